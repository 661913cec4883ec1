package pattern

import (
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/regular"
	"github.com/modelsmith/modelsmith/generator/pattern/syntax"
)

// Relation is how the texts that a pattern takes relate to those of another.
type Relation uint8

// The relations.
const (
	// Unknown is the relation of patterns that are not understood, or too large.
	Unknown Relation = iota
	// Equal patterns take the same texts.
	Equal
	// Fewer and More are for a pattern that takes some of the other's texts only,
	// or all of them and others.
	Fewer
	More
	// Other is for patterns that each take a text that the other does not.
	Other
)

// The limits of what is spent on a comparison.
const (
	relationStates = 2000
	relationWork   = 500_000
	relationPairs  = 200_000
)

// Relate compares the texts that a pattern takes with those that another takes,
// whatever their dialects.
func Relate(a, b model.Pattern) Relation {
	x, y := automatonOf(a), automatonOf(b)
	if x == nil || y == nil {
		return Unknown
	}
	return relate(x, y)
}

// automatonOf is the automaton of a pattern, nil when there is none of a size.
func automatonOf(p model.Pattern) *regular.DFA {
	parsed, err := syntax.Parse(p.Text, p.Dialect)
	if err != nil || parsed.Unsupported != nil {
		return nil
	}
	e, err := lower(parsed)
	if err != nil {
		return nil
	}
	d, _, err := regular.Determinize(e, regular.Limits{NFA: maxNFA, DFA: relationStates, Work: relationWork})
	if err != nil {
		return nil
	}
	return d
}

// relate walks through two automata at once, and sees which of them accepts where
// the other does not.
func relate(x, y *regular.DFA) Relation {
	var joint [][2]int
	for i, s := range x.Classes {
		for j, t := range y.Classes {
			if s.Overlaps(t) {
				joint = append(joint, [2]int{i, j})
			}
		}
	}
	first := [2]int32{int32(x.Start), int32(y.Start)}
	seen := map[[2]int32]bool{first: true}
	queue := [][2]int32{first}
	onlyX, onlyY := false, false
	for i := 0; i < len(queue); i++ {
		at := queue[i]
		onlyX = onlyX || x.Accepts[at[0]] && !y.Accepts[at[1]]
		onlyY = onlyY || y.Accepts[at[1]] && !x.Accepts[at[0]]
		if onlyX && onlyY {
			return Other
		}
		if len(seen) > relationPairs {
			return Unknown
		}
		for _, class := range joint {
			next := [2]int32{x.Next[at[0]][class[0]], y.Next[at[1]][class[1]]}
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	switch {
	case onlyX:
		return More
	case onlyY:
		return Fewer
	}
	return Equal
}
