package endpoints_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/endpoints"
)

// virtualDir is where the packages under test seem to lie in the module; only the build's overlay has them.
const virtualDir = "generator/endpoints/internal/emitted"

// A call asks a compiled rule set for an endpoint.
type call struct {
	Set    string
	Params map[string]any
}

// An answer is an endpoint or an error, in the form of botocore's endpoint tests.
type answer struct {
	URL        string              `json:"url,omitempty"`
	Headers    map[string][]string `json:"headers,omitempty"`
	Properties map[string]any      `json:"properties,omitempty"`
	Error      string              `json:"error,omitempty"`
}

// program is a binary with emitted packages compiled in.
type program string

// moduleRoot is the directory of go.mod.
func moduleRoot(t testing.TB) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// render returns the emitted file of a rule set.
func render(t testing.TB, rs *endpoints.RuleSet, pkg string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := endpoints.Emit(rs, endpoints.Options{Package: pkg}).Render(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read fails the test on the first problem of a rule set.
func read(t testing.TB, data []byte, name string) *endpoints.RuleSet {
	t.Helper()
	rs, problems := endpoints.Read(data, name)
	if problems != nil {
		t.Fatal(problems[0])
	}
	return rs
}

// build compiles rule sets, each a package, and a program that asks them, in one go.
func build(t testing.TB, sets map[string][]byte) program {
	t.Helper()
	root, dir := moduleRoot(t), t.TempDir()
	overlay := map[string]string{}
	add := func(name string, content []byte) {
		real := filepath.Join(dir, strings.ReplaceAll(name, "/", "_"))
		if err := os.WriteFile(real, content, 0o600); err != nil {
			t.Fatal(err)
		}
		overlay[filepath.Join(root, virtualDir, filepath.FromSlash(name))] = real
	}
	var imports, table strings.Builder
	for i, name := range slices.Sorted(maps.Keys(sets)) {
		pkg := fmt.Sprintf("set%d", i)
		add(pkg+"/endpoints.go", render(t, read(t, sets[name], name), pkg))
		add(pkg+"/export.go", []byte("package "+pkg+"\n\nvar ResolveDefault = resolveDefault\n"))
		fmt.Fprintf(&imports, "\t%q\n", "github.com/modelsmith/modelsmith/"+virtualDir+"/"+pkg)
		fmt.Fprintf(&table, "\t\t%q: entry(%s.ResolveDefault, %[2]s.NewDefaultEndpointResolverV2()),\n", name, pkg)
	}
	driver, err := os.ReadFile(filepath.Join("testdata", "driver.txt"))
	if err != nil {
		t.Fatal(err)
	}
	add("main.go", []byte(strings.NewReplacer("IMPORTS", imports.String(), "TABLE", table.String()).Replace(string(driver))))
	config, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		t.Fatal(err)
	}
	overlayFile := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlayFile, config, 0o600); err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(dir, "asker")
	cmd := exec.Command("go", "build", "-overlay", overlayFile, "-o", binary, "./"+virtualDir)
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("building the emitted packages: %v\n%s", err, out)
	}
	return program(binary)
}

// ask runs the calls and returns their answers in order.
func (p program) ask(t testing.TB, calls []call) []answer {
	t.Helper()
	in, err := json.Marshal(calls)
	if err != nil {
		t.Fatal(err)
	}
	var answers []answer
	if err := json.Unmarshal(output(t, exec.Command(string(p)), in), &answers); err != nil {
		t.Fatal(err)
	}
	if len(answers) != len(calls) {
		t.Fatalf("%d answers to %d calls", len(answers), len(calls))
	}
	return answers
}

func output(t testing.TB, cmd *exec.Cmd, stdin []byte) []byte {
	t.Helper()
	var stderr bytes.Buffer
	cmd.Stdin, cmd.Stderr = bytes.NewReader(stdin), &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", filepath.Base(cmd.Path), err, stderr.Bytes())
	}
	return out
}
