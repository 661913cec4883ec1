package diff

import (
	"maps"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// Code is the generated Go of both models.
type Code struct {
	// Old and New are the files by their paths.
	Old, New map[string]string
	// Subjects are the operations and shapes that Go names come from: those of
	// methods and their types as "GetUser", those of package types as "types.User".
	Subjects map[string]string
	// Note says why there is none.
	Note string
}

// subject is what a Go name comes from: that of the union for a type that is one of
// its members, or its decoder.
func (c Code) subject(name string) string {
	if s, ok := c.Subjects[name]; ok {
		return s
	}
	if s, ok := c.Subjects[strings.TrimSuffix(name, "Decoder")]; ok {
		return s
	}
	for at := strings.LastIndex(name, "Member"); at >= 0; at = strings.LastIndex(name, "Member") {
		name = name[:at]
		if s, ok := c.Subjects[name]; ok {
			return s
		}
	}
	return ""
}

// CompareIDs orders the ids of services.
func CompareIDs(a, b string) int { return strings.Compare(strings.ToLower(a)+a, strings.ToLower(b)+b) }

// codeLine is a line of a difference: of the old file, of the new one, or of both.
type codeLine struct {
	// Old and New are the numbers of the line, 0 where it is not.
	Old, New int
	Text     string
	// subject is the operation or shape that the line comes from.
	subject string
}

// hunk is a piece of a difference.
type hunk struct {
	File  string
	Lines []codeLine
}

// context is how many unchanged lines stand around changed ones.
const contextLines = 2

// hunksOf are the differences of the files by subject, empty for what comes from
// none.
func hunksOf(c Code) map[string][]hunk {
	out := make(map[string][]hunk)
	files := maps.Clone(c.New)
	if files == nil {
		files = make(map[string]string)
	}
	for name := range c.Old {
		files[name] = c.New[name]
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if c.Old[name] == c.New[name] {
			continue
		}
		lines := lineDiff(c.Old[name], c.New[name])
		before, after := symbols(name, c.Old[name]), symbols(name, c.New[name])
		for i := range lines {
			l := &lines[i]
			if l.New > 0 {
				l.subject = c.subject(after[l.New])
			} else {
				l.subject = c.subject(before[l.Old])
			}
		}
		cutHunks(name, lines, out)
	}
	return out
}

// cutHunks cuts a difference where the subject changes and where nothing does for
// long.
func cutHunks(file string, lines []codeLine, out map[string][]hunk) {
	for start := 0; start < len(lines); {
		end := start
		for end < len(lines) && lines[end].subject == lines[start].subject {
			end++
		}
		keep := make([]bool, end-start)
		for i := start; i < end; i++ {
			if lines[i].Old > 0 && lines[i].New > 0 {
				continue
			}
			for k := max(start, i-contextLines); k <= min(end-1, i+contextLines); k++ {
				keep[k-start] = true
			}
		}
		subject := lines[start].subject
		for i := start; i < end; {
			if !keep[i-start] {
				i++
				continue
			}
			from := i
			for i < end && keep[i-start] {
				i++
			}
			out[subject] = append(out[subject], hunk{file, lines[from:i]})
		}
		start = end
	}
}

// lineDiff compares two texts line by line.
func lineDiff(old, current string) (out []codeLine) {
	a, b := 1, 1
	both := func(text string) {
		for line := range strings.Lines(text) {
			out = append(out, codeLine{Old: a, New: b, Text: strings.TrimSuffix(line, "\n")})
			a, b = a+1, b+1
		}
	}
	at := 0
	for _, e := range udiff.Lines(old, current) {
		both(old[at:e.Start])
		for line := range strings.Lines(old[e.Start:e.End]) {
			out = append(out, codeLine{Old: a, Text: strings.TrimSuffix(line, "\n")})
			a++
		}
		for line := range strings.Lines(e.New) {
			out = append(out, codeLine{New: b, Text: strings.TrimSuffix(line, "\n")})
			b++
		}
		at = e.End
	}
	both(old[at:])
	return out
}
