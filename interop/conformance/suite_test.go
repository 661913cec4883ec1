package conformance

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/interop/conformance/internal/driver"
)

// conformanceEnv names the folder of the test data.
const conformanceEnv = "MODELSMITH_CONFORMANCE"

// files are the test files of the protocols that clients speak, without botocore/ and .json.
var files = []string{"input/query", "input/rest-json", "output/query", "output/rest-json"}

// A suite is a small model and cases for its operations.
type suite struct {
	Description    string
	Metadata       map[string]any
	Shapes         json.RawMessage
	ClientEndpoint string
	Cases          []testCase
}

// A testCase is one call of an operation, of which either the request or the answer's effect is known.
type testCase struct {
	ID string
	// Given is the operation, as a model has it.
	Given  json.RawMessage
	Params json.RawMessage
	// Serialized is the request to expect, nil for a case of a response.
	Serialized *wantRequest
	Response   *response
	// Result is the output to expect; for an error there are these three instead.
	Result       json.RawMessage
	ErrorCode    string
	ErrorMessage string
	Error        json.RawMessage

	// op is what Given holds; suite and at are the numbers of the suite in its file and of the case in it.
	op        operation
	suite, at int
}

// A wantRequest is the request to expect; what is absent is not looked at.
type wantRequest struct {
	Method, URI, Host             string
	Body                          *string
	Headers                       map[string]string
	RequireHeaders, ForbidHeaders []string
}

// A response is what the service answers.
type response struct {
	Status  int `json:"status_code"`
	Headers map[string]string
	Body    string
}

// An operation is what the tests need to know of a testCase's operation.
type operation struct {
	Name   string
	Errors []struct{ Shape string }
}

// operation reads what is needed of the operation.
func (c testCase) operation() (operation, error) {
	var op operation
	if err := json.Unmarshal(c.Given, &op); err != nil {
		return op, fmt.Errorf("%s: %w", c.ID, err)
	}
	return op, nil
}

// job is what the driver is told of the case.
func (c testCase) job(m *clientModel) driver.Job {
	job := driver.Job{
		Client: m.Package, Operation: c.op.Name, Endpoint: m.endpoint, Params: c.Params, Result: c.Result,
		Response: driver.Response{Status: 200},
	}
	if len(job.Params) == 0 {
		job.Params = json.RawMessage("{}")
	}
	if r := c.Response; r != nil {
		job.Response = driver.Response{Status: r.Status, Header: r.Headers, Body: r.Body}
	}
	if c.ErrorCode != "" {
		job.Result = c.Error
	}
	return job
}

// planBotocore reads all cases of botocore's format, with the models that they need.
func planBotocore(t *testing.T, folder string) (runs []*run, models []*clientModel) {
	t.Helper()
	for _, file := range files {
		for i, s := range readSuites(t, folder, file) {
			own, ofCase, err := s.models(strings.ReplaceAll(file, "/", "-") + "-" + strconv.Itoa(i))
			if err != nil {
				t.Fatalf("%s: %s: %v", file, s.Description, err)
			}
			models = append(models, own...)
			for j, c := range s.Cases {
				if c.op, err = c.operation(); err != nil {
					t.Fatal(err)
				}
				c.suite, c.at = i, j
				runs = append(runs, &run{probe: c, file: "botocore/" + file, id: c.ID, model: ofCase[j]})
			}
		}
	}
	return runs, models
}

// readSuites reads a test file.
func readSuites(t *testing.T, folder, file string) []suite {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "botocore", filepath.FromSlash(file)+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var suites []suite
	if err := json.Unmarshal(data, &suites); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return suites
}
