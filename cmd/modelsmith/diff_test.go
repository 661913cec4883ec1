package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestDiff has what is printed in all forms, and the exit codes.
func TestDiff(t *testing.T) {
	s := newShell(t)
	const base = "../../generator/diff/testdata/"
	text, err := os.ReadFile(base + "rest.json")
	if err != nil {
		t.Fatal(err)
	}
	edit := func(name string, pairs ...string) {
		t.Helper()
		s.write(t, name, []byte(strings.NewReplacer(pairs...).Replace(string(text))))
	}
	edit("old.json")
	edit("new.json", `      "Count": {"target": "smithy.api#Integer"},`+"\n", "", `"max": 64`, `"max": 32`, `"LARGE": {`, `"HUGE": {"target": "smithy.api#Unit"}, "LARGE": {`)
	edit("loose.json", `"max": 64`, `"max": 128`)
	edit("docs.json", "What it is called.", "The name.")
	edit("broken.json", `"smithy.api#Integer"`, `"t#Itneger"`)
	edit("folder/a/2020-01-01/model.json")
	edit("others/b/2020-01-01/model.json", "Tiny", "Other")
	edit("others/c/2020-01-01/model.json", `"max": 64`, `"max": 128`)
	s.write(t, "empty/README", nil)
	s.write(t, "syntax.json", []byte(`{"smithy": tru}`))
	var all []string
	for _, line := range []string{
		"old.json new.json", "--format json old.json new.json", "--format markdown old.json new.json", "old.json old.json", "--format json old.json old.json",
		"--fail-on breaking old.json new.json", "--fail-on client:breaking old.json loose.json", "--fail-on client:breaking,server:dangerous old.json loose.json",
		"old.json docs.json", "--docs old.json docs.json", "--fail-on any old.json docs.json", "folder others", "--models folder a ./old.json",
		"broken.json old.json", "old.json broken.json", "broken.json broken.json", "old.json syntax.json", "syntax.json broken.json",
		"", "old.json", "old.json nowhere.json", "empty old.json", "nothing old.json", "--models nowhere a old.json", "--format xml old.json new.json",
		"--fail-on fatal old.json new.json", "--colour old.json new.json", "--list-rules old.json",
	} {
		args := strings.Fields(line)
		for i, a := range args {
			if strings.HasSuffix(a, ".json") && !strings.HasPrefix(a, "./") {
				args[i] = "./" + a
			}
			if a == "folder" && (i == 0 || args[i-1] != "--models") || a == "others" || a == "empty" {
				args[i] = "./" + a
			}
		}
		all = append(all, s.run(t, append([]string{"diff"}, args...)...))
	}
	compare(t, "diff", all...)
}

// TestDiffPage has a page of the two models, and every rule in both forms.
func TestDiffPage(t *testing.T) {
	s := newShell(t)
	s.copyIn(t, "old.json", "generator/diff/testdata/rest.json")
	text, err := os.ReadFile("../../generator/diff/testdata/rest.json")
	if err != nil {
		t.Fatal(err)
	}
	s.write(t, "new.json", bytes.Replace(text, []byte(`"Count": {`), []byte(`"Counted": {`), 1))
	page := s.run(t, "diff", "--format", "html", "./old.json", "./new.json")
	for _, want := range []string{"<!DOCTYPE html>", "types.Thing.Count *int32", "types/types.go", "	Counted *int32", "--- exit 0"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	rules, list := s.run(t, "diff", "--list-rules"), s.run(t, "diff", "--list-rules", "--format", "json")
	if n := strings.Count(list, `"id":`); n < 90 || n != strings.Count(rules, "\n")-3 {
		t.Errorf("%d rules in one form, and in the other\n%s", n, rules)
	}
}
