package generator_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/emit"
)

// TestOtherVersion compiles packages that another version generated against this
// runtime, which has lost more than the constant: the first error names what is the
// matter, and the line above it says what to do.
func TestOtherVersion(t *testing.T) {
	const guard = "// If this does not compile, generate again with the modelsmith of go.mod.\ntype _ [runtime.GeneratedCodeVersion1]"
	const client = "generated/chimesdkidentity"
	for where, lost := range map[string]string{"internal/constraints": "Check", "types": "Member", ".": "Operation"} {
		guards := 0
		out, err := buildWith(t, "../"+client, func(f emit.File) string {
			src := string(f.Source)
			if path.Dir(f.Path) != where {
				return src
			}
			guards += strings.Count(src, guard)
			src = strings.ReplaceAll(src, "runtime.GeneratedCodeVersion1", "runtime.GeneratedCodeVersion0")
			return regexp.MustCompile(`\bruntime\.`+lost+`\b`).ReplaceAllString(src, "runtime.Lost")
		})
		first := regexp.MustCompile(`(?m)^# \S+` + path.Join(client, where) + `\n\S+: undefined: runtime\.GeneratedCodeVersion0\n(.+ runtime\.Lost\n)+`)
		if err == nil || guards != 1 || !first.MatchString(out) {
			t.Errorf("%s without %s: %d guards, %v\n%s", where, lost, guards, err, out)
		}
	}
}

// buildWith builds a client with its files changed.
func buildWith(t *testing.T, dir string, change func(emit.File) string) (string, error) {
	t.Helper()
	var overlay struct{ Replace map[string]string }
	overlay.Replace = make(map[string]string)
	for _, f := range readTree(t, dir) {
		name, err := filepath.Abs(filepath.Join(dir, f.Path))
		if err != nil {
			t.Fatal(err)
		}
		overlay.Replace[name] = filepath.Join(t.TempDir(), "file.go")
		if err := os.WriteFile(overlay.Replace[name], []byte(change(f)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text, err := json.Marshal(overlay)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "overlay.json")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "go", "build", "-overlay", file, dir).CombinedOutput()
	return string(out), err
}
