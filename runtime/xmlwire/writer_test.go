package xmlwire_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/xmlwire"
)

func write(v runtime.Encodable) string {
	var w xmlwire.Writer
	w.Start("Root", "")
	v.Encode(runtime.Encoder{W: &w})
	w.End("Root")
	return string(w.Buf)
}

// TestWriteRandom writes random shapes and reads them with encoding/xml and with this package: both get what was
// written.
func TestWriteRandom(t *testing.T) {
	random := testshape.Random{Rand: rand.New(rand.NewPCG(9, 10)), Text: testshape.XMLText}
	for range 400 {
		v := random.Node(2)
		dropNil(v)
		body := write(v)
		if got := compare(t, []byte(body)); got == nil || !testshape.Equal(got, v) {
			t.Fatalf("%s\nread:    %+v\nwritten: %+v", body, got, v)
		}
	}
}

// dropNil leaves absent elements out, which XML has no form for.
func dropNil(v *testshape.Node) {
	if v == nil {
		return
	}
	if l := v.Lists; l != nil {
		l.SparseStrings = slices.DeleteFunc(l.SparseStrings, func(s *string) bool { return s == nil })
		l.SparseStructs = slices.DeleteFunc(l.SparseStructs, func(s *testshape.Scalars) bool { return s == nil })
	}
	if m := v.Maps; m != nil {
		maps.DeleteFunc(m.SparseStrings, func(_ string, s *string) bool { return s == nil })
		for k, n := range m.Nodes {
			dropNil(&n)
			m.Nodes[k] = n
		}
	}
	dropNil(v.Node)
	for i := range v.Nodes {
		dropNil(&v.Nodes[i])
	}
}

func TestWriter(t *testing.T) {
	at := time.Unix(1422172800, 5e8)
	for _, c := range []struct {
		v    runtime.Encodable
		want string
	}{
		{&testshape.Lists{}, ""},
		{&testshape.Lists{Strings: []string{}}, "<strings></strings>"},
		{&testshape.Lists{Strings: []string{"a&b", "<", ""}}, "<strings><member>a&amp;b</member><member>&lt;</member><member></member></strings>"},
		{&testshape.Lists{Nested: [][]string{{"a"}, {}}}, "<nested><member><member>a</member></member><member></member></nested>"},
		{&testshape.Lists{Strings: []string{"\r\n\t\x00\x1f\ufffe\u0085\u2028\xff]]>\""}}, "<strings><member>&#xD;\n\t\ufffd\ufffd\ufffd&#x85;&#x2028;\ufffd]]&gt;\"</member></strings>"},
		{&testshape.Maps{Strings: map[string]string{"b": "2", "a": "1"}}, "<strings><entry><key>a</key><value>1</value></entry><entry><key>b</key><value>2</value></entry></strings>"},
		{&testshape.Maps{Strings: map[string]string{}}, "<strings></strings>"},
		{&testshape.Flat{Strings: []string{"a", "b"}, Map: map[string]string{"k": "v"}}, "<strings>a</strings><strings>b</strings><map><key>k</key><value>v</value></map>"},
		{&testshape.Flat{Nested: [][]string{{"a"}}, Lists: map[string][]string{"k": {"v"}}}, "<nested><member>a</member></nested><lists><key>k</key><value><member>v</member></value></lists>"},
		{&testshape.Node{Node: &testshape.Node{}}, "<node></node>"},
		{&testshape.Lists{Times: []time.Time{at}, Doubles: []float64{1e21, 0.5}}, "<doubles><member>1e+21</member><member>0.5</member></doubles><times><member>2015-01-25T08:00:00.5Z</member></times>"},
	} {
		if got := strings.TrimSuffix(strings.TrimPrefix(write(c.v), "<Root>"), "</Root>"); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// marked is a structure with attributes and namespaces.
type marked struct{ Type, Text string }

var mMarked = [...]runtime.Member{
	{Wire: "text", XML: &runtime.Namespace{URI: "urn:t&"}},
	{Wire: "xsi:type", Flags: runtime.Attribute},
	{Wire: "number", Flags: runtime.Attribute},
	{Wire: "inner", XML: &runtime.Namespace{Prefix: "xsi", URI: "urn:x"}},
}

func (v *marked) Encode(e runtime.Encoder) {
	e.W.String(&mMarked[0], v.Text)
	e.W.String(&mMarked[1], v.Type)
	e.W.Int(&mMarked[2], 7)
}

type outer struct{ marked }

func (v *outer) Encode(e runtime.Encoder) {
	e.Struct(&mMarked[3], &v.marked, true)
	e.W.String(&mMarked[0], "after")
}

func TestAttributes(t *testing.T) {
	v := &outer{marked{"a\"<\n", "x"}}
	const want = `<Root><inner xmlns:xsi="urn:x" xsi:type="a&quot;&lt;&#xA;" number="7"><text xmlns="urn:t&amp;">x</text></inner><text xmlns="urn:t&amp;">after</text></Root>`
	if got := write(v); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if _, err := parse([]byte(want)); err != nil {
		t.Error(err)
	}
	var w xmlwire.Writer
	w.String(&mMarked[1], "a")
	if w.Err() == nil {
		t.Error("an attribute without an element was written")
	}
}

func FuzzWrite(f *testing.F) {
	for _, s := range []string{"", "a&<>\"'", "\x00\r\n\u2028\xff]]>", "😀\ufffe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		body := write(&testshape.Lists{Strings: []string{s}})
		if _, err := parse([]byte(body)); err != nil {
			t.Fatalf("%q: %v", body, err)
		}
		var got testshape.Lists
		if err := read([]byte(body), &got); err != nil || len(got.Strings) != 1 {
			t.Fatalf("%q: %v", body, err)
		}
		if legal(s) && got.Strings[0] != s {
			t.Fatalf("%q became %q", s, got.Strings[0])
		}
	})
}

// legal reports whether XML can carry a text.
func legal(s string) bool {
	return strings.ToValidUTF8(s, "") == s && !strings.ContainsFunc(s, func(c rune) bool {
		return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0xfffe || c == 0xffff
	})
}
