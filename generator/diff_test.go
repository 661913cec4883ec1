package generator

import (
	"go/types"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/diff"
	"github.com/modelsmith/modelsmith/models"
)

func modelsFS() fs.FS { return models.FS() }

// TestDiffCasesExplained wants a change for every fact that differs between the
// models of a case.
func TestDiffCasesExplained(t *testing.T) {
	for _, c := range readCases(t) {
		if c.flags["none"] {
			continue
		}
		old, current := c.write(t)
		a, b := sides(t, old, current)
		for _, fact := range unexplained(a.Service, b.Service, diff.Compare(*a, *b).Changes) {
			t.Errorf("%s: %s", c.rule, fact)
		}
	}
}

// TestDiffIAM explains a real update: each fact that differs, and each thing that
// package iam exports and that differs.
func TestDiffIAM(t *testing.T) {
	dir := filepath.Join(conformanceDir(t), "models")
	old, current := filepath.Join(dir, "iam-2025-09.smithy.json"), filepath.Join(dir, "iam.smithy.json")
	a, b := sides(t, old, current)
	changes := diff.Compare(*a, *b).Changes
	if len(a.Service.Operations) != 164 || len(b.Service.Operations) != 176 {
		t.Error(len(a.Service.Operations), len(b.Service.Operations))
	}
	for _, fact := range unexplained(a.Service, b.Service, changes) {
		t.Error(fact)
	}
	imp := newImporter(t)
	code, err := generateBoth(t.Context(), a, b)
	if err != nil || code.Note != "" {
		t.Fatal(err, code.Note)
	}
	before, after := exportedBy(t, imp, code.Old), exportedBy(t, imp, code.New)
	compareExported(t, before, after, changes)
}

// compareExported wants a sentence of a change for everything exported that
// differs, and a breaking change if anything went.
func compareExported(t *testing.T, before, after map[string]string, changes []diff.Change) {
	t.Helper()
	all := maps.Clone(before)
	maps.Copy(all, after)
	var told strings.Builder
	breaking := false
	for _, c := range changes {
		told.WriteString(strings.Join(c.Go, "\n") + "\n")
		breaking = breaking || c.Client == diff.Breaking
	}
	for _, path := range slices.Sorted(maps.Keys(all)) {
		was, is := before[path], after[path]
		if was == is || strings.HasPrefix(path, "constraints.") || path == "iamserver.Service" {
			continue // internal, or told method by method
		}
		if was != "" && !breaking {
			t.Errorf("%s was %s, is %s, and nothing is said to be breaking", path, was, is)
		}
		if !strings.Contains(told.String(), tellingName(path, is)) {
			t.Errorf("no change tells of %s: was %q, is %q", path, was, is)
		}
	}
}

// tellingName is the name that a change must tell of something exported: that of
// the type or operation that it is a part of.
func tellingName(path, is string) string {
	if constant, ok := strings.CutPrefix(is, "const example.com/iam/types."); ok {
		name, _, _ := strings.Cut(constant, " ")
		return name // told with its type, if that is new
	}
	parts := strings.Split(strings.TrimSuffix(path, "()"), ".")
	if len(parts) > 2 && (parts[1] == "Client" || parts[1] == "Unimplemented") {
		return parts[2]
	}
	return parts[1]
}

// exportedBy describes what the packages of generated files export, by path.
func exportedBy(t *testing.T, imp types.Importer, files map[string]string) map[string]string {
	t.Helper()
	out := make(map[string]string)
	for _, pkg := range typecheck(t, imp, files).own {
		prefix := pkg.Name() + "."
		for _, name := range pkg.Scope().Names() {
			if obj := pkg.Scope().Lookup(name); obj.Exported() {
				describe(out, prefix, obj)
			}
		}
	}
	return out
}
