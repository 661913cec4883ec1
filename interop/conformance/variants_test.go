package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"testing"
)

// peersEnv names the variable that turns a skip for a missing peer into a failure.
const peersEnv = "MODELSMITH_REQUIRE_PEERS"

// A variant is what botocore makes of other values than those of a case: a request, or a response and the result.
type variant struct {
	File, ID    string
	Suite, Case int
	Test        smithyTest
	Response    *response
	Result      json.RawMessage
}

// probe makes a case of the variant, which is one of another case.
func (v *variant) probe(of testCase) probe {
	if v.Response == nil {
		return &smithyCase{Test: v.Test, op: smithyOperation{name: of.op.Name}}
	}
	return testCase{ID: v.ID, Given: of.Given, Response: v.Response, Result: v.Result, op: of.op}
}

// planVariants lists the variants of runs, which are of botocore's suites. There are none where python3, botocore or
// moto is missing.
func planVariants(t *testing.T, folder string, runs []*run) (variants []*run) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "python3", "variants", folder)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	text, err := command.Output()
	if err != nil {
		if os.Getenv(peersEnv) == "1" {
			t.Fatalf("variants: %v\n%s", err, &stderr)
		}
		t.Logf("without variants, for python3, botocore or moto is missing: %v; set %s=1 to fail instead", err, peersEnv)
		return nil
	}
	cases := map[string]*run{}
	for _, r := range runs {
		if c, ok := r.probe.(testCase); ok {
			cases[fmt.Sprint(r.file, c.suite, c.at)] = r
		}
	}
	for line := range bytes.Lines(text) {
		v := new(variant)
		if err := json.Unmarshal(line, v); err != nil {
			t.Fatal(err)
		}
		of := cases[fmt.Sprint("botocore/"+v.File, v.Suite, v.Case)]
		if of == nil {
			t.Fatalf("variant %s is of no case", v.ID)
		}
		variants = append(variants, &run{
			probe: v.probe(of.probe.(testCase)), file: "variants/" + v.File, id: v.ID, model: of.model,
		})
	}
	return variants
}
