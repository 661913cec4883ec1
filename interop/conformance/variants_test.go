package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/modelsmith/modelsmith/interop/conformance/internal/driver"
)

// peersEnv names the variable that turns a skip for a missing peer into a failure.
const peersEnv = "MODELSMITH_REQUIRE_PEERS"

// A variant is a request that botocore makes of other parameters than those of a case.
type variant struct {
	File, ID    string
	Suite, Case int
	Test        smithyTest
}

// job is what the driver is told of the variant.
func (v *variant) job(m *clientModel, operation string) driver.Job {
	c := smithyCase{Test: v.Test, op: smithyOperation{name: operation}}
	return c.job(m)
}

// variantProbe is a variant as a probe of its operation.
type variantProbe struct {
	*variant
	operation string
}

func (p variantProbe) job(m *clientModel) driver.Job { return p.variant.job(m, p.operation) }

func (p variantProbe) check(report driver.Report) []string {
	return (&smithyCase{Test: p.Test}).check(report)
}

// planVariants lists botocore's requests for the models of its own suites, which runs are the cases of. There are none
// where python3 or botocore is missing.
func planVariants(t *testing.T, folder string, runs []*run) (variants []*run) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "python3", "variants.py", folder)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	text, err := command.Output()
	if err != nil {
		if os.Getenv(peersEnv) == "1" {
			t.Fatalf("botocore's requests: %v\n%s", err, &stderr)
		}
		t.Logf("without variants, for python3 or botocore is missing: %v; set %s=1 to fail instead", err, peersEnv)
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
			probe: variantProbe{v, of.probe.(testCase).op.Name}, file: "variants/" + v.File, id: v.ID, model: of.model,
		})
	}
	return variants
}
