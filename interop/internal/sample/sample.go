// Package sample makes values that keep every constraint of a model, in the form that package goshape fills Go values
// from: the smallest that an operation takes, and one with every member. It imports package model and the standard
// library.
package sample

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/model"
)

// A Size says which members a value has.
type Size int

// The sizes of values.
const (
	// Minimal values have the required members only.
	Minimal Size = iota
	// Maximal values have all members, two elements in each list and map, and structures within themselves once.
	Maximal
)

// A maker makes one value. Members with equal types differ in their values, so that none can be taken for another.
type maker struct {
	size  Size
	count int
	// open are the structures being made.
	open map[model.Shape]bool
	err  error
}

// Structure returns a value for a structure, which may be nil.
func Structure(s *model.Structure, size Size) (map[string]any, error) {
	m := &maker{size: size, open: map[model.Shape]bool{}}
	if s == nil {
		return map[string]any{}, nil
	}
	return m.structure(s), m.err
}

func (m *maker) structure(s *model.Structure) map[string]any {
	out := map[string]any{}
	m.open[s] = true
	defer delete(m.open, s)
	for _, member := range s.Members {
		if m.size == Minimal && !member.Required && !member.IdempotencyToken || m.open[member.Target] {
			continue
		}
		if v := m.ref(&member.Ref, member.Location); v != nil {
			out[member.Name] = v
		}
	}
	if len(out) == 0 && len(m.open) > 1 && len(s.Members) > 0 {
		// A form has nothing for a structure without members.
		first := s.Members[0]
		out[first.Name] = m.ref(&first.Ref, "")
	}
	return out
}

func (m *maker) union(u *model.Union) any {
	m.open[u] = true
	defer delete(m.open, u)
	for _, member := range u.Members {
		if !m.open[member.Target] {
			return map[string]any{member.Name: m.ref(&member.Ref, "")}
		}
	}
	return nil
}

// ref returns a value of what a reference is to, nil for one that has no end.
func (m *maker) ref(r *model.Ref, location string) any {
	m.count++
	switch s := r.Target.(type) {
	case *model.Structure:
		return m.structure(s)
	case *model.Union:
		return m.union(s)
	case *model.List:
		return m.list(s, r, location)
	case *model.Map:
		return m.entries(s, r, location)
	case *model.String:
		return m.text(r, location)
	case *model.Enum:
		return s.Values[m.count%len(s.Values)]
	case *model.Blob:
		return map[string]any{"$blob": base64.StdEncoding.EncodeToString(m.fit([]byte("blob\x00\xff"+strconv.Itoa(m.count)), r))}
	case *model.Boolean:
		return m.count%2 == 0
	case *model.Integer:
		return m.integer(s, r)
	case *model.Float:
		return json.Number("1.5")
	case *model.Timestamp:
		return map[string]any{"$time": strconv.Itoa(1700000000 + m.count)}
	case *model.Document:
		return map[string]any{"n": json.Number(strconv.Itoa(m.count))}
	}
	m.fail(r, "has a kind that no sample is made of")
	return nil
}

func (m *maker) fail(r *model.Ref, what string) {
	if m.err == nil {
		m.err = fmt.Errorf("%s (%s) %s", r.Target.Info().Name, r.Pos, what)
	}
}

// bounds are the bounds of a length or number, with those of a small value where there are none.
func bounds(r *model.Ref, low, high int64) (int64, int64) {
	if v, err := strconv.ParseInt(r.Traits.Min, 10, 64); err == nil {
		low = v
		high = max(high, low)
	}
	if v, err := strconv.ParseInt(r.Traits.Max, 10, 64); err == nil && v < high {
		high = v
	}
	return min(low, high), high
}

func (m *maker) integer(s *model.Integer, r *model.Ref) any {
	if s.Values != nil {
		return json.Number(strconv.Itoa(int(s.Values[0].Value)))
	}
	low, high := bounds(r, 1, 100)
	// Zero is what an absent member is in Go where it has no pointer.
	return json.Number(strconv.FormatInt(max(low, min(high, int64(m.count%100)+1)), 10))
}

