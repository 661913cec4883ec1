package conformance

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/interop/conformance/internal/driver"
	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

// A serverRequest is a request that a server decodes.
type serverRequest struct{ *smithyCase }

// A serverResponse is an output or an error that a server encodes.
type serverResponse struct {
	*smithyCase
	// request reaches the operation.
	request driver.Request
}

// A malformedCase is a request that a server must refuse.
type malformedCase struct {
	ID, Protocol, Service, Operation string
	Request                          smithyTest
	Response                         struct {
		Code    int
		Headers map[string]string
		Body    struct {
			MediaType string
			Assertion struct{ Contents, MessageRegex string }
		}
	}
}

// planServers reads the cases of Smithy's format for servers, and adds the models that they need beside those given.
func planServers(t *testing.T, folder string, have []*clientModel) (runs []*run, models []*clientModel) {
	t.Helper()
	services := smithyModels(t, folder)
	models = have
	byService := map[string]*clientModel{}
	for _, m := range have {
		byService[m.name] = m
	}
	add := func(p probe, service, file, id string) {
		if services[service] == nil {
			t.Fatalf("%s: there is no model of %s", id, service)
		}
		if byService[service] == nil {
			byService[service] = &clientModel{name: service, path: services[service].path}
			models = append(models, byService[service])
		}
		runs = append(runs, &run{probe: p, id: id, file: "server/" + file, model: byService[service]})
	}
	for _, c := range readSmithyCases(t, folder, "http_requests") {
		if c.AppliesTo != "client" {
			for _, each := range c.split(t, services[c.Service]) {
				add(serverRequest{each}, c.Service, localName(c.Protocol)+"/requests", each.ID)
			}
		}
	}
	for _, c := range readSmithyCases(t, folder, "http_responses") {
		if c.AppliesTo != "client" {
			for _, each := range c.split(t, services[c.Service]) {
				request := sampleRequest(t, services[c.Service], each)
				add(serverResponse{each, request}, c.Service, localName(c.Protocol)+"/responses", each.ID)
			}
		}
	}
	for _, c := range readMalformed(t, folder) {
		add(c, c.Service, localName(c.Protocol)+"/malformed", c.ID)
	}
	return runs, models
}

func readMalformed(t *testing.T, folder string) (cases []*malformedCase) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "smithy", "malformed_requests.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

// request is the request of a case, as it is on the wire.
func (want *smithyTest) request() driver.Request {
	r := driver.Request{Method: want.Method, Host: want.Host, Target: want.URI, Header: map[string][]string{}}
	if r.Target == "" {
		r.Target = "/"
	}
	if len(want.QueryParams) > 0 {
		r.Target += "?" + strings.ReplaceAll(strings.Join(want.QueryParams, "&"), " ", "%20")
	}
	for name, value := range want.Headers {
		r.Header[name] = []string{value}
	}
	if _, named := want.Headers["Content-Type"]; !named && want.Body != nil && want.BodyMediaType == "application/json" {
		// Clients say what they send; the cases leave it to the media type.
		r.Header["Content-Type"] = []string{want.BodyMediaType}
	}
	if want.Body != nil {
		r.Body = []byte(*want.Body)
		if strings.HasSuffix(want.BodyMediaType, "x-www-form-urlencoded") {
			r.Body = []byte(strings.ReplaceAll(*want.Body, "\n", ""))
		}
	}
	return r
}

func (c serverRequest) job(m *clientModel) driver.Job {
	params := c.Test.Params
	if len(params) == 0 {
		params = json.RawMessage("{}")
	}
	return driver.Job{Client: m.Package, Operation: c.op.name, Params: params, Server: &driver.ServerJob{Request: c.Test.request()}}
}

func (c serverRequest) check(report driver.Report) []string {
	switch {
	case report.Failure != "":
		return []string{report.Failure}
	case report.Server.Operation != c.op.name:
		return []string{"called " + report.Server.Operation + "; answered: " + string(report.Server.Body)}
	}
	return goshape.Diff(report.Want, report.Got)
}

// sampleRequest is a request that reaches the operation of a case, in a form that any server takes.
func sampleRequest(t *testing.T, m *smithyModel, c *smithyCase) driver.Request {
	t.Helper()
	if strings.HasSuffix(c.Protocol, "awsQuery") {
		body := "Action=" + url.QueryEscape(c.op.name)
		return driver.Request{
			Method: "POST", Target: "/", Body: []byte(body),
			Header: map[string][]string{"Content-Type": {"application/x-www-form-urlencoded"}},
		}
	}
	var input map[string]any
	if err := json.Unmarshal(c.op.input, &input); err != nil {
		t.Fatal(err)
	}
	target, body := c.op.uri, map[string]any{}
	for name, value := range input {
		if !c.op.members[name].bound() {
			body[name] = value
		}
		text, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		plain := strings.Trim(string(text), `"`)
		target = strings.NewReplacer("{"+name+"}", plain, "{"+name+"+}", plain).Replace(target)
	}
	r := driver.Request{Method: c.op.method, Target: target}
	if len(body) > 0 {
		text, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		r.Body, r.Header = text, map[string][]string{"Content-Type": {"application/json"}}
	}
	return r
}

func (c serverResponse) job(m *clientModel) driver.Job {
	job := driver.Job{Client: m.Package, Operation: c.op.name, Result: c.Test.Params, Server: &driver.ServerJob{Request: c.request}}
	if c.Kind == "error" {
		job.Server.Shape = localName(c.ErrorShape)
	}
	return job
}

func (c serverResponse) check(report driver.Report) []string {
	switch {
	case report.Failure != "":
		return []string{report.Failure}
	case report.Server.Operation != c.op.name:
		return []string{"called " + report.Server.Operation + "; answered: " + string(report.Server.Body)}
	}
	return c.Test.checkResponse(report.Server)
}

func (c *malformedCase) job(m *clientModel) driver.Job {
	return driver.Job{Client: m.Package, Operation: localName(c.Operation), Server: &driver.ServerJob{Request: c.Request.request()}}
}

func (c *malformedCase) check(report driver.Report) []string {
	if report.Failure != "" {
		return []string{report.Failure}
	}
	if report.Server.Operation != "" {
		return []string{"the operation " + report.Server.Operation + " was called"}
	}
	want := smithyTest{Code: c.Response.Code, Headers: c.Response.Headers}
	if contents := c.Response.Body.Assertion.Contents; contents != "" {
		want.Body, want.BodyMediaType = &contents, c.Response.Body.MediaType
	}
	return want.checkResponse(report.Server)
}
