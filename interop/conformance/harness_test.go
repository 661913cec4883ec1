package conformance

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/interop/conformance/internal/driver"
)

// readCase reads a case in the form of the test files.
func readCase(t *testing.T, text string) (c testCase) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		t.Fatal(err)
	}
	if c.Given != nil {
		var err error
		if c.op, err = c.operation(); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// TestCheckRequest shows that each part of a request is compared, and that nothing else is.
func TestCheckRequest(t *testing.T) {
	sent := driver.Request{
		Method: "PUT", Host: "example.com", Target: "/custom/a?b=c", Body: []byte(`{"n": 1.0}`),
		Header: map[string][]string{"Content-Type": {"application/json"}, "X-A": {"1", "2"}, "X-Empty": {""}},
	}
	for serialized, want := range map[string]string{
		`{}`: "",
		`{"method":"PUT","uri":"/custom/a?b=c","host":"example.com/custom","body":"{\"n\":1}"}`:        "",
		`{"headers":{"x-a":"1, 2","X-Empty":""},"requireHeaders":["x-empty"],"forbidHeaders":["X-B"]}`: "",
		`{"method":"POST"}`:             `method: want "POST", got "PUT"`,
		`{"uri":"/a"}`:                  `URI: want "/a", got "/custom/a?b=c"`,
		`{"host":"foo.example.com"}`:    `host: want "foo.example.com", got "example.com/custom/a?b=c"`,
		`{"body":"{\"n\":2}"}`:          `n: want 2, got 1.0`,
		`{"body":""}`:                   `body: want "", got "{\"n\": 1.0}"`,
		`{"headers":{"X-B":""}}`:        `header X-B: want "", got none`,
		`{"headers":{"X-A":"1"}}`:       `header X-A: want "1", got "1, 2"`,
		`{"requireHeaders":["x-b"]}`:    `header x-b: want one, got none`,
		`{"forbidHeaders":["x-empty"]}`: `header x-empty: want none, got [""]`,
	} {
		c := readCase(t, `{"serialized":`+serialized+`}`)
		if got := strings.Join(c.check(driver.Report{Request: &sent}), "; "); got != want {
			t.Errorf("%s: %s, want %s", serialized, got, want)
		}
	}
	c := readCase(t, `{"serialized":{}}`)
	if got := c.check(driver.Report{}); !slices.Equal(got, []string{"no request was sent"}) {
		t.Errorf("no request: %q", got)
	}
}

// TestCheckResponse shows the same of outputs and errors.
func TestCheckResponse(t *testing.T) {
	failed := &driver.Error{Type: "Gone", Code: "GoneAway", Message: "m", Text: "gone"}
	for _, test := range []struct {
		given  string
		report driver.Report
		want   string
	}{
		{`{"result":{}}`, driver.Report{Want: map[string]any{}, Got: map[string]any{}}, ""},
		{`{"result":{}}`, driver.Report{Want: "a", Got: "b"}, `the value: want "a", got "b"`},
		{`{"result":{}}`, driver.Report{Failure: "f"}, "f"},
		{`{"result":{}}`, driver.Report{Error: failed}, "the call failed: gone"},
		{`{"errorCode":"GoneAway","errorMessage":"m","given":{"errors":[{"shape":"gone"}]}}`, driver.Report{Error: failed}, ""},
		{`{"errorCode":"GoneAway","errorMessage":"m","given":{}}`, driver.Report{}, "no error, want GoneAway"},
		{
			`{"errorCode":"Gone","given":{"errors":[{"shape":"Other"}]}}`,
			driver.Report{Error: failed},
			`code: want "Gone", got "GoneAway"; message: want "", got "m"; type: want "Other", got "Gone"; in: gone`,
		},
		{
			`{"errorCode":"GoneAway","errorMessage":"m","given":{}}`,
			driver.Report{Error: failed, Want: true, Got: false},
			"the value: want true, got false",
		},
	} {
		if got := strings.Join(readCase(t, test.given).check(test.report), "; "); got != test.want {
			t.Errorf("%s: %s, want %s", test.given, got, test.want)
		}
	}
}

// TestModels shows that cases share a model until they disagree about an operation.
func TestModels(t *testing.T) {
	s := suite{Metadata: map[string]any{"protocol": "query", "apiVersion": "1"}, Shapes: json.RawMessage("{}")}
	for _, given := range []string{
		`{"name":"A","output":{"shape":"X"}}`, `{"name":"A","output":{"shape":"Y"}}`, `{"name":"B"}`, `{"name":"A","output":{"shape":"Y"}}`,
	} {
		s.Cases = append(s.Cases, testCase{Given: json.RawMessage(given)})
	}
	models, ofCase, err := s.models("m")
	if err != nil || len(models) != 2 || !slices.Equal(ofCase, []*clientModel{models[0], models[1], models[0], models[1]}) {
		t.Fatalf("%d models, of the cases %v, %v", len(models), ofCase, err)
	}
	text, err := models[1].service()
	if err != nil || !strings.Contains(string(text), `"output":{"resultWrapper":"AResult","shape":"Y"}`) {
		t.Errorf("model: %s, %v", text, err)
	}
}
