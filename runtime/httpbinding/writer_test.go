package httpbinding_test

import (
	"math"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/httpbinding"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
)

// bind encodes v for an operation with a URI.
func bind(uri string, v runtime.Encodable) (*runtime.Request, string, error) {
	var w httpbinding.Writer
	var body jsonwire.Writer
	w.Reset(&body)
	v.Encode(runtime.Encoder{W: &w})
	req := new(runtime.Request)
	err := w.Finish(&runtime.Operation{URI: uri}, req)
	return req, string(body.Buf), err
}

func TestLabels(t *testing.T) {
	at := time.Unix(1422172800, 0)
	cases := []struct {
		uri  string
		v    testshape.Bound
		want string
	}{
		{"/", testshape.Bound{}, "/"},
		{"/a/{label}/b", testshape.Bound{Label: new("x")}, "/a/x/b"},
		{"/{label}", testshape.Bound{Label: new("arn:aws:iam::1:user/a b")}, "/arn%3Aaws%3Aiam%3A%3A1%3Auser%2Fa%20b"},
		{"/{greedy+}/end", testshape.Bound{Greedy: new("a/b c//d")}, "/a/b%20c//d/end"},
		{"/{label}/{greedy+}", testshape.Bound{Greedy: new("é/%"), Label: new("?#&=+")}, "/%3F%23%26%3D%2B/%C3%A9/%25"},
		{"/{label}", testshape.Bound{Label: new(" ")}, "/%20"},
		{"/{label}", testshape.Bound{Label: new("{greedy+}")}, "/%7Bgreedy%2B%7D"},
		{"/{time}", testshape.Bound{LabelTime: &at}, "/2015-01-25T08%3A00%3A00Z"},
		{"/{label}{time}", testshape.Bound{Label: new("AZaz09-._~"), LabelTime: &at}, "/AZaz09-._~2015-01-25T08%3A00%3A00Z"},
	}
	for _, c := range cases {
		req, _, err := bind(c.uri, &c.v)
		if err != nil || req.Path != c.want || req.Query != "" {
			t.Errorf("%s: %s, %v", c.uri, req.Path, err)
		}
	}
}

