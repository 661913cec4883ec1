package jmespath

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/modelsmith/modelsmith/generator/model"
)

// TestCompliance reads the expressions of the public compliance suite: those
// that have a result have no fault.
func TestCompliance(t *testing.T) {
	root := os.Getenv("MODELSMITH_CONFORMANCE")
	if root == "" {
		t.Skip("MODELSMITH_CONFORMANCE is not set")
	}
	files, _ := filepath.Glob(filepath.Join(root, "jmespath", "*.json"))
	count := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var groups []struct {
			Cases []struct {
				Expression, Error string
			}
		}
		if err := json.Unmarshal(data, &groups); err != nil {
			continue
		}
		for _, g := range groups {
			for _, c := range g.Cases {
				count++
				if _, err := Resolve(c.Expression, Value{}); err != nil && c.Error == "" {
					t.Errorf("%s: %q: %v", filepath.Base(file), c.Expression, err)
				}
			}
		}
	}
	if count < 500 {
		t.Errorf("%d expressions", count)
	}
}

// TestResolve follows expressions through shapes, as waiters and paginators of
// the catalogue have them.
func TestResolve(t *testing.T) {
	text := &model.String{Base: model.Base{Name: "Text"}}
	number := &model.Integer{Base: model.Base{Name: "Number"}}
	member := func(name string, s model.Shape) *model.Member {
		return &model.Member{Name: name, Ref: model.Ref{Target: s}}
	}
	thing := &model.Structure{Base: model.Base{Name: "Thing"}, Members: []*model.Member{member("State", text), member("Want", number), member("Have", number)}}
	things := &model.List{Base: model.Base{Name: "Things"}, Elem: model.Ref{Target: thing}}
	thing.Members = append(thing.Members, member("Parts", things))
	dict := &model.Map{Base: model.Base{Name: "Dict"}, Value: model.Ref{Target: thing}}
	root := &model.Structure{Base: model.Base{Name: "Root"}, Members: []*model.Member{
		member("Things", things), member("Dict", dict), member("Marker", text), member("Any", &model.Document{}),
	}}
	for _, c := range []struct {
		expression string
		kind       Kind
		shape      model.Shape
		each       bool
		err        string
	}{
		{"Marker", Of, text, false, ""},
		{"Marker || Things[-1].State", Of, text, false, ""},
		{"Things[].State", Of, text, true, ""},
		{"Things[].Parts[].Have", Of, number, true, ""},
		{"Things[0].Parts[1:3].Have", Of, number, true, ""},
		{"Dict.*.State", Of, text, true, ""},
		{"Dict.key.Want", Of, number, false, ""},
		{"Any.what.ever[0]", Any, nil, false, ""},
		{"length(Things[?!(length(Parts) == `1` && Have == Want)]) == `0`", Boolean, nil, false, ""},
		{"length(Things)", Number, nil, false, ""},
		{"Things[*].[State, Want][]", Any, nil, true, ""},
		{"{a: Marker, b: Things}.a", Of, text, false, ""},
		{"Things | [0].State", Of, text, false, ""},
		{"Thing", Of, nil, false, `Root has no member "Thing"`},
		{"Marker.More", Of, nil, false, `"More" leads into Text, which has no members`},
		{"Things.State", Of, nil, false, `"State" leads into Things, which has no members`},
		{"Things[?Stat == 'A']", Of, nil, false, `Thing has no member "Stat"`},
		{"length(Marke)", Of, nil, false, `Root has no member "Marke"`},
		{"Things[", Of, nil, false, "malformed brackets at offset 7"},
		{"Marker Things", Of, nil, false, `unexpected "Things"`},
	} {
		v, err := Resolve(c.expression, Shape(root))
		if err != nil || c.err != "" {
			if err == nil || err.Error() != c.err {
				t.Errorf("%s: %v", c.expression, err)
			}
			continue
		}
		if v.Kind != c.kind || v.Shape != c.shape || v.Each != c.each {
			t.Errorf("%s: %+v", c.expression, v)
		}
	}
}

func FuzzResolve(f *testing.F) {
	for _, text := range []string{"a.b[0].*[?c == `1`] | {x: @}", "length(a[]) > `0` && !b || 'c'", "[a, \"b\"][::2]"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := Resolve(text, Value{}); err != nil && err.Error() == "" {
			t.Error("an error without a text")
		}
	})
}
