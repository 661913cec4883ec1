// Package crosscheck runs the tests of a package once more with the clients of aws-sdk-go-v2 in the place of the
// generated ones. It shows that a failure is one of the client's and not of the test. It may import the standard
// library only.
package crosscheck

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Env names the variable that asks for the cross-check.
const Env = "MODELSMITH_CROSSCHECK"

// The import paths below which both families of clients are.
const (
	generated = "github.com/modelsmith/modelsmith/generated/"
	sdk       = "github.com/aws/aws-sdk-go-v2/service/"
)

// Run copies the files of the calling test's package that match one of the patterns to a temporary folder, with the
// SDK's import paths, and runs their tests there, as part of the same module. The file that calls it stays behind:
// from a folder outside, the go command does not let it import this package. Run skips the test unless [Env] is set.
func Run(t *testing.T, patterns ...string) {
	t.Helper()
	if os.Getenv(Env) == "" {
		t.Skipf("%s is not set", Env)
	}
	_, caller, _, ok := runtime.Caller(1)
	if !ok {
		t.Fatal("no caller")
	}
	dir := t.TempDir()
	arguments := []string{"test", "-count=1"}
	for _, name := range matching(t, patterns) {
		if name == filepath.Base(caller) {
			continue
		}
		if target := copySource(t, name, dir); strings.HasSuffix(target, ".go") {
			arguments = append(arguments, target)
		}
	}
	command := exec.Command("go", arguments...)
	command.Env = append(os.Environ(), Env+"=")
	out, err := command.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// matching returns the files of the current folder that match a pattern.
func matching(t *testing.T, patterns []string) []string {
	t.Helper()
	var names []string
	for _, pattern := range patterns {
		list, err := filepath.Glob(pattern)
		if err != nil || len(list) == 0 {
			t.Fatalf("no file %s (error %v)", pattern, err)
		}
		names = append(names, list...)
	}
	return names
}

// copySource returns the path of the copy.
func copySource(t *testing.T, name, dir string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(dir, name)
	content = bytes.ReplaceAll(content, []byte(generated), []byte(sdk))
	if err := os.WriteFile(target, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return target
}