func TestLabelErrors(t *testing.T) {
	for uri, v := range map[string]testshape.Bound{
		"/{label}":   {},
		"/x/{label}": {Label: new("")},
		"/{greedy+}": {Label: new("x")},
		"/{other}":   {Label: new("x")},
		"/{label":    {Label: new("x")},
	} {
		if req, _, err := bind(uri, &v); err == nil {
			t.Errorf("%s: %s", uri, req.Path)
		}
	}
	_, _, err := bind("/{label}", &testshape.Bound{Label: new("")})
	if want := "member Label: a label of the path must not be empty"; err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestQuery(t *testing.T) {
	at := time.Unix(1422172800, 5e8)
	cases := []struct {
		uri  string
		v    runtime.Encodable
		want string
	}{
		{"/x?literal", &testshape.Bound{}, "literal"},
		{"/x?a=b", &testshape.Bound{Query: new("c d")}, "a=b&q=c%20d"},
		{"/x", &testshape.Bound{Query: new("")}, "q="},
		{"/x", &testshape.Bound{QueryList: []string{"a,b", "", "c&d"}}, "list=a%2Cb&list=&list=c%26d"},
		{"/x", &testshape.Bound{QueryList: []string{}}, ""},
		{"/x", &testshape.Bound{QueryTimes: []time.Time{at, at}}, "times=2015-01-25T08%3A00%3A00.5Z&times=2015-01-25T08%3A00%3A00.5Z"},
		{"/x", &testshape.Bound{QueryDouble: new(math.NaN())}, "double=NaN"},
		{"/x", &testshape.Bound{QueryDouble: new(math.Inf(1))}, "double=Infinity"},
		{"/x", &testshape.Bound{QueryDouble: new(math.Inf(-1))}, "double=-Infinity"},
		{"/x", &testshape.Bound{QueryDouble: new(1e21)}, "double=1000000000000000000000"},
		{"/x?a=b", &testshape.Bound{Params: map[string]string{"z": "1", "y": "é=", "": "e"}}, "a=b&=e&y=%C3%A9%3D&z=1"},
		{"/x?a=b", &testshape.Bound{Query: new("named"), Params: map[string]string{"q": "map", "r": "map", "a": "map"}}, "a=b&q=named&r=map"},
		{"/x", &testshape.ParamLists{Params: map[string][]string{"a": {"1", "2"}, "b": {}, "name": {"x"}}, Name: new("n")}, "name=n&a=1&a=2"},
	}
	for _, c := range cases {
		req, body, err := bind(c.uri, c.v)
		if err != nil || req.Query != c.want || req.Path != "/x" || body != "" {
			t.Errorf("%s: %s, want %s (%v, body %s)", c.uri, req.Query, c.want, err, body)
		}
		if _, err := url.ParseQuery(req.Query); err != nil {
			t.Errorf("%s: %v", req.Query, err)
		}
	}
}

func TestHeaders(t *testing.T) {
	at := time.Unix(1422172800, 5e8)
	const date = "Sun, 25 Jan 2015 08:00:00 GMT"
	v := testshape.Bound{
		Header: new("a, \"b\" é\t\\"), HeaderInt: new(int32(-7)), HeaderBool: new(false), HeaderFloat: new(math.Inf(-1)), HeaderTime: &at, HeaderEpoch: &at,
		HeaderBlob: []byte{0, 0xff}, HeaderList: []string{"a", "b,c", `d"e`, `f\g`, " h ", date}, HeaderInts: []int32{1, -2},
		HeaderTimes: []time.Time{at, at}, MediaType: new(`{"a":"b,\n"}`), Meta: map[string]string{"one": "1", "TWO-b": "", "three": ", \""},
	}
	req, body, err := bind("/", &v)
	want := map[string][]string{
		"X-Text": {"a, \"b\" é\t\\"}, "X-Int": {"-7"}, "X-Bool": {"false"}, "X-Float": {"-Infinity"}, "X-Time": {date}, "X-Epoch": {"1422172800.5"},
		"X-Blob": {"AP8="}, "X-List": {`a, "b,c", "d\"e", f\g,  h , "` + date + `"`}, "X-Ints": {"1, -2"},
		"X-Times": {date + ", " + date}, "X-Json": {"eyJhIjoiYixcbiJ9"}, "X-Meta-One": {"1"}, "X-Meta-Two-B": {""}, "X-Meta-Three": {", \""},
	}
	if err != nil || body != "" || !reflect.DeepEqual(req.Header, want) {
		t.Errorf("got  %q\nwant %q\n%v, body %s", req.Header, want, err, body)
	}
	req, _, err = bind("/", &testshape.Bound{Header: new(""), HeaderList: []string{}, Meta: map[string]string{}})
	if want := map[string][]string{"X-Text": {""}, "X-List": {""}}; err != nil || !reflect.DeepEqual(req.Header, want) {
		t.Errorf("empty values: %q, %v", req.Header, err)
	}
	if req, _, _ = bind("/", &testshape.Bound{}); req.Header != nil {
		t.Errorf("no values: %q", req.Header)
	}
}

// A header that is bound by name beats one with a prefix, whichever comes first.
func TestHeaderPrecedence(t *testing.T) {
	v := prefixes{named: "named", before: map[string]string{"A": "before", "b": "before"}, after: map[string]string{"a": "after", "c": "after"}}
	req, _, err := bind("/", v)
	if want := map[string][]string{"X-A": {"named"}, "X-B": {"before"}, "X-C": {"after"}}; err != nil || !reflect.DeepEqual(req.Header, want) {
		t.Errorf("%q, %v", req.Header, err)
	}
}

type prefixes struct {
	named         string
	before, after map[string]string
}

func (v prefixes) Encode(e runtime.Encoder) {
	prefix := &runtime.Member{Wire: "x-", Loc: runtime.InPrefixHeaders, Key: &runtime.Member{}, Elem: &runtime.Member{Flags: runtime.Element}}
	runtime.StringMap(e, prefix, v.before)
	e.String(&runtime.Member{Wire: "x-a", Loc: runtime.InHeader}, &v.named)
	runtime.StringMap(e, prefix, v.after)
}

// What net/http would refuse or, worse, send as a header of its own is refused
// here, with the member's name and without the value.
func TestHeaderInjection(t *testing.T) {
	for c := range 0x80 {
		s := "sec" + string(rune(c)) + "ret"
		refused := c < ' ' && c != '\t' || c == 0x7f
		for _, v := range []testshape.Bound{{Header: &s}, {HeaderList: []string{"a", s}}, {Meta: map[string]string{"k": s}}} {
			_, _, err := bind("/", &v)
			if (err != nil) != refused {
				t.Errorf("byte %#x: %v", c, err)
			}
			if err != nil && (!strings.HasPrefix(err.Error(), "member ") || strings.Contains(err.Error(), "sec")) {
				t.Errorf("byte %#x: %v", c, err)
			}
		}
		name := "a" + string(rune(c))
		_, _, err := bind("/", &testshape.Bound{Meta: map[string]string{name: "v"}})
		if token := strings.ContainsRune("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", rune(c)); (err == nil) != token {
			t.Errorf("name %q: %v", name, err)
		}
	}
	for _, name := range []string{"é", "a b", "a:b", "a\r\nInjected", strings.Repeat("x", 100) + "\x00"} {
		if _, _, err := bind("/", &testshape.Bound{Meta: map[string]string{name: "v"}}); err == nil {
			t.Errorf("name %q was accepted", name)
		}
	}
	req, _, err := bind("/", &testshape.Bound{Meta: map[string]string{"": "v"}})
	if err != nil || http.Header(req.Header).Get("X-Meta-") != "v" {
		t.Errorf("the prefix alone: %q, %v", req.Header, err)
	}
}
