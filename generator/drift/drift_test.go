package drift_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"github.com/modelsmith/modelsmith/generator/drift"
	"github.com/modelsmith/modelsmith/generator/output"
)

// TestApply hands the text to git apply, with names and contents that break
// differences: each file becomes what it should be.
func TestApply(t *testing.T) {
	const want = "// header\n\npackage x\n\nfunc A() {}\n\nfunc B() {}\n"
	contents := map[string]string{
		"one line":                          strings.Replace(want, "A()", "C()", 1),
		"no end":                            strings.TrimSuffix(want, "\n"),
		"no end, and a change":              strings.TrimSuffix(strings.Replace(want, "A()", "C()", 1), "\n"),
		"the beginning only":                "// header\n",
		"all lines end in CR":               strings.ReplaceAll(want, "\n", "\r\n") + "// more\r\n",
		"some lines end in CR":              strings.Replace(want, "A() {}\n", "A() {}\r\n", 1),
		"lines that look like a difference": strings.Replace(want, "func A", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n\\ No newline\nfunc A", 1),
		"much more":                         want + strings.Repeat("// more\n", 5000),
	}
	names := []string{
		"gen/plain/a.go", "My Project/a b.go", `gen/"quoted"\back.go`, "gen/ünïcode/日本.go", "gen/new\nline.go",
		"gen/tab\there.go", "gen/escape\x1b[31m.go", "gen/latin-\xe9.go", " gen/a.go",
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		names = names[:2] // file systems that refuse some of them
	}
	for _, name := range names {
		for kind, have := range contents {
			dir := t.TempDir()
			file := filepath.Join(dir, filepath.FromSlash(name))
			write(t, file, have)
			var text bytes.Buffer
			found := []output.Difference{
				{Kind: output.Missing, Path: "gen/a.go"},
				{Kind: output.Edited, Path: filepath.FromSlash(name), Have: []byte(have), Want: []byte(want)},
				{Kind: output.Stale, Path: "gen/z.go"},
			}
			if err := drift.WriteText(&text, found); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command("git", "apply", "-")
			// No repository around the folder may have a say.
			cmd.Dir, cmd.Env, cmd.Stdin = dir, append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir), "GIT_CONFIG_NOSYSTEM=1", "HOME="+dir), &text
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%q, %s: %v\n%s", name, kind, err, out)
			}
			if got, err := os.ReadFile(file); err != nil || string(got) != want {
				t.Errorf("%q, %s: %q, %v", name, kind, got, err)
			}
		}
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestHostileNames expects that no name and no content of a file gets through to
// the terminal, or makes up a line.
func TestHostileNames(t *testing.T) {
	found := []output.Difference{
		{Kind: output.Stale, Path: "gen/a\n::error::made up\r\x1b[31m\u009b.go"},
		{Kind: output.Edited, Path: "gen/b\u202e\x7f.go", Have: []byte("a\x1b[2J\rb\x9b\u009bc\n"), Want: []byte("x\n")},
	}
	for _, f := range drift.Formats()[:2] {
		var text bytes.Buffer
		if err := f.Write(&text, found); err != nil {
			t.Fatal(err)
		}
		for _, c := range text.String() {
			if unicode.IsControl(c) && c != '\n' && f.Name == "text" || c == 0x1b {
				t.Errorf("%s: %q in %q", f.Name, c, text.String())
			}
		}
		if strings.Contains(text.String(), "\n::error") {
			t.Errorf("%s: a made up line: %q", f.Name, text.String())
		}
	}
	var text bytes.Buffer
	if err := drift.WriteGitHub(&text, found); err != nil || strings.Count(text.String(), "\n") != 2 || strings.Contains(text.String(), "\r") {
		t.Errorf("github: %q", text.String())
	}
}

// TestSummary has the last line of the text.
func TestSummary(t *testing.T) {
	found := []output.Difference{{Kind: output.Stale, Path: "a"}, {Kind: output.Missing, Path: "b"}}
	blocked := append(found, output.Difference{Kind: output.Blocked, Path: "c", Why: "is no file"})
	for _, c := range []struct {
		found []output.Difference
		want  string
	}{
		{nil, ""},
		{found, "\n1 missing, 1 stale; modelsmith generate mends it\n"},
		{blocked, "\nc is in the way of a generated file: it is no file; move it out of the way\n1 missing, 1 stale, 1 in the way; modelsmith generate mends it once nothing is in the way\n"},
	} {
		var text bytes.Buffer
		if err := drift.WriteText(&text, c.found); err != nil || !strings.HasSuffix(text.String(), c.want) || c.want == "" && text.Len() > 0 {
			t.Errorf("%q, want %q", text.String(), c.want)
		}
	}
}
