package httpbinding_test

import (
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/httpbinding"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
)

// bound is a random input with members in every part of a request.
func bound(r *rand.Rand) *testshape.Bound {
	text := func() string { return testshape.XMLText(r) + "x" }
	header := func() string {
		return strings.Map(func(c rune) rune {
			if c < ' ' || c == 0x7f {
				return -1
			}
			return c
		}, "h"+text()+"h")
	}
	at := time.UnixMilli(r.Int64N(4e12)).UTC()
	second := at.Truncate(time.Second)
	return &testshape.Bound{
		Label: new(text()), Greedy: new("g" + text() + "/g"), LabelTime: &at,
		Query: new(text()), QueryList: []string{text(), "", text()}, QueryTimes: []time.Time{at, second}, QueryDouble: new(r.NormFloat64()),
		Header: new(header()), HeaderInt: new(r.Int32()), HeaderBool: new(r.IntN(2) == 0), HeaderFloat: new(r.NormFloat64()),
		HeaderTime: &second, HeaderEpoch: &at, HeaderBlob: []byte(text()), HeaderList: []string{header(), "a,b", `q"\`}, HeaderInts: []int32{1, -2},
		HeaderTimes: []time.Time{second, second}, MediaType: new(text()), Meta: map[string]string{"a": header(), "b-c": header()},
	}
}

// TestReadRequest writes random inputs and reads them as a server does.
func TestReadRequest(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	op := runtime.Operation{Method: "POST", URI: "/a/{label}/{time}/x/{greedy+}?op=1"}
	for range 300 {
		sent := bound(r)
		var w httpbinding.Writer
		w.Reset(new(jsonwire.Writer))
		sent.Encode(runtime.Encoder{W: &w})
		var req runtime.Request
		if err := w.Finish(&op, &req); err != nil {
			t.Fatal(err)
		}
		segments := strings.SplitN(req.Path, "/", 6)
		got := new(testshape.Bound)
		in := httpbinding.Incoming{
			Header: req.Header, Query: strings.ReplaceAll(req.Query, "%20", "+"),
			Labels: []string{segments[2], segments[3], segments[5]}, LabelMembers: []int{0, 2, 1},
		}
		if err := httpbinding.ReadRequest(in, got); err != nil {
			t.Fatalf("%s?%s %v: %v", req.Path, req.Query, req.Header, err)
		}
		// The map of parameters has all of them.
		if got.Params["op"] != "1" || got.Params["q"] != *sent.Query {
			t.Fatalf("parameters: %q", got.Params)
		}
		got.Params = nil
		if !testshape.Equal(got, sent) {
			t.Fatalf("%s?%s %v\ngot  %+v\nwant %+v", req.Path, req.Query, req.Header, got, sent)
		}
	}
}

func TestReadRequestRefuses(t *testing.T) {
	for _, c := range []struct {
		in   httpbinding.Incoming
		want string
	}{
		{httpbinding.Incoming{Labels: []string{"%zz"}, LabelMembers: []int{0}}, "the path or the query string is malformed"},
		{httpbinding.Incoming{Labels: []string{"%2"}, LabelMembers: []int{0}}, "the path or the query string is malformed"},
		{httpbinding.Incoming{Labels: []string{"2020-01-01T00%3A00%3A00%2B01%3A00"}, LabelMembers: []int{2}}, "member time: malformed value"},
		{httpbinding.Incoming{Query: "q=%"}, "the path or the query string is malformed"},
		{httpbinding.Incoming{Query: "double=0x1"}, "member double: malformed value"},
		{httpbinding.Incoming{Query: "times=1"}, "member times: malformed value"},
		{httpbinding.Incoming{Header: http.Header{"X-Int": {"2147483648"}}}, "member HeaderInt: malformed value"},
		{httpbinding.Incoming{Header: http.Header{"X-Bool": {"True"}}}, "member HeaderBool: malformed value"},
		{httpbinding.Incoming{Header: http.Header{"X-Json": {"!"}}}, "member MediaType: malformed value"},
		{httpbinding.Incoming{Header: http.Header{"X-Ints": {"1, x"}}}, "member HeaderInts: malformed value"},
		{httpbinding.Incoming{Header: http.Header{"X-Time": {"1422172800"}}}, "member HeaderTime: malformed value"},
		{httpbinding.Incoming{Labels: []string{"%ff"}, LabelMembers: []int{0}}, "member Label: malformed value"},
		{httpbinding.Incoming{Query: "q=%c0%80"}, "member q: malformed value"},
		{httpbinding.Incoming{Query: "list=a&list=%ed%a0%80"}, "member list: malformed value"},
		{httpbinding.Incoming{Query: "%ff=1"}, "member Params: malformed value"},
		{httpbinding.Incoming{Header: http.Header{"X-Text": {"caf\xe9"}}}, "member Header: malformed value"},
		{httpbinding.Incoming{Header: http.Header{"X-Meta-A": {"\xff"}}}, "member Meta: malformed value"},
		{httpbinding.Incoming{Header: http.Header{"X-Json": {"/w=="}}}, "member MediaType: malformed value"},
	} {
		err := httpbinding.ReadRequest(c.in, new(testshape.Bound))
		if err == nil || err.Error() != c.want {
			t.Errorf("%+v: %v, want %s", c.in, err, c.want)
		}
	}
	empty := new(testshape.Bound)
	if err := httpbinding.ReadRequest(httpbinding.Incoming{Header: http.Header{"X-List": {""}}, Query: "&&"}, empty); err != nil ||
		!reflect.DeepEqual(empty, new(testshape.Bound)) {
		t.Errorf("nothing became %+v, %v", empty, err)
	}
}

// TestPresignedParameters leaves the signature of a presigned URL, with the token that it may have, out of the map of parameters.
func TestPresignedParameters(t *testing.T) {
	creds := aws.Credentials{AccessKeyID: "a", SecretAccessKey: "b", SessionToken: "c"}
	r := httptest.NewRequest(http.MethodGet, "https://example.com/?q=1&X-Amz-Own=2&X-Amz-Expires=60", nil)
	presigned, _, err := v4.NewSigner().PresignHTTP(t.Context(), creds, r, "", "tiny", "eu-west-1", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	at, err := url.Parse(presigned)
	if err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]map[string]string{
		at.RawQuery:              {"q": "1", "X-Amz-Own": "2"},
		"q=1&X-Amz-Date=another": {"q": "1", "X-Amz-Date": "another"},
	} {
		got := new(testshape.Bound)
		if err := httpbinding.ReadRequest(httpbinding.Incoming{Query: query}, got); err != nil || !reflect.DeepEqual(got.Params, want) {
			t.Errorf("%s: %v, %v", query, got.Params, err)
		}
	}
}

func FuzzReadRequest(f *testing.F) {
	f.Add("a", "q=1&list=a&list=b&double=NaN&x", "1, 2", `"a,\"b", c`)
	f.Add("%41%2f", "times=2020-01-01T00:00:00Z&=&%3d", "", "Mon, 02 Jan 2006 15:04:05 GMT, Mon")
	f.Fuzz(func(t *testing.T, label, query, ints, list string) {
		in := httpbinding.Incoming{
			Labels: []string{label}, LabelMembers: []int{0}, Query: query,
			Header: http.Header{"X-Ints": {ints}, "X-List": {list}, "X-Times": {list}, "X-Meta-A": {list}},
		}
		first, second := new(testshape.Bound), new(testshape.Bound)
		errFirst, errSecond := httpbinding.ReadRequest(in, first), httpbinding.ReadRequest(in, second)
		if (errFirst == nil) != (errSecond == nil) || errFirst == nil && !testshape.Equal(first, second) {
			t.Fatalf("read twice: %+v, %v and %+v, %v", first, errFirst, second, errSecond)
		}
		if errFirst == nil && (first.Label == nil || strings.IndexByte(label, '%') < 0 && *first.Label != label) {
			t.Fatalf("the label %q became %v", label, first.Label)
		}
	})
}
