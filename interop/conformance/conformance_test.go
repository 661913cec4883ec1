package conformance

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/interop/conformance/internal/driver"
)

// exceptionData maps the cases that are not passed to the reasons.
//
//go:embed exceptions.json
var exceptionData []byte

// A probe is a case of either format.
type probe interface {
	// job is what the driver is told of the case.
	job(m *clientModel) driver.Job
	// check lists the differences between what the case wants and what was.
	check(report driver.Report) []string
}

// A run is a case on its way.
type run struct {
	probe
	// file and id name it together.
	file, id string
	model    *clientModel
	report   driver.Report
}

func (r *run) name() string { return r.file + "/" + r.id }

// TestProtocols runs the protocol tests of both formats through generated clients.
func TestProtocols(t *testing.T) {
	folder := os.Getenv(conformanceEnv)
	if folder == "" {
		t.Skipf("set %s to the folder with the protocol tests", conformanceEnv)
	}
	runs, models := planBotocore(t, folder)
	smithyRuns, smithyModels := planSmithy(t, folder)
	runs = append(runs, planVariants(t, folder, runs)...)
	runs = append(runs, smithyRuns...)
	serverRuns, smithyModels := planServers(t, folder, smithyModels)
	runs = append(runs, serverRuns...)
	program := buildDriver(t, append(models, smithyModels...))
	if err := execute(t.Context(), program, runs); err != nil {
		t.Fatal(err)
	}
	var exceptions map[string]string
	if err := json.Unmarshal(exceptionData, &exceptions); err != nil {
		t.Fatalf("exceptions.json: %v", err)
	}
	byFile := map[string][]*run{}
	for _, r := range runs {
		byFile[r.file] = append(byFile[r.file], r)
	}
	for _, file := range slices.Sorted(maps.Keys(byFile)) {
		t.Run(file, func(t *testing.T) { judge(t, byFile[file], exceptions) })
	}
	for _, name := range slices.Sorted(maps.Keys(exceptions)) {
		t.Errorf("exceptions.json: there is no case %s", name)
	}
}

// execute runs the cases and sets their reports.
func execute(ctx context.Context, program string, runs []*run) error {
	var jobs bytes.Buffer
	encoder := json.NewEncoder(&jobs)
	var sent []*run
	for _, r := range runs {
		if r.model.problems != nil {
			r.report.Failure = strings.Join(r.model.problems, "\n")
			continue
		}
		if err := encoder.Encode(r.job(r.model)); err != nil {
			return err
		}
		sent = append(sent, r)
	}
	command := exec.CommandContext(ctx, program)
	command.Stdin = &jobs
	var stderr bytes.Buffer
	command.Stderr = &stderr
	text, err := command.Output()
	if err != nil {
		return fmt.Errorf("driver: %w\n%s", err, &stderr)
	}
	reports := json.NewDecoder(bytes.NewReader(text))
	reports.UseNumber()
	for _, r := range sent {
		if err := reports.Decode(&r.report); err != nil {
			return fmt.Errorf("report of %s: %w", r.name(), err)
		}
	}
	return nil
}

// judge makes each case of a file a subtest, and takes the exceptions that it meets out of the list.
func judge(t *testing.T, runs []*run, exceptions map[string]string) {
	passed := 0
	for _, r := range runs {
		reason, excepted := exceptions[r.name()]
		delete(exceptions, r.name())
		problems := r.check(r.report)
		if len(problems) == 0 {
			passed++
		}
		t.Run(r.id, func(t *testing.T) {
			switch text := strings.Join(problems, "\n"); {
			case excepted && text == "":
				t.Errorf("passes, and exceptions.json says: %s", reason)
			case excepted:
				t.Logf("left for later, %s:\n%s", reason, text)
			case text != "":
				t.Error(text)
			}
		})
	}
	t.Logf("%d of %d cases passed", passed, len(runs))
}
