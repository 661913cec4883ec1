package diff

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// pass is one rule's way through a comparison.
type pass struct {
	*comparison
	rule    Rule
	changes *[]Change
}

// spot is a place that both models have, or one of them.
type spot struct {
	// subject and path are as in [Change]; oldPath is empty when it is the same.
	subject, path, oldPath string
	old, new               model.Pos
	// operations are those that the change is about.
	operations func() []string
}

// in is a place inside of a spot.
func (s spot) in(name string) spot {
	s.path += "." + name
	if s.oldPath != "" {
		s.oldPath += "." + name
	}
	return s
}

// report adds a change.
func (p *pass) report(s spot, effects []string, format string, args ...any) {
	c := Change{
		Rule: p.rule.ID, Client: p.rule.Client, Server: p.rule.Server, Subject: s.subject, Path: s.path, OldPath: s.oldPath,
		Old: s.old, New: s.new, Message: fmt.Sprintf(format, args...), Go: effects,
	}
	if n := len(effects); n > maxEffects {
		c.Go, c.More = effects[:maxEffects], n-maxEffects
	}
	if s.operations != nil {
		c.Operations = s.operations()
	}
	*p.changes = append(*p.changes, c)
}

// maxEffects is how many effects of one change are told: a shape that all others
// hold has one for each of them.
const maxEffects = 25

// maxQuoted is how much of a text a message has.
const maxQuoted = 120

// quote shows a text of a model, cut when it is long.
func quote(text string) string {
	if len(text) > maxQuoted {
		text = strings.ToValidUTF8(text[:maxQuoted], "") + "…"
	}
	return strconv.Quote(text)
}

// was says what a text was and is.
func was(old, current string) string {
	switch {
	case old == "":
		return "was none, is " + quote(current)
	case current == "":
		return "was " + quote(old) + ", is none"
	}
	return "was " + quote(old) + ", is " + quote(current)
}

// Visible is [model.Visible] that also escapes what the logs of CI would take for a
// command.
func Visible(text string) string {
	return strings.ReplaceAll(model.Visible(text), "##", `#\x23`)
}
