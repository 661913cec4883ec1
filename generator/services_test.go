package generator_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/check"
	"github.com/modelsmith/modelsmith/generator/lint"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/smithy"
	"github.com/modelsmith/modelsmith/generator/source"
)

// spoken are the protocols that clients speak, allProtocols those that models have.
var (
	spoken       = []string{"query", "rest-json"}
	allProtocols = append(slices.Clone(spoken), "ec2", "json", "rest-xml", "smithy-rpc-v2-cbor")
)

// skippedOperations are the event streams of whole services, which nothing
// emits.
var skippedOperations = map[string][]string{
	"lambda": {"InvokeWithResponseStream"},
	"transcribe-streaming": {
		"StartCallAnalyticsStreamTranscription", "StartMedicalScribeStream", "StartMedicalStreamTranscription", "StartStreamTranscription",
	},
}

// TestServices reads, links and lints whole services in Smithy's format, and
// generates those that clients can speak with, up to the type check.
func TestServices(t *testing.T) {
	dir := os.Getenv("MODELSMITH_CONFORMANCE")
	if dir == "" {
		t.Skip("MODELSMITH_CONFORMANCE does not name the folder of the conformance data")
	}
	paths, err := filepath.Glob(filepath.Join(dir, "models", "*.json"))
	if err != nil || len(paths) < 10 {
		t.Fatalf("%d models (error %v), want ten services", len(paths), err)
	}
	var packages []check.Package
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".smithy.json")
		t.Run(name, func(t *testing.T) {
			s := linkService(t, path)
			lintService(t, path, s)
			if slices.Contains(spoken, s.Protocol) {
				packages = append(packages, generateService(t, path, skippedOperations[name])...)
			}
		})
	}
	if len(packages) == 0 {
		t.Fatal("no service was generated")
	}
	if err := check.Types(t.Context(), ".", packages); err != nil {
		t.Error(err)
	}
}

// linkService reads a model that has no problems.
func linkService(t *testing.T, path string) *model.Service {
	t.Helper()
	m, err := source.OpenPath(path)
	if err != nil {
		t.Fatal(err)
	}
	s, problems := smithy.Read(m, allProtocols)
	if problems != nil {
		t.Fatal(problems)
	}
	if len(s.Operations) == 0 || len(s.Shapes) == 0 {
		t.Errorf("%d operations, %d shapes", len(s.Operations), len(s.Shapes))
	}
	return s
}

// lintService shows that the services of AWS have no findings that are errors
// but those that say that nothing speaks their protocol or emits an operation.
func lintService(t *testing.T, path string, s *model.Service) {
	t.Helper()
	findings, err := generator.Lint(t.Context(), generator.LintConfig{Services: []string{path}, Rules: lint.Rules()})
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, f := range findings {
		counts[f.Rule]++
		if f.Pos.File != filepath.ToSlash(path) || f.Pos.Line < 1 || f.Pos.Col < 1 {
			t.Errorf("a finding without a place: %v", f)
		}
		if f.Severity == lint.Error && f.Rule == lint.Invalid && slices.Contains(spoken, s.Protocol) {
			t.Error(f)
		}
	}
	t.Logf("%s: %d operations, %d shapes, findings %v", s.Protocol, len(s.Operations), len(s.Shapes), counts)
}

// generateService returns the packages of a client without some operations.
func generateService(t *testing.T, path string, without []string) []check.Package {
	t.Helper()
	const root = "example.com/"
	_, err := generator.Generate(t.Context(), generator.Config{
		Services: generator.Services(path), Out: t.TempDir(), ImportPath: root + "strict", NoCheck: true,
	})
	if errors.As(err, new(model.Problems)) != (without != nil) {
		t.Errorf("with all operations: %v", err)
	}
	importPath := root + t.Name()
	result, err := generator.Generate(t.Context(), generator.Config{
		Services: generator.Services(path), Out: t.TempDir(), ImportPath: importPath, NoCheck: true, SkipUnsupported: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	client := result.Services[0]
	var skipped []string
	for _, op := range client.Skipped {
		skipped = append(skipped, op.Operation)
	}
	if !slices.Equal(skipped, without) {
		t.Errorf("skipped %q, want %q", skipped, without)
	}
	return check.Packages(importPath+"/"+client.Package, readTree(t, client.Dir))
}
