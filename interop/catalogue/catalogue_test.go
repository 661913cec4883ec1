package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/botocore"
	"github.com/modelsmith/modelsmith/generator/importer/importertest"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/generator/source"
)

// catalogue is botocore's data and the services in it that are generated.
func catalogue(t *testing.T) (fs.FS, []string) {
	t.Helper()
	models := openData(importertest.DataDir(t))
	services, err := supported(models)
	if err != nil {
		t.Fatal(err)
	}
	if len(services) != 267 {
		t.Fatalf("%d services speak %q", len(services), protocols)
	}
	return models, services
}

// hard are services that are type-checked in every run: streams, documents, host
// prefixes, recursion, XML, attributes, names that clash.
var hard = []string{
	"bedrock-runtime", "ebs", "elasticache", "glacier", "iottwinmaker", "kafka", "lambda", "lexv2-runtime", "neptune-graph",
	"omics", "polly", "rds", "s3tables", "sdb", "sns", "sso-oidc", "sts",
}

// every is how many services there are for one that is type-checked beside them.
const every = 12

// TestCatalogue generates every service, and type-checks some. The page about
// the catalogue says the same.
func TestCatalogue(t *testing.T) {
	models, services := catalogue(t)
	checkout, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	if err := newModule(out, checkout); err != nil {
		t.Fatal(err)
	}
	unchecked := func(name string) bool {
		return slices.Index(services, name)%every != 0 && !slices.Contains(hard, name)
	}
	all, err := job{models: models, out: out, unchecked: unchecked}.generate(t.Context(), services)
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../docs/catalogue.md")
	if err != nil {
		t.Fatal(err)
	}
	left := 0
	for _, s := range all {
		if s.err != nil || s.problems != nil {
			t.Errorf("%s is not generated: %v%v", s.name, s.err, s.problems)
		}
		if row := fmt.Sprintf("| %s | %s | ", s.name, s.pkg); !strings.Contains(string(page), row) {
			t.Errorf("docs/catalogue.md has no %q; make it anew", row)
		}
		for _, skipped := range s.skipped {
			left++
			if row := fmt.Sprintf("| %s | %s | %s |\n", s.name, skipped.Operation, why(skipped)); !strings.Contains(string(page), row) {
				t.Errorf("docs/catalogue.md has no %q; make it anew", row)
			}
		}
	}
	if total := fmt.Sprintf("267 of 267 services generated, %d operations left out", left); !strings.Contains(string(page), total) {
		t.Errorf("docs/catalogue.md does not say %q; make it anew", total)
	}
}

// TestRenames finds something in the models for every entry of the rename table.
func TestRenames(t *testing.T) {
	models, _ := catalogue(t)
	byService := make(map[string][]names.Rename)
	for _, r := range names.Table() {
		byService[r.Service] = append(byService[r.Service], r)
	}
	for service, renames := range byService {
		m, err := source.Open(models, service)
		if err != nil {
			t.Fatal(err)
		}
		s, problems := botocore.Read(m, protocols)
		if problems == nil {
			// As the caller's own, entries that name nothing are problems.
			_, problems = names.Resolve(s, "", renames)
		}
		if problems != nil {
			t.Error(problems)
		}
	}
}
