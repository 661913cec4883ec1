package validation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/interop/internal/botomodel"
	"github.com/modelsmith/modelsmith/runtime"
)

// A question is what oracle.py reads.
type question struct {
	Service, Operation string
	Params             any
}

// TestBotocore asks botocore's validator about inputs that break what it checks: required members and lower bounds,
// several at once. It tells the same of every one.
func TestBotocore(t *testing.T) {
	questions := questions(t, readCorpus(t))
	wrong := 0
	for i, answer := range ask(t, questions) {
		q := questions[i]
		var want, got []string
		for _, finding := range answer {
			want = append(want, fmt.Sprint(finding...))
		}
		for _, v := range violations(t, q.Service, q.Operation, q.Params) {
			if line := lower(v); line != "" {
				got = append(got, line)
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			t.Errorf("%s %s\ngot  %q\nwant %q", q.Operation, show(q.Params), got, want)
		}
		if len(want) > 0 {
			wrong++
		}
	}
	t.Logf("%d inputs, %d of them with faults", len(questions), wrong)
	if wrong < 1000 {
		t.Errorf("only %d inputs have faults", wrong)
	}
}

// questions are inputs with one fault, and some with two.
func questions(t *testing.T, corpus map[string][]sample) (out []question) {
	for _, service := range slices.Sorted(maps.Keys(botomodel.Files)) {
		m := maker{t, botomodel.Read(t, service), corpus}
		for _, name := range slices.Sorted(maps.Keys(m.Operations)) {
			op := m.Operations[name]
			if op.Input == nil {
				continue
			}
			input := m.Resolve(*op.Input)
			add := func(params any) { out = append(out, question{service, name, params}) }
			add(m.valid(input))
			add(map[string]any{})
			for _, s := range sites(m.Model, input) {
				for _, leaf := range m.faults(s) {
					params := m.with(input, s.steps, leaf)
					add(params)
					if object, ok := params.(map[string]any); ok && len(input.Required) > 0 {
						less := maps.Clone(object)
						delete(less, input.Required[0])
						add(less)
					}
				}
			}
		}
	}
	return out
}

// faults are values of a site that break what botocore checks.
func (m maker) faults(s site) (out []any) {
	if s.required {
		out = append(out, absent{})
	}
	if s.shape.Type == "structure" && len(s.steps) > 0 {
		out = append(out, map[string]any{})
	}
	if s.shape.Min == nil {
		return out
	}
	least := botomodel.Number(s.shape.Min, 0)
	switch s.shape.Type {
	case "integer", "long":
		return append(out, json.Number(strconv.FormatInt(least-1, 10)))
	default:
		if least > 0 {
			value, _ := m.long(s.shape, least-1)
			out = append(out, value)
		}
	}
	return out
}

// lower is a violation in botocore's terms, empty for one that it does not look for.
func lower(v runtime.Violation) string {
	_, constraint, _ := strings.Cut(v.Message, "Member must ")
	if constraint == "not be null" {
		return fmt.Sprint("required", v.Path, 0)
	}
	var least int64
	bounds := strings.TrimPrefix(strings.TrimPrefix(constraint, "have length "), "be ")
	if _, err := fmt.Sscanf(strings.TrimPrefix(bounds, "greater than or equal to "), "%d", &least); err != nil {
		if _, err := fmt.Sscanf(bounds, "between %d", &least); err != nil {
			return ""
		}
	}
	if !strings.HasPrefix(constraint, "have length ") {
		return fmt.Sprint("range", v.Path, 0)
	}
	var size int64
	if _, err := fmt.Sscanf(v.Message, "Value with length %d", &size); err != nil || size >= least {
		return ""
	}
	return fmt.Sprint("length", v.Path, size)
}

// ask runs oracle.py.
func ask(t *testing.T, questions []question) (answers [][][]any) {
	t.Helper()
	if err := exec.Command("python3", "-c", "import botocore").Run(); err != nil && os.Getenv("MODELSMITH_REQUIRE_BOTOCORE") == "" {
		t.Skip("python3 with botocore is not installed")
	}
	var in bytes.Buffer
	encoder := json.NewEncoder(&in)
	for _, q := range questions {
		if err := encoder.Encode(q); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.CommandContext(t.Context(), "python3", "-B", "oracle.py")
	command.Stdin, command.Stderr = &in, os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(out))
	for decoder.More() {
		var answer [][]any
		if err := decoder.Decode(&answer); err != nil {
			t.Fatal(err)
		}
		answers = append(answers, answer)
	}
	if len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions", len(answers), len(questions))
	}
	return answers
}
