package httpbinding_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
)

func TestBody(t *testing.T) {
	v := testshape.Bound{Label: new("l"), Query: new("q"), Header: new("h"), Body: new("b"), BodyList: []string{"x"}, BodyMap: map[string]string{"k": "v"}}
	_, body, err := bind("/{label}", &v)
	if want := `"body":"b","bodyList":["x"],"bodyMap":{"k":"v"}`; err != nil || body != want {
		t.Errorf("%s, %v", body, err)
	}
}

// Whatever has no location of its own reaches the codec untouched.
func TestBodyOfEveryKind(t *testing.T) {
	random := testshape.Random{Rand: rand.New(rand.NewPCG(25, 26)), Text: testshape.Text}
	for range 100 {
		scalars, lists, maps := random.Scalars(), random.Lists(), random.Maps(1)
		for _, v := range []runtime.Encodable{&scalars, &lists, &maps, random.Node(1)} {
			var plain jsonwire.Writer
			plain.Object(v)
			req, body, err := bind("/", v)
			if err != nil || "{"+body+"}" != string(plain.Buf) || req.Header != nil || req.Query != "" {
				t.Fatalf("%s, %+v, %v\nwant %s", body, req, err, plain.Buf)
			}
		}
	}
}

// Absent elements have no form outside of a body and are left out.
func TestAbsentElements(t *testing.T) {
	req, body, err := bind("/", encodeFunc(func(e runtime.Encoder) {
		elem := &runtime.Member{Flags: runtime.Element}
		for _, m := range []*runtime.Member{{Wire: "X-A", Loc: runtime.InHeader, Elem: elem}, {Wire: "a", Loc: runtime.InQuery, Elem: elem}} {
			e.W.BeginList(m, 3)
			e.W.Null(elem)
			e.W.Bool(elem, true)
			e.W.Null(elem)
			e.W.EndList(m)
		}
		m := &runtime.Member{Loc: runtime.InQueryParams, Key: elem, Elem: elem}
		e.W.BeginMap(m, 2)
		e.W.Key(m, "absent")
		e.W.Null(elem)
		e.W.Key(m, "k")
		e.W.String(elem, "v")
		e.W.EndMap(m)
	}))
	if err != nil || body != "" || req.Query != "a=true&k=v" || req.Header["X-A"][0] != "true" {
		t.Errorf("%+v, %s, %v", req, body, err)
	}
}

// Values at a location where they cannot stand are faults of a model, and must
// be told.
func TestMisplaced(t *testing.T) {
	at := func(loc runtime.Location) *runtime.Member {
		return &runtime.Member{Wire: "m", Loc: loc, Key: &runtime.Member{}, Elem: &runtime.Member{Flags: runtime.Element}}
	}
	for name, write := range map[string]func(runtime.Encoder){
		"structure in a header": func(e runtime.Encoder) { e.W.Struct(at(runtime.InHeader), new(testshape.Bound)) },
		"list in a label":       func(e runtime.Encoder) { runtime.Strings(e, at(runtime.InLabel), []string{"a"}) },
		"map in the query":      func(e runtime.Encoder) { runtime.StringMap(e, at(runtime.InQuery), map[string]string{"a": "b"}) },
		"string in the status":  func(e runtime.Encoder) { e.W.String(at(runtime.InStatusCode), "a") },
		"document in a header":  func(e runtime.Encoder) { e.W.Document(at(runtime.InHeader), []byte("{}")) },
	} {
		if _, _, err := bind("/", encodeFunc(write)); err == nil || !strings.HasPrefix(err.Error(), "member m: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type encodeFunc func(runtime.Encoder)

func (f encodeFunc) Encode(e runtime.Encoder) { f(e) }
