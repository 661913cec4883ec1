package xmlwire

import (
	"encoding/xml"
	"reflect"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

func readWide(t *testing.T, text string) (*testshape.Wide, error) {
	t.Helper()
	body := []byte(text)
	r := NewReader(body)
	defer r.Release()
	if r.Root() == nil {
		return nil, r.Err()
	}
	v := new(testshape.Wide)
	r.Struct(nil, v)
	err := r.End()
	clear(body)
	return v, err
}

// FuzzAttributes compares attributes with what encoding/xml makes of them. That
// leaves white space as it is (XML 1.0, section 3.3.3, makes it spaces), and
// matches names whose prefix it has resolved.
func FuzzAttributes(f *testing.F) {
	for _, s := range []string{`k="v"`, `x:type='a&amp;b&#65;&#x42;' id="7"`, `xsi:type=""`, `id="x"`, `xmlns:type="no" type="no"`, `xsi:type="a" x:type="b"`, "xsi:type=\"a\n\tb\"", `xsi:type="&#10;"`, `a="1`} {
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, attributes string, empty bool) {
		text := `<a ` + attributes + `><greeting>x</greeting></a>`
		if empty {
			text = `<a ` + attributes + `/>`
		}
		v, err := readWide(t, text)
		if err != nil {
			return
		}
		var want struct {
			Attrs []xml.Attr `xml:",any,attr"`
		}
		if err := xml.Unmarshal([]byte(text), &want); err != nil {
			return // it is stricter with names
		}
		found := v.Kind == nil
		spaces := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
		for _, a := range want.Attrs {
			if a.Name.Local == "type" && v.Kind != nil && spaces.Replace(a.Value) == spaces.Replace(*v.Kind) {
				found = true
			}
		}
		if !found {
			t.Fatalf("%q: %q", attributes, *v.Kind)
		}
	})
}

func TestAttributes(t *testing.T) {
	for attributes, want := range map[string]string{
		`xsi:type="a"`:                         "a",
		`xmlns:i="uri" i:type = 'a'`:           "a",
		`other="b" xsi:type="a" id="1"`:        "a",
		`xsi:type="&lt;&amp;&#x41;"`:           "<&A",
		"xsi:type=\"a\r\nb\tc&#10;\"":          "a b c\n",
		`xmlns:type="b" xsi:type="a"`:          "a",
		`xsi:type="a" xmlns:xsi="http://w3/x"`: "a",
	} {
		for _, text := range []string{`<a ` + attributes + `><greeting>x</greeting></a>`, `<p:a ` + attributes + ` />`, `<a ` + attributes + `></a>`} {
			v, err := readWide(t, text)
			if err != nil || v.Kind == nil || *v.Kind != want {
				t.Errorf("%s: %+v, %v", text, v, err)
			}
		}
	}
	if v, err := readWide(t, `<a type="x" xmlns:type="x"><greeting>x</greeting></a>`); err != nil || v.Kind != nil || *v.Greeting != "x" {
		t.Errorf("%+v, %v", v, err)
	}
	if _, err := readWide(t, `<a id="seven"/>`); err == nil || !strings.Contains(err.Error(), "member ID") {
		t.Error(err)
	}
	if v, err := readWide(t, `<a id="7"/>`); err != nil || *v.ID != 7 || *v.Greeting != "hi" {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestUnions(t *testing.T) {
	unknown := func(tag, value string) testshape.Choice {
		return &testshape.UnknownUnionMember{Tag: tag, Value: []byte(value)}
	}
	for body, want := range map[string]testshape.Choice{
		`<text>a</text>`:              &testshape.ChoiceText{Value: "a"},
		`<x:text>a</x:text>`:          &testshape.ChoiceText{Value: "a"},
		`<text/>`:                     &testshape.ChoiceText{},
		`<new>a&amp;<b>c</b></new >`:  unknown("new", "a&amp;<b>c</b>"),
		`<new/>`:                      unknown("new", ""),
		`<new></new>`:                 unknown("new", ""),
		`<new>1</new><text>a</text>`:  &testshape.ChoiceText{Value: "a"},
		`<text>a</text><new>1</new>`:  &testshape.ChoiceText{Value: "a"},
		`<inner><new>1</new></inner>`: &testshape.ChoiceInner{Value: unknown("new", "1")},
		` <!-- <text> --> `:           nil,
		``:                            nil,
		`<new><!-- </new> --><![CDATA[</new>]]></new>`: unknown("new", "<!-- </new> --><![CDATA[</new>]]>"),
	} {
		v, err := readWide(t, `<a><choice>`+body+`</choice><greeting>after</greeting></a>`)
		if err != nil || !reflect.DeepEqual(v.Choice, want) || *v.Greeting != "after" {
			t.Errorf("%s: %#v, %v", body, v, err)
		}
	}
}

func TestWideValues(t *testing.T) {
	const digits = "123456789012345678901234567890"
	v, err := readWide(t, `<a><integer> -`+digits+` </integer><decimal>1.5</decimal></a>`)
	if err != nil || v.Integer.String() != "-"+digits || v.Decimal.String() != "1.5" {
		t.Errorf("%+v, %v", v, err)
	}
	for _, text := range []string{`<integer>1.5</integer>`, `<integer></integer>`, `<decimal>Inf</decimal>`, `<document>1</document>`} {
		if _, err := readWide(t, `<a>`+text+`</a>`); err == nil {
			t.Errorf("%s was read", text)
		}
	}
}
