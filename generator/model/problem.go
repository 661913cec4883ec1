package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Pos is a place in a model file. Line and Col count from 1, Col in bytes.
type Pos struct {
	File      string
	Line, Col int
}

// String returns file:line:col.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Within returns the place in the file of a place in the fragment that begins at
// p.
func (p Pos) Within(at Pos) Pos {
	if at.Line == 1 {
		at.Col += p.Col - 1
	}
	at.Line += p.Line - 1
	return at
}

// Problem is a fault of a model.
type Problem struct {
	Pos Pos
	// Path is the model path, such as shapes.Bot.members.BotType.
	Path string
	// Message says what is wrong and, where it can, what to do.
	Message string
}

// Error implements error.
func (p Problem) Error() string {
	if p.Path == "" {
		return fmt.Sprintf("%s: %s", Visible(p.Pos.String()), Visible(p.Message))
	}
	return fmt.Sprintf("%s: %s: %s", Visible(p.Pos.String()), Visible(p.Path), Visible(p.Message))
}

// Visible escapes what a terminal would not show, or obey: names in models are
// any text.
func Visible(text string) string {
	if !strings.ContainsFunc(text, func(c rune) bool { return !unicode.IsPrint(c) }) {
		return text
	}
	quoted := strconv.Quote(text)
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}

// Problems are the faults of one or more models.
type Problems []Problem

// Sort orders problems by place, then path, then message, and drops repeats.
func (ps Problems) Sort() Problems {
	slices.SortFunc(ps, func(a, b Problem) int {
		if c := strings.Compare(a.Pos.File, b.Pos.File); c != 0 {
			return c
		}
		if a.Pos.Line != b.Pos.Line {
			return a.Pos.Line - b.Pos.Line
		}
		if a.Pos.Col != b.Pos.Col {
			return a.Pos.Col - b.Pos.Col
		}
		return strings.Compare(a.Path+a.Message, b.Path+b.Message)
	})
	return slices.Compact(ps)
}

// Error implements error: one problem a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}
