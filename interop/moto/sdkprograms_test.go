package moto

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const (
	sdkPath = "github.com/aws/aws-sdk-go-v2/service/"
	ourPath = "github.com/modelsmith/modelsmith/generated/"
)

// TestPrograms runs each program of users twice, with aws-sdk-go-v2's client and with ours, each time against an empty
// moto. What they print and how they end has to be the same.
func TestPrograms(t *testing.T) {
	sources, err := filepath.Glob("../programs/*/main.go")
	if err != nil || len(sources) < 6 {
		t.Fatal(sources, err)
	}
	theirs, ours := t.TempDir(), t.TempDir()
	buildPrograms(t, "-o", theirs)
	buildPrograms(t, "-o", ours, "-overlay", migrate(t, sources))
	for _, source := range sources {
		name := filepath.Base(filepath.Dir(source))
		t.Run(name, func(t *testing.T) {
			want := runProgram(t, filepath.Join(theirs, name))
			if got := runProgram(t, filepath.Join(ours, name)); got != want {
				t.Errorf("got\n%s\nwant, of the SDK,\n%s", got, want)
			}
			if lines := strings.Count(want, "\n"); lines < 5 || strings.Contains(want, "exit status") {
				t.Errorf("the SDK's program printed %d lines:\n%s", lines, want)
			}
		})
	}
}

// migrate writes the sources with the import paths of our clients, and returns the overlay that puts them in place.
func migrate(t *testing.T, sources []string) string {
	t.Helper()
	dir, replace := t.TempDir(), map[string]string{}
	for _, source := range sources {
		text, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.ReplaceAll(string(text), `"`+sdkPath, `"`+ourPath)
		if changed == string(text) {
			t.Fatalf("%s imports no client", source)
		}
		path, err := filepath.Abs(source)
		if err != nil {
			t.Fatal(err)
		}
		replace[path] = filepath.Join(dir, filepath.Base(filepath.Dir(source))+".go")
		if err := os.WriteFile(replace[path], []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	overlay := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(overlay, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return overlay
}

func buildPrograms(t *testing.T, args ...string) {
	t.Helper()
	args = append(append([]string{"build", "-ldflags=-s -w"}, args...), "../programs/...")
	if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// runProgram returns what a program prints, and how it ends if that is not well.
func runProgram(t *testing.T, path string) string {
	t.Helper()
	command := exec.Command(path)
	command.Env = []string{
		"HOME=" + t.TempDir(), "AWS_ENDPOINT_URL=" + address(t), "AWS_REGION=us-east-1", "AWS_ACCESS_KEY_ID=AKIDEXAMPLE",
		"AWS_SECRET_ACCESS_KEY=secret", "AWS_EC2_METADATA_DISABLED=true",
	}
	out, err := command.CombinedOutput()
	if err != nil {
		return string(out) + err.Error()
	}
	return string(out)
}