// fit makes a blob as long as it may be.
func (m *maker) fit(b []byte, r *model.Ref) []byte {
	low, high := bounds(r, 0, 1<<20)
	for int64(len(b)) < low {
		b = append(b, 'x')
	}
	return b[:min(int64(len(b)), high)]
}

func (m *maker) list(s *model.List, r *model.Ref, location string) any {
	low, high := bounds(r, 0, 2)
	if m.size == Minimal {
		high = max(low, min(1, high))
	}
	out := []any{}
	if m.open[s.Elem.Target] {
		return out
	}
	for int64(len(out)) < high {
		out = append(out, m.ref(&s.Elem, location))
	}
	return out
}

func (m *maker) entries(s *model.Map, r *model.Ref, location string) any {
	low, high := bounds(r, 0, 2)
	if m.size == Minimal {
		high = max(low, min(1, high))
	}
	out := map[string]any{}
	for tries := 0; int64(len(out)) < high && tries < 10; tries++ {
		m.count++
		key, ok := m.ref(&s.Key, location).(string)
		if !ok || m.open[s.Value.Target] {
			return out
		}
		out[key] = m.ref(&s.Value, "")
	}
	return out
}

// candidates are texts that patterns are tried with; %d is the count.
var candidates = []string{
	"name-%d", "name%d", "arn:aws:chime:us-east-1:123456789012:app-instance/name-%d/bot/name-%d", "arn:aws:iam::123456789012:user/name-%d",
	"/path/%d/", "+1206555%04d", "user%d@example.com", "00000000%04d", "%06d", "12345678-1234-4234-8234-%012d", "AKIAIOSFODNN7%07d",
	"https://example.com/%d", "%d", "v%d", "US", "arn:aws:lex:us-east-1:123456789012:bot-alias/ABCDEF%04d/ABCDEF%04d", "ABCDEFGH%08d", "us-east-%d", "text %d",
	"o-abcdef%06d", "o-abcdef%06d/r-abcd%d/", "800", "p-abcdef%06d",
}

// hostile is what stands in a body where the model allows any text.
const hostile = " ä%%/?&=+<>\"'\\]]>\t\n😀%d "

// text returns a text that matches the pattern and is as long as it has to be.
func (m *maker) text(r *model.Ref, location string) any {
	low, high := bounds(r, 0, 1<<40)
	forms := candidates
	switch {
	case r.Traits.Pattern != nil:
	case location == "":
		forms = append([]string{hostile}, forms...)
	case location == "uri" || location == "querystring":
		forms = append([]string{"a b/c%%2F&=+ä?#%d"}, forms...)
	}
	match := func(string) bool { return true }
	if p := r.Traits.Pattern; p != nil {
		re, err := compile(p)
		if err != nil {
			m.fail(r, err.Error())
			return nil
		}
		match = re.MatchString
	}
	for _, form := range forms {
		text := strings.ReplaceAll(form, "%d", strconv.Itoa(m.count))
		text = regexp.MustCompile(`%0\d+d`).ReplaceAllStringFunc(text, func(verb string) string { return fmt.Sprintf(verb, m.count) })
		text = strings.ReplaceAll(text, "%%", "%")
		for n := int64(utf8.RuneCountInString(text)); n < low; n++ {
			text += "0"
		}
		if runes := []rune(text); int64(len(runes)) > high {
			text = string(runes[int64(len(runes))-high:])
		}
		if match(text) {
			return text
		}
	}
	m.fail(r, "has no sample for its pattern "+r.Traits.Pattern.Text)
	return nil
}

// compile compiles a pattern as far as samples need it.
func compile(p *model.Pattern) (*regexp.Regexp, error) {
	text := regexp.MustCompile(`\{(\d+),(\d{4,})\}`).ReplaceAllString(p.Text, "{$1,1000}")
	text = strings.ReplaceAll(text, `\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF`, `\x20-\x7e\x{85}\x{a0}-\x{d7ff}`)
	// What lookaheads forbid no candidate has.
	text = regexp.MustCompile(`\(\?![^)]*\)`).ReplaceAllString(text, "")
	text = regexp.MustCompile(`\\u([0-9A-Fa-f]{4})`).ReplaceAllString(text, `\x{$1}`)
	if p.Dialect == model.JavaFull {
		text = `^(?:` + text + `)$`
	}
	return regexp.Compile(text)
}
