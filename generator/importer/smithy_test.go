package importer_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/importer"
	"github.com/modelsmith/modelsmith/generator/importer/importertest"
	"github.com/modelsmith/modelsmith/generator/source"
)

// tinySmithy is a model with prose wherever there can be some, and with facts
// that have the names of prose.
const tinySmithy = `{"smithy": "2.0", "metadata": {"documentation": "kept"}, "shapes": {
  "a.b#Tiny": {"type": "service", "version": "2020-03-04", "operations": [{"target": "a.b#documentation"}], "traits": {
    "aws.iam#defineConditionKeys": {"documentation": {"type": "String", "documentation": "prose", "relativeDocumentation": "kept"}},
    "smithy.api#documentation": "<p>prose</p>", "smithy.api#title": "kept", "aws.api#service": {"sdkId": "Tiny"},
    "smithy.rules#clientContextParams": {"documentation": {"type": "string", "documentation": "prose"}},
    "smithy.rules#endpointTests": {"version": "1.0", "testCases": [{"documentation": "prose", "expect": {"error": "kept"}}]},
    "smithy.rules#endpointRuleSet": {"version": "1.0", "parameters": {"Region": {"type": "String", "documentation": "prose"}},
      "rules": [{"documentation": "prose", "conditions": [], "error": "kept", "type": "error"}]},
    "smithy.rules#endpointBdd": {"version": "1.1", "parameters": {"Region": {"documentation": "prose"}}, "results": [{"documentation": "prose", "error": "kept"}]}}},
  "a.b#documentation": {"type": "operation", "input": {"target": "a.b#In"}, "traits": {
    "aws.iam#iamAction": {"documentation": "prose", "requiredActions": ["kept"]}, "aws.iam#actionPermissionDescription": "prose",
    "smithy.api#examples": [{"title": "prose", "documentation": "prose"}], "smithy.api#externalDocumentation": {"prose": "https://prose"},
    "smithy.waiters#waitable": {"documentation": {"documentation": "prose", "acceptors": []}}}},
  "a.b#In": {"type": "structure", "members": {
    "documentation": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "prose", "smithy.api#required": {}}}}},
  "a.b#List": {"type": "list", "member": {"target": "a.b#E", "traits": {"smithy.api#documentation": "prose"}}},
  "a.b#E": {"type": "string", "traits": {"smithy.api#enum": [{"value": "documentation", "documentation": "prose"}]}},
  "a.b#Map": {"type": "map", "key": {"target": "a.b#E", "traits": {"smithy.api#documentation": "prose"}}, "value": {"target": "a.b#E"}},
  "a.b#In$documentation": {"type": "apply", "traits": {"smithy.api#documentation": "prose", "smithy.api#length": {"min": 1}}}
}}`

// TestSmithyProse expects that an imported Smithy model says what its source
// says, but for the prose; with docs it says everything.
func TestSmithyProse(t *testing.T) {
	from := writeTree(t, map[string]string{"tiny.json": tinySmithy})
	for _, docs := range []bool{false, true} {
		to := t.TempDir()
		if _, err := importer.Import(t.Context(), importer.Config{From: from, Services: []string{"tiny"}, To: to, Docs: docs}); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(to, "tiny/2020-03-04/model.json"))
		if err != nil {
			t.Fatal(err)
		}
		kind := "model"
		if docs {
			kind = "with everything"
		}
		if err := importertest.Same(kind, []byte(tinySmithy), got); err != nil {
			t.Error(err)
		}
		if bytes.Contains(got, []byte("prose")) != docs || bytes.Count(got, []byte(`kept"`)) != strings.Count(tinySmithy, `kept"`) {
			t.Errorf("docs %v: %s", docs, got)
		}
	}
}

