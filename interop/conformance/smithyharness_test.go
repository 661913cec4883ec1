package conformance

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/interop/conformance/internal/driver"
)

// readTest reads the value of a test trait.
func readTest(t *testing.T, text string) (test smithyTest) {
	t.Helper()
	if err := strict([]byte(text), &test); err != nil {
		t.Fatal(err)
	}
	return test
}

// TestCheckSmithyRequest shows that each part of a request is compared, and that nothing else is.
func TestCheckSmithyRequest(t *testing.T) {
	sent := driver.Request{
		Method: "PUT", Host: "foo.example.com", Target: "/a%20b/?k=2&b=%2F&k=1&lone", Body: []byte(`{"n": 1.0}`),
		Header: map[string][]string{"Content-Type": {"application/json"}, "X-A": {"1", "2"}},
	}
	for text, want := range map[string]string{
		`{}`: "",
		`{"host":"example.com/custom","resolvedHost":"foo.example.com"}`:          "",
		`{"host":"example.com/custom"}`:                                           `host: want "example.com", got "foo.example.com"`,
		`{"queryParams":["b=%2F","lone","k=2","k=1"],"requireQueryParams":["k"]}`: "",
		`{"queryParams":["b=%2F","lone=","k=1","k=2"]}`:                           `query: want "b=%2F&k=1&k=2&lone=", got "b=%2F&k=2&k=1&lone="`,
		`{"queryParams":[]}`: `query: want "", got "b=%2F&k=2&k=1&lone="`,
		`{"requireQueryParams":["x"],"forbidQueryParams":["lone","y"]}`:               `query parameter x: want one, got none; query parameter lone: want none`,
		`{"headers":{"x-a":"1, 2"},"requireHeaders":["X-A"],"forbidHeaders":["X-B"]}`: "",
		`{"headers":{"x-a":"1"},"requireHeaders":["X-B"],"forbidHeaders":["X-A"]}`:    `header x-a: want "1", got "1, 2"; header X-B: want one, got none; header X-A: want none, got ["1" "2"]`,
		`{"body":"{\"n\":1}\n","bodyMediaType":"application/json"}`:                   "",
		`{"body":"{\"n\":2}","bodyMediaType":"application/json"}`:                     `n: want 2, got 1.0`,
		`{"body":"{\"n\":1}"}`:                                                                   `body: want "{\"n\":1}", got "{\"n\": 1.0}"`,
		`{"body":"","bodyMediaType":"application/json"}`:                                         `body: want "", got "{\"n\": 1.0}"`,
		`{"body":"a=1","bodyMediaType":"application/x-www-form-urlencoded"}`:                     `form: want "a=1", got "{\"n\": 1.0}="`,
		`{"documentation":"d","tags":["t"],"params":{"any":1},"vendorParams":{"code":"c"}}`:      "",
		`{"body":"{\"n\": 1.0}","bodyMediaType":"application/octet-stream","authScheme":"none"}`: "",
	} {
		test := readTest(t, text)
		test.Method, test.URI = "PUT", "/a%20b/"
		if got := strings.Join(test.checkRequest(&sent), "; "); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	other := smithyTest{Method: "GET", URI: "/"}
	const want = `method: want "GET", got "PUT"; path: want "/", got "/a%20b/"`
	if got := strings.Join(other.checkRequest(&sent), "; "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestFields shows that forms are the same in any order of their fields, and that values of one name keep theirs.
func TestFields(t *testing.T) {
	const wire = "b=x+y&a=%2F&a=1"
	if got := fields("a=%2f\n&a=1\n&b=x%20y"); got != fields(wire) {
		t.Errorf("%q is not %q", got, fields(wire))
	}
	for _, other := range []string{"a=1&a=%2F&b=x+y", "a=%2F&a=1", "a=%2F&a=1&b=%zz", ""} {
		if fields(other) == fields(wire) {
			t.Errorf("%q is the same as %q", other, wire)
		}
	}
}

// TestCheckSmithyResponse shows the same of outputs and errors.
func TestCheckSmithyResponse(t *testing.T) {
	gone := driver.Error{Type: "Gone", Code: "GoneAway", Fault: "client", Text: "gone"}
	for _, test := range []struct {
		given  string
		report driver.Report
		want   string
	}{
		{`{"test":{"code":200}}`, driver.Report{Want: "a", Got: "a"}, ""},
		{`{"test":{"code":200}}`, driver.Report{Want: "a", Got: "b"}, `the value: want "a", got "b"`},
		{`{"test":{"code":200}}`, driver.Report{Error: &gone}, "the call failed: gone"},
		{`{"test":{}}`, driver.Report{}, "no request was sent"},
		{`{"test":{}}`, driver.Report{Failure: "f"}, "f"},
		{`{"kind":"error","errorShape":"a#Gone","test":{}}`, driver.Report{}, "no error, want a#Gone"},
		{`{"kind":"error","errorShape":"a#Gone","test":{}}`, driver.Report{Error: &gone}, `code: want "Gone", got "GoneAway"; in: gone`},
		{
			`{"kind":"error","errorShape":"a#Gone","test":{"vendorParams":{"code":"GoneAway","type":"Receiver"}}}`,
			driver.Report{Error: &gone},
			`fault: want "server", got "client"; in: gone`,
		},
		{
			`{"kind":"error","errorShape":"a#Gone","test":{"vendorParams":{"code":"GoneAway","type":"Sender"}}}`,
			driver.Report{Error: &gone, Want: true, Got: false},
			"the value: want true, got false",
		},
	} {
		var c smithyCase
		if err := json.Unmarshal([]byte(test.given), &c); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(c.check(test.report), "; "); got != test.want {
			t.Errorf("%s: %s, want %s", test.given, got, test.want)
		}
	}
}

// TestSmithyJob shows what a case tells the driver.
func TestSmithyJob(t *testing.T) {
	m := &smithyModel{}
	const shapes = `{"a#Op":{"type":"operation","input":{"target":"a#In"}},"a#In":{"type":"structure","members":{
		"l":{"target":"smithy.api#String","traits":{"smithy.api#httpLabel":{}}},
		"h":{"target":"a#E","traits":{"smithy.api#hostLabel":{}}},"o":{"target":"smithy.api#String"},
		"b":{"target":"smithy.api#Boolean","traits":{"smithy.api#httpLabel":{}}},
		"t":{"target":"smithy.api#Timestamp","traits":{"smithy.api#httpLabel":{}}}}},"a#E":{"type":"enum"}}`
	if err := json.Unmarshal([]byte(shapes), &m.shapes); err != nil {
		t.Fatal(err)
	}
	op, err := m.operation("a#Op")
	if err != nil {
		t.Fatal(err)
	}
	request := smithyCase{op: op, Test: readTest(t, `{"host":"h/p","params":{"x":1}}`)}
	job := request.job(&clientModel{Package: "p"})
	if job.Client != "p" || job.Operation != "Op" || job.Endpoint != "https://h/p" || string(job.Params) != `{"x":1}` || job.Response.Status != 200 {
		t.Errorf("job of a request: %+v", job)
	}
	response := smithyCase{op: op, Test: readTest(t, `{"code":418,"headers":{"a":"b"},"body":"x"}`)}
	job = response.job(&clientModel{})
	if string(job.Params) != `{"b":true,"h":"a","l":"a","t":1}` || string(job.Result) != "{}" || job.Endpoint != defaultEndpoint ||
		job.Response.Status != 418 || job.Response.Header["a"] != "b" || job.Response.Body != "x" {
		t.Errorf("job of a response: %+v", job)
	}
	if _, err := m.operation("a#In"); err == nil {
		t.Error("a structure is no operation")
	}
	if err := strict([]byte(`{"newKind":1}`), &smithyTest{}); err == nil {
		t.Error("a key that nothing looks at goes unseen")
	}
}
