package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/interop/conformance/internal/driver"
)

// smithyProtocols are the protocols that clients speak, by the name of the trait.
var smithyProtocols = []string{"awsQuery", "restJson1"}

// smithyFiles are the test files without smithy/ and .json, by what the cases know.
var smithyFiles = map[string]string{"requests": "http_requests", "responses": "http_responses"}

// A smithyCase is a case of Smithy's HTTP protocol tests.
type smithyCase struct {
	ID, Protocol, AppliesTo, Kind, Service, Operation, ErrorShape string
	// Operations are those that an error may come from.
	Operations []string
	Test       smithyTest

	// op is the operation that this run of the case calls.
	op smithyOperation
}

// A smithyTest is the value of the test trait, of a request or a response. A case that has anything else is not
// understood, and fails to read.
type smithyTest struct {
	ID, Documentation, AuthScheme, AppliesTo, Protocol string
	Tags                                               []string

	Method, URI, Host, ResolvedHost string
	// A nil list says nothing of the query; an empty one says that there is none.
	QueryParams                           []string
	ForbidQueryParams, RequireQueryParams []string

	Code int

	Headers                       map[string]string
	RequireHeaders, ForbidHeaders []string
	Body                          *string
	BodyMediaType                 string
	Params                        json.RawMessage
	VendorParamsShape             string
	// VendorParams are those of errors in the query protocol.
	VendorParams struct{ Code, Type string }
}

// job is what the driver is told of the case.
func (c *smithyCase) job(m *clientModel) driver.Job {
	job := driver.Job{
		Client: m.Package, Operation: c.op.name, Endpoint: defaultEndpoint,
		Params: c.Test.Params, Response: driver.Response{Status: 200},
	}
	if c.Test.Host != "" {
		job.Endpoint = "https://" + c.Test.Host
	}
	if len(job.Params) == 0 {
		job.Params = json.RawMessage("{}")
	}
	if c.Test.Code != 0 {
		job.Response = driver.Response{Status: c.Test.Code, Header: c.Test.Headers}
		if c.Test.Body != nil {
			job.Response.Body = *c.Test.Body
		}
		job.Params, job.Result = c.op.input, job.Params
	}
	return job
}

// clientCase reports whether the case is one for clients that speak the protocol.
func (c *smithyCase) clientCase(protocol string) bool {
	return c.Protocol == "aws.protocols#"+protocol && c.AppliesTo != "server" && c.Service != ""
}

// planSmithy reads the client cases of Smithy's format, with the models that they need.
//
// Cases of servers are planned by planServers.
func planSmithy(t *testing.T, folder string) (runs []*run, models []*clientModel) {
	t.Helper()
	services := smithyModels(t, folder)
	used := map[string]*clientModel{}
	for _, protocol := range smithyProtocols {
		for direction, file := range smithyFiles {
			for _, c := range readSmithyCases(t, folder, file) {
				if !c.clientCase(protocol) {
					continue
				}
				s := services[c.Service]
				if s == nil {
					t.Fatalf("%s: there is no model of %s", c.ID, c.Service)
				}
				if used[c.Service] == nil {
					used[c.Service] = &clientModel{name: c.Service, path: s.path}
					models = append(models, used[c.Service])
				}
				for _, each := range c.split(t, s) {
					runs = append(runs, &run{
						probe: each, id: each.ID, file: "smithy/" + protocol + "/" + direction, model: used[c.Service],
					})
				}
			}
		}
	}
	return runs, models
}

// split makes one run of the case for each operation that it is about.
func (c smithyCase) split(t *testing.T, s *smithyModel) (runs []*smithyCase) {
	t.Helper()
	operations := c.Operations
	if c.Operation != "" {
		operations = []string{c.Operation}
	}
	if len(operations) == 0 {
		t.Fatalf("%s: no operation", c.ID)
	}
	for i, id := range operations {
		each := c
		var err error
		if each.op, err = s.operation(id); err != nil {
			t.Fatalf("%s: %v", c.ID, err)
		}
		if i > 0 {
			each.ID += "-" + each.op.name
		}
		runs = append(runs, &each)
	}
	return runs
}

// readSmithyCases reads a test file.
func readSmithyCases(t *testing.T, folder, file string) (cases []smithyCase) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "smithy", file+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []struct {
		smithyCase
		Test json.RawMessage
	}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	for _, raw := range all {
		c := raw.smithyCase
		// What cases of other protocols hold is their own.
		if c.Service == "" || !slices.Contains(smithyProtocols, strings.TrimPrefix(c.Protocol, "aws.protocols#")) {
			continue
		}
		if err := strict(raw.Test, &c.Test); err != nil {
			t.Fatalf("%s: %s: %v", file, c.ID, err)
		}
		cases = append(cases, c)
	}
	return cases
}

// strict reads JSON that may have no other members than those of what to points to.
func strict(data []byte, to any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(to); err != nil {
		return fmt.Errorf("the case is not understood: %w", err)
	}
	return nil
}
