package expression

import (
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
)

// TestHostile compiles expressions that nest as deep and are as long as may be: each
// part is compiled a bounded number of times.
func TestHostile(t *testing.T) {
	flag, text := &model.Boolean{Base: model.Base{Name: "Flag"}}, &model.String{Base: model.Base{Name: "Text"}}
	thing := &model.Structure{Base: model.Base{Name: "Thing"}}
	things := &model.List{Base: model.Base{Name: "Things"}, Elem: model.Ref{Target: thing}}
	for name, s := range map[string]model.Shape{"L": things, "T": flag, "S": text} {
		thing.Members = append(thing.Members, &model.Member{Name: name, Ref: model.Ref{Target: s}})
	}
	service := &model.Service{Name: "tiny", ID: "Tiny", Shapes: []model.Shape{flag, text, thing, things}}
	resolved, problems := names.Resolve(service, "", nil)
	if problems != nil {
		t.Fatal(problems)
	}
	c := &emit.Context{Service: service, Names: resolved, ImportPath: "example.com/tiny"}
	nested := func(n int, open, middle, end string) string {
		return strings.Repeat(open, n) + middle + strings.Repeat(end, n)
	}
	for _, text := range []string{
		nested(59, "(", "L[?T]", ")[0].L[?T]"),
		nested(15, "contains([(", "T", " == T || T == `true`)], `true`)"),
		nested(15, "contains([(", "T", " == T || length(L) > `1`)], `true`)"),
		nested(20, "length(L[?", "T", "]) == `1` || T"),
		strings.Repeat("L[?T] | ", 500) + "[0]",
		strings.Repeat("S || ", 800) + "S",
		strings.Repeat("T == T || ", 400) + "T",
		"L" + strings.Repeat("[].L", 1000),
		"L" + strings.Repeat("[]", 2000),
		"L" + strings.Repeat("[0].L", 800),
	} {
		start := time.Now()
		_, err := New(c, "out").Value(new(Block), model.Expression{Text: text}, Root(thing, nil))
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%.60s…: %v", text, took)
		} else {
			t.Logf("%.40s…: %v, %.80v", text, took, err)
		}
	}
}
