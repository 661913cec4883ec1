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
	"strconv"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/interop/conformance/internal/driver"
)

// exceptionData maps the cases that are not passed to the reasons.
//
//go:embed exceptions.json
var exceptionData []byte

// A run is a case on its way.
type run struct {
	testCase
	// file and id name it together.
	file      string
	operation string
	model     *clientModel
	report    driver.Report
}

func (r *run) name() string { return r.file + "/" + r.ID }

// TestBotocore runs botocore's protocol tests through generated clients.
func TestBotocore(t *testing.T) {
	folder := os.Getenv(conformanceEnv)
	if folder == "" {
		t.Skipf("set %s to the folder with the protocol tests", conformanceEnv)
	}
	runs, models := plan(t, folder)
	program := buildDriver(t, models)
	if err := execute(t.Context(), program, runs); err != nil {
		t.Fatal(err)
	}
	var exceptions map[string]string
	if err := json.Unmarshal(exceptionData, &exceptions); err != nil {
		t.Fatalf("exceptions.json: %v", err)
	}
	for _, file := range files {
		t.Run(file, func(t *testing.T) { judge(t, runs, file, exceptions) })
	}
	for _, name := range slices.Sorted(maps.Keys(exceptions)) {
		t.Errorf("exceptions.json: there is no case %s", name)
	}
}

// plan reads all cases, with the models that they need.
func plan(t *testing.T, folder string) (runs []*run, models []*clientModel) {
	t.Helper()
	for _, file := range files {
		for i, s := range readSuites(t, folder, file) {
			own, ofCase, err := s.models(strings.ReplaceAll(file, "/", "-") + "-" + strconv.Itoa(i))
			if err != nil {
				t.Fatalf("%s: %s: %v", file, s.Description, err)
			}
			models = append(models, own...)
			for j, c := range s.Cases {
				op, err := c.operation()
				if err != nil {
					t.Fatal(err)
				}
				runs = append(runs, &run{testCase: c, file: file, operation: op.Name, model: ofCase[j]})
			}
		}
	}
	return runs, models
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
		if err := encoder.Encode(r.job(r.model, r.operation)); err != nil {
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
func judge(t *testing.T, runs []*run, file string, exceptions map[string]string) {
	passed, total := 0, 0
	for _, r := range runs {
		if r.file != file {
			continue
		}
		total++
		reason, excepted := exceptions[r.name()]
		delete(exceptions, r.name())
		problems := r.check(r.report)
		if len(problems) == 0 {
			passed++
		}
		t.Run(r.ID, func(t *testing.T) {
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
	t.Logf("%d of %d cases passed", passed, total)
}
