package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestLint has what is printed in all forms, and the exit codes.
func TestLint(t *testing.T) {
	s := newShell(t)
	rules := "generator/lint/testdata/"
	s.copyIn(t, "warned/service-2.json", rules+"error-code/service-2.json")
	s.copyIn(t, "wrong/service-2.json", rules+"pattern-never-matches/service-2.json")
	s.copyIn(t, "invalid/service-2.json", rules+"model-invalid/service-2.json")
	warned, err := os.ReadFile("../../" + rules + "error-code/service-2.json")
	if err != nil {
		t.Fatal(err)
	}
	s.write(t, "protocol/service-2.json", bytes.Replace(warned, []byte(`"rest-json"`), []byte(`"json"`), 1))
	s.copyIn(t, "json/service-2.json", "testdata/bad-json/service-2.json")
	s.copyIn(t, "clean/service-2.json", "testdata/nested/service-2.json")
	s.copyIn(t, "models/clean/2020-01-01/service-2.json", "testdata/nested/service-2.json")
	var all []string
	for _, line := range []string{
		"./clean", "./warned", "./wrong ./warned", "--fail-on warning ./warned", "--fail-on note ./clean", "./invalid", "./protocol", "./json",
		"--disable pattern/never-matches ./wrong", "--disable error/code,pattern/never-matches --fail-on warning ./warned ./wrong",
		"--format json ./warned ./clean", "--format json ./clean", "--models models clean",
		"", "./nowhere", "nothing", "--models nowhere clean", "--format xml ./clean", "--fail-on fatal ./clean", "--disable pattern/never ./clean",
		"--colour ./clean", "--list-rules ./clean",
	} {
		all = append(all, s.run(t, append([]string{"lint"}, strings.Fields(line)...)...))
	}
	compare(t, "lint", all...)
}

// TestLintRules has every rule in both forms.
func TestLintRules(t *testing.T) {
	s := newShell(t)
	text := s.run(t, "lint", "--list-rules")
	cmd := exec.Command(s.binary, "lint", "--list-rules", "--format", "json")
	cmd.Env = s.env
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Version int
		Rules   []struct{ ID, Severity, Reason string }
	}
	if err := json.Unmarshal(out, &list); err != nil || list.Version != 1 || len(list.Rules) != strings.Count(text, "\n")-3 {
		t.Error(err, list.Version, len(list.Rules), strings.Count(text, "\n"))
	}
	for _, r := range list.Rules {
		if !strings.Contains(text, "\n"+r.ID+" ") || !strings.Contains(text, " "+r.Severity+" ") || !strings.Contains(text, r.Reason) {
			t.Errorf("%+v is not in the text", r)
		}
	}
}
