package runtime_test

import (
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
)

// tree is a value of any shape, as reflect.DeepEqual compares it.
type tree struct {
	Kind   int
	Number int64
	Text   string
	Sub    []tree
}

// treeMembers are the members that structures of the test may have.
var treeMembers = func() (out [4]runtime.Member) {
	for i := range out {
		out[i] = runtime.Member{Wire: string(rune('a' + i)), Key: &elem, Elem: &elem}
	}
	elem.Elem, elem.Key = &elem, &elem
	return out
}()

// randomTree is a value with few possibilities, so that equal ones come up.
func randomTree(r *rand.Rand, depth int) tree {
	v := tree{Kind: r.IntN(10)}
	if depth == 0 {
		v.Kind = r.IntN(6)
	}
	switch v.Kind {
	case 0, 1, 2, 3:
		v.Number = r.Int64N(3)
	case 4, 5:
		v.Text = strconv.Itoa(r.IntN(3))
	default:
		for range r.IntN(4) {
			v.Sub = append(v.Sub, randomTree(r, depth-1))
		}
	}
	return v
}

func (v tree) push(e runtime.Encoder, m *runtime.Member) {
	switch v.Kind {
	case 0:
		e.W.Null(m)
	case 1:
		e.W.Bool(m, v.Number == 0)
	case 2:
		e.W.Int(m, v.Number)
	case 3:
		e.W.Time(m, time.Unix(0, v.Number).In(time.FixedZone("", int(v.Number))))
	case 4:
		e.W.String(m, v.Text)
	case 5:
		e.W.Blob(m, []byte(v.Text))
	case 6:
		e.W.BeginList(m, len(v.Sub))
		for _, s := range v.Sub {
			s.push(e, m.Elem)
		}
		e.W.EndList(m)
	case 7:
		e.W.BeginMap(m, len(v.Sub))
		for i, s := range v.Sub {
			e.W.Key(m, strconv.Itoa(i))
			s.push(e, m.Elem)
		}
		e.W.EndMap(m)
	default:
		e.W.Struct(m, choice(func(e runtime.Encoder) {
			for i, s := range v.Sub {
				s.push(e, &treeMembers[i])
			}
		}))
	}
}

// norm takes out of a tree what pushing it does not tell: the number of a null, and
// which of two numbers false is.
func (v tree) norm() tree {
	switch {
	case v.Kind == 0:
		v.Number = 0
	case v.Kind == 1 && v.Number > 0:
		v.Number = 1
	case v.Kind == 9:
		v.Kind = 8
	}
	sub := v.Sub
	v.Sub = nil
	for _, s := range sub {
		v.Sub = append(v.Sub, s.norm())
	}
	return v
}

// TestUniqueItems compares with reflect.DeepEqual, with lists in lists.
func TestUniqueItems(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	inner := runtime.Member{Wire: "member", Flags: runtime.Element, Elem: &elem, Check: &runtime.Check{Unique: true}}
	for range 20_000 {
		lists := make([][]tree, r.IntN(4))
		var normal []any
		want := ""
		for i := range lists {
			for range r.IntN(14) {
				lists[i] = append(lists[i], randomTree(r, 2))
			}
			var list []any
			for _, v := range lists[i] {
				list = append(list, v.norm())
			}
			if twice(list) {
				want += " /list/" + strconv.Itoa(i)
			}
			normal = append(normal, list)
		}
		if twice(normal) {
			want = " /list" + want
		}
		p := newProbe(func(e runtime.Encoder, m []runtime.Member) {
			e.W.BeginList(&m[0], len(lists))
			for _, list := range lists {
				tree{Kind: 6, Sub: list}.push(e, m[0].Elem)
			}
			e.W.EndList(&m[0])
		}, runtime.Member{Wire: "list", Elem: &inner, Check: &runtime.Check{Unique: true}})
		if got := paths(t, runtime.Validate(p)); " "+got != want && got+want != "" {
			t.Fatalf("%+v: got %s, want%s", normal, got, want)
		}
	}
}

func twice(values []any) bool {
	for i := range values {
		for j := range i {
			if reflect.DeepEqual(values[i], values[j]) {
				return true
			}
		}
	}
	return false
}

// TestUniqueFloats checks that floating-point numbers equal nothing.
func TestUniqueFloats(t *testing.T) {
	p := newProbe(func(e runtime.Encoder, m []runtime.Member) {
		e.W.BeginList(&m[0], 2)
		e.W.Float(m[0].Elem, 1, 64)
		e.W.Float(m[0].Elem, 1, 64)
		e.W.EndList(&m[0])
	}, runtime.Member{Wire: "list", Elem: &elem, Check: &runtime.Check{Unique: true}})
	if err := runtime.Validate(p); err != nil {
		t.Error(err)
	}
}

// uniqueStrings is a list of n different strings.
func uniqueStrings(n int) *probe {
	list := make([]string, n)
	for i := range list {
		list[i] = "item-" + strconv.Itoa(i)
	}
	return newProbe(func(e runtime.Encoder, m []runtime.Member) { runtime.Strings(e, &m[0], list) },
		runtime.Member{Wire: "list", Elem: &elem, Check: &runtime.Check{Unique: true}})
}

// TestUniqueTime checks that a long list takes no quadratic time, which would be
// minutes, and a short one no memory.
func TestUniqueTime(t *testing.T) {
	start := time.Now()
	if err := runtime.Validate(uniqueStrings(500_000)); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Error(took)
	}
}