// TestLayouts finds the same model in every kind of folder.
func TestLayouts(t *testing.T) {
	old := strings.Replace(tinySmithy, "2020-03-04", "2019-01-01", 1)
	for name, files := range map[string]map[string]string{
		"repository":           {"README.md": "", "models/tiny/service/2020-03-04/tiny-2020-03-04.json": tinySmithy, "models/tiny/service/2019-01-01/tiny-2019-01-01.json": old},
		"its folder of models": {"tiny/service/2020-03-04/tiny-2020-03-04.json": tinySmithy, "bare/service/2020-01-01/bare-2020-01-01.json": tinySmithy},
		"another name":         {"tiny/service/2020-03-04/other.json": tinySmithy},
		"flat":                 {"tiny.json": tinySmithy, "package.json": "{}", "UPPER.json": tinySmithy},
		"flat, smithy":         {"tiny.smithy.json": tinySmithy, "partitions.json": tinySmithy, "all.json": tinySmithy},
		"flat, dates":          {"tiny-2020-03-04.json": tinySmithy, "tiny.2019-01-01.json": old},
		"of an SDK":            {"service/tiny/go.mod": "", "codegen/sdk-codegen/aws-models/tiny.json": tinySmithy},
		"of the SDK for Go":    {"example/service/s3/listObjects/main.go": "", "internal/2020-01-01/x": "", "codegen/sdk-codegen/aws-models/tiny.json": tinySmithy},
		"own":                  {"tiny/2020-03-04/model.json": tinySmithy, "modelsmith.lock": "broken"},
		"own, no version":      {"tiny/model.json": tinySmithy},
		"in one folder":        {"api-models-aws-main/models/tiny/service/2020-03-04/tiny-2020-03-04.json": tinySmithy},
		"beside an empty one":  {"tiny/service/2020-03-04/tiny-2020-03-04.json": tinySmithy, "tiny/service/2024-01-01/README.md": "", "docs/x.md": ""},
	} {
		t.Run(name, func(t *testing.T) {
			from, to := writeTree(t, files), t.TempDir()
			wantFiles(t, mustImport(t, from, to, "tiny"), "added tiny/2020-03-04/model.json", "added modelsmith.lock")
			m, err := source.Open(os.DirFS(to), "tiny")
			if err != nil || m.Format != source.Smithy {
				t.Error(m, err)
			}
			for _, s := range mustImport(t, from, t.TempDir(), "all").Services {
				if s.Name != "tiny" && s.Name != "bare" {
					t.Errorf("all has %s", s.Name)
				}
			}
		})
	}
}

// TestFormats replaces a model in one format by one in the other, so that the
// one that was imported last is the one that is read.
func TestFormats(t *testing.T) {
	to := t.TempDir()
	smithy := writeTree(t, map[string]string{"tiny.json": tinySmithy})
	write(t, filepath.Join(to, "tiny/2020-03-04/nullability-1.json"), "{}")
	for _, from := range []string{dataDir, smithy, dataDir} {
		mustImport(t, from, to, "tiny")
		m, err := source.Open(os.DirFS(to), "tiny")
		want := map[string]source.Format{dataDir: source.Botocore, smithy: source.Smithy}[from]
		if err != nil || m.Format != want {
			t.Errorf("%v, %v, want %s", m, err, want)
		}
	}
	if text := readTree(t, to)["tiny/2020-03-04/nullability-1.json"]; text != "{}" {
		t.Errorf("a file of nobody's has become %q", text)
	}
}

// TestConformanceModels imports the Smithy models of the conformance data: each
// says the same afterwards and gives the same code.
func TestConformanceModels(t *testing.T) {
	dir := os.Getenv("MODELSMITH_CONFORMANCE")
	if dir == "" {
		t.Skip("MODELSMITH_CONFORMANCE is not set")
	}
	from, to := filepath.Join(dir, "models"), t.TempDir()
	result := mustImport(t, from, to, "all")
	if len(result.Services) < 10 {
		t.Error("only", result.Services)
	}
	first := readTree(t, to)
	for _, s := range result.Services {
		src, err := os.ReadFile(filepath.Join(from, s.Name+".smithy.json"))
		if err != nil {
			t.Fatal(err)
		}
		file := s.Name + "/" + s.Version + "/model.json"
		if err := importertest.Same("model", src, []byte(first[file])); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if strings.Contains(first[file], `"documentation": "`) {
			t.Errorf("%s has documentation", file)
		}
	}
	again := mustImport(t, from, to, "all")
	if again.Changed() || !maps.Equal(readTree(t, to), first) {
		t.Error("the second import changed something")
	}
	if entries, err := source.Entries(os.DirFS(to)); err != nil || len(entries) != len(result.Services) {
		t.Error(entries, err)
	}
	documented := t.TempDir()
	if _, err := importer.Import(t.Context(), importer.Config{From: from, Services: []string{"all"}, To: documented, Docs: true}); err != nil {
		t.Fatal(err)
	}
	sameCode(t, from, documented, "chime", "iam")
}

// sameCode generates services from their source and from where they were
// imported to.
func sameCode(t *testing.T, from, to string, services ...string) {
	t.Helper()
	for _, name := range services {
		var got []map[string]string
		for _, cfg := range []generator.Config{
			{Services: generator.Services(filepath.Join(from, name+".smithy.json"))}, {Services: generator.Services(name), Models: os.DirFS(to)},
		} {
			cfg.Out, cfg.ImportPath, cfg.NoCheck = t.TempDir(), "example.com/out", true
			if _, err := generator.Generate(t.Context(), cfg); err != nil {
				t.Fatal(err)
			}
			got = append(got, readTree(t, cfg.Out))
		}
		if len(got[0]) < 5 || !maps.Equal(got[0], got[1]) {
			t.Errorf("%s: the imported model gives other code", name)
		}
	}
}
