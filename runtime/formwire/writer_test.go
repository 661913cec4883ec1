package formwire_test

import (
	"math"
	"math/rand/v2"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/formwire"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

func write(v runtime.Encodable) string {
	var w formwire.Writer
	v.Encode(runtime.Encoder{W: &w})
	return string(w.Buf)
}

// TestAgainstURL reads random shapes with net/url and compares the pairs with
// those that the protocol's rules give.
func TestAgainstURL(t *testing.T) {
	random := testshape.Random{Rand: rand.New(rand.NewPCG(17, 18)), Text: testshape.Text}
	var w formwire.Writer
	for range 300 {
		v := random.Node(2)
		w.Reset("Action=Do")
		v.Encode(runtime.Encoder{W: &w})
		got, err := url.ParseQuery(string(w.Buf))
		if err != nil {
			t.Fatal(err)
		}
		want := url.Values{"Action": {"Do"}}
		flatten(want, reflect.ValueOf(v), &runtime.Member{}, "")
		if !reflect.DeepEqual(got, want) {
			for k := range want {
				if !reflect.DeepEqual(got[k], want[k]) {
					t.Errorf("%s: %q, want %q", k, got[k], want[k])
				}
			}
			t.Fatalf("%s", w.Buf)
		}
	}
}

func TestEscapes(t *testing.T) {
	const plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
	for c := range 256 {
		s := "a" + string([]byte{byte(c)}) + "b"
		got := strings.TrimPrefix(write(&testshape.Scalars{String: &s}), "string=")
		want := "a" + strings.ReplaceAll(url.QueryEscape(s[1:2]), "+", "%20") + "b"
		if got != want || (len(got) == 3) != (strings.IndexByte(plain, byte(c)) >= 0) {
			t.Errorf("byte %#x: %s, want %s", c, got, want)
		}
	}
}

func TestWriter(t *testing.T) {
	at := time.Unix(1422172800, 5e8)
	cases := []struct {
		v    runtime.Encodable
		want string
	}{
		{&testshape.Scalars{}, ""},
		{&testshape.Node{Scalars: &testshape.Scalars{}}, ""},
		{&testshape.Scalars{String: new(""), Bool: new(false), Long: new(int64(math.MinInt64)), Blob: []byte{}}, "string=&bool=false&long=-9223372036854775808&blob="},
		{&testshape.Scalars{Double: new(math.NaN()), Float: new(float32(math.Inf(-1))), Ratio: 1e21}, "float=-Infinity&double=NaN&ratio=1e%2B21"},
		{
			&testshape.Scalars{Time: &at, DateTime: &at, HttpDate: &at, EpochTime: &at},
			"time=2015-01-25T08%3A00%3A00.5Z&dateTime=2015-01-25T08%3A00%3A00.5Z&httpDate=Sun%2C%2025%20Jan%202015%2008%3A00%3A00%20GMT&epochTime=1422172800.5",
		},
		{&testshape.Scalars{Blob: []byte{0xfb, 0xff, 0xfe, 0}}, "blob=%2B%2F%2F%2BAA%3D%3D"},
		{&testshape.Lists{Strings: []string{}}, "strings="},
		{&testshape.Lists{Strings: []string{"a", "", "c"}}, "strings.member.1=a&strings.member.2=&strings.member.3=c"},
		{&testshape.Lists{Nested: [][]string{{"a"}, {}, {"b", "c"}}}, "nested.member.1.member.1=a&nested.member.2=&nested.member.3.member.1=b&nested.member.3.member.2=c"},
		{&testshape.Lists{Structs: []testshape.Scalars{{}, {Count: 1}}}, "structs.member.2.count=1"},
		{&testshape.Lists{SparseStrings: []*string{nil, new("a")}}, "sparseStrings.member.1=a"},
		{&testshape.Lists{Maps: []map[string]string{{"k": "v"}}}, "maps.member.1.entry.1.key=k&maps.member.1.entry.1.value=v"},
		{&testshape.Maps{Strings: map[string]string{}}, ""},
		{&testshape.Maps{Strings: map[string]string{"b": "2", "a": "1"}}, "strings.entry.1.key=a&strings.entry.1.value=1&strings.entry.2.key=b&strings.entry.2.value=2"},
		{&testshape.Maps{Lists: map[string][]string{"a": {}, "b": {"x"}}}, "lists.entry.1.key=a&lists.entry.1.value=&lists.entry.2.key=b&lists.entry.2.value.member.1=x"},
		{&testshape.Maps{Nested: map[string]map[string]string{"a": {"b": "c"}}}, "nested.entry.1.key=a&nested.entry.1.value.entry.1.key=b&nested.entry.1.value.entry.1.value=c"},
		{&testshape.Flat{Strings: []string{}}, "strings="},
		{&testshape.Flat{Strings: []string{"a", "b"}, Map: map[string]string{"k": "v"}}, "strings.1=a&strings.2=b&map.1.key=k&map.1.value=v"},
		{&testshape.Flat{Nested: [][]string{{"a"}}, Lists: map[string][]string{"k": {"v"}}}, "nested.1.member.1=a&lists.1.key=k&lists.1.value.member.1=v"},
		{&testshape.Node{Node: &testshape.Node{Nodes: []testshape.Node{{Scalars: &testshape.Scalars{Count: 7}}}}}, "node.nodes.member.1.scalars.count=7"},
	}
	for _, c := range cases {
		if got := write(c.v); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// Names are escaped as values are, wherever they stand in a key.
func TestEscapedNames(t *testing.T) {
	var w formwire.Writer
	e := runtime.Encoder{W: &w}
	elem := &runtime.Member{Wire: "e+", Flags: runtime.Element}
	runtime.Strings(e, &runtime.Member{Wire: "l#", Elem: elem}, []string{"a"})
	runtime.StringMap(e, &runtime.Member{Wire: "m/", Key: &runtime.Member{Wire: "k ", Flags: runtime.Element}, Elem: elem}, map[string]string{"b": "c"})
	e.W.Struct(&runtime.Member{Wire: "s&"}, &testshape.Scalars{Count: 1})
	const want = "l%23.e%2B.1=a&m%2F.entry.1.k%20=b&m%2F.entry.1.e%2B=c&s%26.count=1"
	if string(w.Buf) != want {
		t.Errorf("got  %s\nwant %s", w.Buf, want)
	}
}

// A writer leaves nothing of a body behind for the next one.
func TestReset(t *testing.T) {
	var w formwire.Writer
	v := testshape.Node{Nodes: []testshape.Node{{Maps: &testshape.Maps{Strings: map[string]string{"a": "b"}}}}}
	for range 3 {
		w.Reset("Action=A&Version=1")
		v.Encode(runtime.Encoder{W: &w})
		const want = "Action=A&Version=1&nodes.member.1.maps.strings.entry.1.key=a&nodes.member.1.maps.strings.entry.1.value=b"
		if string(w.Buf) != want {
			t.Fatalf("got  %s\nwant %s", w.Buf, want)
		}
	}
	w.Reset("")
	if len(w.Buf) != 0 {
		t.Errorf("left: %s", w.Buf)
	}
}

func FuzzString(f *testing.F) {
	for _, s := range []string{"", "plain", "a b+c%20&=;", "é漢\xff\x00", "~-._"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, k, v string) {
		form, err := url.ParseQuery(write(&testshape.Maps{Strings: map[string]string{k: v}}))
		if err != nil || len(form) != 2 || form.Get("strings.entry.1.key") != k || form.Get("strings.entry.1.value") != v {
			t.Fatalf("%q, %q: %v, %v", k, v, form, err)
		}
	})
}
