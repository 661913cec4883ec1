package validation

import (
	"bytes"
	"encoding/json"
	"go/format"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/template"

	_ "embed"

	"github.com/modelsmith/modelsmith/generator"
)

// validationService is the service whose cases are about constraints.
const validationService = "aws.protocoltests.restjson.validation"

// out is the folder of what is generated: within the module, so that it may import what the module may.
const out = "testdata/gen"

//go:embed program.go.tmpl
var program string

// malformed is a case of what a server must refuse.
type malformed struct {
	ID, Operation string
	Request       struct{ Body string }
	Response      struct {
		Body struct{ Assertion struct{ Contents string } }
	}
}

// refusal is the body of a validation error.
type refusal struct {
	Message   string
	FieldList []struct{ Message, Path string }
}

// TestMalformedRequests gives the bodies of Smithy's malformed requests to the validators of their service: the texts
// and paths are those of the cases.
func TestMalformedRequests(t *testing.T) {
	folder := os.Getenv("MODELSMITH_CONFORMANCE")
	if folder == "" {
		t.Skip("MODELSMITH_CONFORMANCE names no folder with the conformance data")
	}
	data, err := os.ReadFile(filepath.Join(folder, "smithy", "malformed_requests.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all, cases []malformed
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	operations := map[string]bool{}
	for _, c := range all {
		operation, ok := strings.CutPrefix(c.Operation, validationService+"#")
		// What is bound elsewhere than to the body needs a server.
		if !ok || c.Request.Body == "" || c.Response.Body.Assertion.Contents == "" {
			continue
		}
		c.Operation = operation
		operations[operation] = true
		cases = append(cases, c)
	}
	answers := refuse(t, folder, slices.Sorted(maps.Keys(operations)), cases)
	for i, c := range cases {
		var want refusal
		if err := json.Unmarshal([]byte(c.Response.Body.Assertion.Contents), &want); err != nil {
			t.Fatal(err)
		}
		if show(answers[i]) != show(want) {
			t.Errorf("%s: %s\ngot  %s\nwant %s", c.ID, c.Request.Body, show(answers[i]), show(want))
		}
	}
	t.Logf("%d cases", len(cases))
	if len(cases) < 40 {
		t.Errorf("%d cases", len(cases))
	}
}

// refuse generates the service and lets a program with its inputs judge the cases.
func refuse(t *testing.T, folder string, operations []string, cases []malformed) (answers []refusal) {
	t.Helper()
	model := filepath.Join(folder, "smithy", "models", validationService+".RestJsonValidation.json")
	t.Cleanup(func() { _ = os.RemoveAll(filepath.Dir(out)) })
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	result, err := generator.Generate(t.Context(), generator.Config{Services: generator.Services(model), Out: out, NoCheck: true})
	if err != nil {
		t.Fatal(err)
	}
	var source bytes.Buffer
	err = template.Must(template.New("").Parse(program)).Execute(&source, map[string]any{"Package": result.Services[0].Package, "Operations": operations})
	if err != nil {
		t.Fatal(err)
	}
	text, err := format.Source(source.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(out, "program"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(out, "program", "main.go"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	in, err := json.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), "go", "run", "./"+out+"/program")
	command.Stdin, command.Stderr = bytes.NewReader(in), os.Stderr
	said, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(said, &answers); err != nil || len(answers) != len(cases) {
		t.Fatalf("%d answers to %d cases: %v", len(answers), len(cases), err)
	}
	return answers
}
