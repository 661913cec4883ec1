package endpoints

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// world gives every test of a condition an outcome: flags are true or not, subjects have a text, and optional values
// are there or not.
type world struct {
	flags    map[*Parameter]bool
	texts    map[string]literal
	presence map[string]bool
}

// holds evaluates a condition.
func (w world) holds(t *testing.T, e expr) bool {
	switch e := e.(type) {
	case truth:
		return bool(e)
	case *not:
		return !w.holds(t, e.x)
	case *paramRef:
		return w.flags[e.p]
	case *present:
		return w.presence[e.x.key()]
	case *equal:
		return w.texts[e.a.key()] == e.b
	}
	t.Fatalf("no value for %s", e.key())
	return false
}

// run evaluates a block and checks that it reads no variable that is not in scope.
func (w world) run(t *testing.T, b block, scope map[*local]bool) *outcome {
	inner := map[*local]bool{}
	for l := range scope {
		inner[l] = true
	}
	inScope := func(e expr) {
		if ref, ok := e.(*localRef); ok && !inner[ref.l] {
			t.Fatalf("%s is not in scope", ref.key())
		}
	}
	for _, s := range b {
		switch s := s.(type) {
		case *let:
			walkExpr(s.l.value, inScope)
			inner[s.l] = true
		case *outcome:
			walkStatement(s, inScope)
			return s
		case *branch:
			walkExpr(s.cond, inScope)
			if !w.holds(t, s.cond) {
				continue
			}
			bound := map[*local]bool{}
			for l := range inner {
				bound[l] = true
			}
			if s.bind != nil {
				bound[s.bind] = true
			}
			if o := w.run(t, s.body, bound); o != nil {
				return o
			}
		}
	}
	return nil
}

// maker makes random blocks over a few flags, two subjects with three texts, and two optional values.
type maker struct {
	*rand.Rand
	flags    []*Parameter
	subjects []expr
	optional []*local
	constant []*local
}

func newMaker(seed uint64) *maker {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 0))}
	text := &paramRef{&Parameter{Name: "text", Type: String, Required: true}}
	for i := range 3 {
		m.flags = append(m.flags, &Parameter{Name: fmt.Sprint("flag", i), Type: Boolean, Required: true})
	}
	substring, _ := runtimeFunction("substring")
	partition, _ := runtimeFunction("aws.partition")
	for i := range 2 {
		args := []expr{text, number(i), number(i + 1), truth(false)}
		m.optional = append(m.optional, &local{id: i, name: "sub", value: &call{substring, args}})
		m.constant = append(m.constant, &local{id: 10 + i, name: "part", value: &call{partition, []expr{literal(fmt.Sprint(i))}}})
		m.subjects = append(m.subjects, &field{&localRef{m.constant[i]}, attributesOf(partitionType)[0]})
	}
	return m
}

// block makes rules as the reader does: conditions, of which some bind a variable, and then rules or a result.
func (m *maker) block(depth int) block {
	var b block
	for range 1 + m.IntN(4) {
		conditions, uses := m.conditions()
		body := block{m.result(uses)}
		if depth > 0 && m.IntN(2) == 0 {
			body = m.block(depth - 1)
		}
		b = append(b, wrap(conditions, body)...)
	}
	return b
}

func (m *maker) conditions() ([]branch, []expr) {
	var list []branch
	var uses []expr
	for range m.IntN(4) {
		var c branch
		switch m.IntN(4) {
		case 0:
			i := m.IntN(2)
			list = append(list, branch{cond: truth(true), bind: m.constant[i]})
			c.cond = equals(m.subjects[i], literal(fmt.Sprint(m.IntN(3))))
		case 1:
			l := m.optional[m.IntN(2)]
			c = branch{cond: &present{l.value}, bind: l}
			uses = append(uses, &localRef{l})
		case 2:
			c.cond = negate(&present{m.optional[m.IntN(2)].value})
		default:
			c.cond = &paramRef{m.flags[m.IntN(3)]}
		}
		if c.bind == nil && m.IntN(3) == 0 {
			c.cond = negate(c.cond)
		}
		list = append(list, c)
	}
	return list, uses
}

func (m *maker) result(uses []expr) *outcome {
	return &outcome{message: joined(append(uses, literal(fmt.Sprint("r", m.IntN(6)))))}
}

func (m *maker) world() world {
	w := world{map[*Parameter]bool{}, map[string]literal{}, map[string]bool{}}
	for _, p := range m.flags {
		w.flags[p] = m.IntN(2) == 0
	}
	for i, s := range m.subjects {
		w.texts[s.key()] = literal(fmt.Sprint(m.IntN(3)))
		w.presence[m.optional[i].value.key()] = m.IntN(2) == 0
	}
	return w
}

// TestFoldKeepsMeaning folds random rules and compares what both forms answer in random worlds.
func TestFoldKeepsMeaning(t *testing.T) {
	for seed := range uint64(3000) {
		m := newMaker(seed)
		before := m.block(3)
		folded, ends := fold(before, newFacts())
		after := prune(folded)
		for range 40 {
			w := m.world()
			want, got := w.run(t, before, nil), w.run(t, after, nil)
			if (want == nil) != (got == nil) || want != nil && want.key() != got.key() {
				t.Fatalf("seed %d: %v\n%s\nfolds to\n%s", seed, w, before.key(), after.key())
			}
			if got == nil && ends {
				t.Fatalf("seed %d: the end is reached\n%s", seed, after.key())
			}
		}
	}
}
