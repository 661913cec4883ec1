package jmespath

import (
	"testing"

	"github.com/modelsmith/modelsmith/generator/model"
)

// shapes are a structure, and two shapes that it leads to.
func shapes() (root *model.Structure, text, number model.Shape) {
	text = &model.String{Base: model.Base{Name: "Text"}}
	number = &model.Integer{Base: model.Base{Name: "Number"}}
	member := func(name string, s model.Shape) *model.Member {
		return &model.Member{Name: name, Ref: model.Ref{Target: s}}
	}
	thing := &model.Structure{Base: model.Base{Name: "Thing"}, Members: []*model.Member{member("State", text), member("Want", number), member("Have", number)}}
	things := &model.List{Base: model.Base{Name: "Things"}, Elem: model.Ref{Target: thing}}
	thing.Members = append(thing.Members, member("Parts", things))
	dict := &model.Map{Base: model.Base{Name: "Dict"}, Value: model.Ref{Target: thing}}
	root = &model.Structure{Base: model.Base{Name: "Root"}, Members: []*model.Member{
		member("Things", things), member("Dict", dict), member("Marker", text), member("Any", &model.Document{}), member("Lost", nil),
	}}
	return root, text, number
}

// TestResolve follows expressions through shapes, as waiters and paginators of
// the catalogue have them.
func TestResolve(t *testing.T) {
	root, text, number := shapes()
	for _, c := range []struct {
		expression string
		kind       Kind
		shape      model.Shape
		elem       model.Shape
		err        string
	}{
		{"Marker", Text, text, nil, ""},
		{"Marker || Things[-1].State", Text, text, nil, ""},
		{"Things[].State", Array, nil, text, ""},
		{"Things[].Parts[].Have", Array, nil, number, ""},
		{"Things[0].Parts[1:3].Have", Array, nil, number, ""},
		{"Dict.*.State", Array, nil, text, ""},
		{"Dict.key.Want", Number, number, nil, ""},
		{"Any.what.ever[0]", Any, nil, nil, ""},
		{"Lost.ever[0]", Any, nil, nil, ""},
		{"length(Things[?!(length(Parts) == `1` && Have == Want)]) == `0`", Boolean, nil, nil, ""},
		{"length(Things)", Number, nil, nil, ""},
		{"Things[*].[State, Marker][]", Array, nil, nil, `Thing has no member "Marker"`},
		{"Things[*].[State, State][]", Array, nil, text, ""},
		{"{a: Marker, b: Things}.a", Text, text, nil, ""},
		{"Things | [0].State", Text, text, nil, ""},
		{"Thing", Any, nil, nil, `Root has no member "Thing"; did you mean "Things"?`},
		{"Marker.More", Any, nil, nil, `"More" leads into Text, which has no members`},
		{"Things.State", Any, nil, nil, `"State" leads into Things, which has no members`},
		{"Things[?Stat == 'A']", Any, nil, nil, `Thing has no member "Stat"; did you mean "State"?`},
		{"length(Marke)", Any, nil, nil, `Root has no member "Marke"; did you mean "Marker"?`},
		{"Marker[0]", Any, nil, nil, "Text is no list"},
		{"Marker.*", Any, nil, nil, "Text has no members"},
		{"length(Things[0].Have)", Any, nil, nil, "length takes a list or a string or an object, not a number"},
		{"size(Things)", Any, nil, nil, `there is no function "size"`},
		{"length()", Any, nil, nil, "length takes 1 arguments, not 0"},
	} {
		v, err := Resolve(c.expression, OfStructure(root))
		if err != nil || c.err != "" {
			if err == nil || err.Error() != c.err {
				t.Errorf("%s: %v", c.expression, err)
			}
			continue
		}
		if v.Kind != c.kind || v.Shape != c.shape || v.Shape == nil && v.Elem().Shape != c.elem {
			t.Errorf("%s: %+v", c.expression, v)
		}
	}
}
