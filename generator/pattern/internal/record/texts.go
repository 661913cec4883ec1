package main

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
	"github.com/modelsmith/modelsmith/generator/pattern/syntax"
)

const (
	// maxText is the longest text, in bytes.
	maxText = 40_000
	// matches is how many texts are made to match, misses how many of each are made
	// not to.
	matches = 6
	misses  = 2
)

// foreign are characters that dialects and engines disagree about.
var foreign = []string{
	"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\v", "\x00", "\x7f", "\u00a0", "\u00e9", "\u0130", "\u017f", "\u212a",
	"\u0660", "\u3000", "\ufeff", "\u200b", "\U0001F600", "\U00010000", "\uffff", "\u180e", "\u1680", " ", "-", "A", "z", "0", ".", "/",
}

// maker makes texts. It is seeded, so that the same patterns have the same texts.
type maker struct {
	random *rand.Rand
	left   int
	// extreme makes repetitions as long as they may be.
	extreme bool
}

// texts returns texts that discriminate: matches with the first and last characters
// of ranges and with the bounds of repetitions, and near misses.
func texts(root *syntax.Node) []string {
	m := &maker{random: rand.New(rand.NewPCG(4, 2))}
	out := []string{"", m.pick(foreign)}
	for i := range matches {
		m.left, m.extreme = maxText, i == matches-1
		var b strings.Builder
		m.write(&b, root)
		text := b.String()
		out = append(out, text)
		for range misses {
			out = append(out, m.changed(text))
		}
	}
	out = append(out, m.pick(out)+"\n", m.pick(out)+m.pick(out))
	slices.Sort(out)
	return slices.Compact(out)
}

func (m *maker) pick(from []string) string { return from[m.random.IntN(len(from))] }

// write writes a text that a node matches, if it may be without its looks.
func (m *maker) write(b *strings.Builder, n *syntax.Node) {
	if m.left <= 0 {
		return
	}
	switch n.Op {
	case syntax.OpClass:
		if c := m.char(n.Set); c >= 0 {
			b.WriteRune(c)
			m.left--
		}
	case syntax.OpConcat:
		for _, s := range n.Sub {
			m.write(b, s)
		}
	case syntax.OpAlternate:
		m.write(b, n.Sub[m.random.IntN(len(n.Sub))])
	case syntax.OpRepeat:
		for range m.count(n) {
			m.write(b, n.Sub[0])
		}
	}
}

// char is the first or last character of one of the ranges; rarely one between.
func (m *maker) char(set charset.Set) rune {
	set = set.Intersect(charset.Union(charset.Range(0, 0xD7FF), charset.Range(0xE000, 0x10FFFF)))
	if len(set) == 0 {
		return -1
	}
	i := m.random.IntN(min(len(set)/2, 8))
	if m.random.IntN(8) == 0 {
		i = m.random.IntN(len(set) / 2)
	}
	low, high := set[2*i], set[2*i+1]
	switch m.random.IntN(8) {
	case 0:
		return high
	case 1:
		return low + m.random.Int32N(high-low+1)
	}
	return low
}

func (m *maker) count(n *syntax.Node) int {
	switch {
	case m.extreme && n.Max != syntax.Unbounded:
		return min(n.Max, 5000)
	case n.Max == syntax.Unbounded:
		return n.Min + m.random.IntN(3)
	}
	return n.Min + min(m.random.IntN(4), n.Max-n.Min)
}

// changed is a text with one change: a character more, less, twice or another.
func (m *maker) changed(text string) string {
	chars := []rune(text)
	if len(chars) == 0 {
		return m.pick(foreign)
	}
	at := m.random.IntN(len(chars))
	before, char, after := string(chars[:at]), string(chars[at]), string(chars[at+1:])
	switch m.random.IntN(6) {
	case 0:
		return before + after
	case 1:
		return before + char + char + after
	case 2:
		return before + m.pick(foreign) + after
	case 3:
		return m.pick(foreign) + text
	case 4:
		return text + m.pick(foreign)
	}
	return before + strings.ToUpper(char) + strings.ToUpper(after)
}
