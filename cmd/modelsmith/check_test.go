package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// newModule is a module with a configuration file and what it gives.
func newModule(t *testing.T) *shell {
	t.Helper()
	s := newShell(t)
	s.write(t, "go.mod", []byte("module example.com/app\n\ngo 1.26\n"))
	s.copyIn(t, "model/service-2.json", "testdata/plain/service-2.json")
	s.write(t, "modelsmith.yaml", []byte("version: 1\nout: gen\nservices:\n  - model: ./model\n    package: plain\n"))
	return s
}

// read is a file of the shell's folder.
func (s *shell) read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// change replaces the content of a file.
func (s *shell) change(t *testing.T, name string, change func([]byte) []byte) {
	t.Helper()
	s.write(t, name, change(s.read(t, name)))
}

// TestConfigured goes the way of a repository with a configuration file.
func TestConfigured(t *testing.T) {
	s := newModule(t)
	transcripts := []string{
		s.run(t, "init", "iam"),
		s.run(t, "generate", "--no-check"),
		s.run(t, "generate", "--no-check"),
		s.run(t, "check"),
		s.run(t, "generate", "--out", "x"),
		s.run(t, "generate", "--config", "nothing.yaml"),
		s.run(t, "generate", "--config", "modelsmith.yaml", "iam"),
		s.run(t, "check", "--format", "xml"),
		s.run(t, "check", "--out", "gen", "--import-path", "example.com/app/gen", "--package", "plain", "./model"),
	}
	s.write(t, "modelsmith.yaml", []byte("version: 1\nout: gen\nservices:\n  - model: ./model\n    package: plain\n    emit: [client]\n    operations: [GetThing]\n  - model: nothing\n"))
	transcripts = append(transcripts, s.run(t, "generate", "--no-check"))
	s.write(t, "modelsmith.yaml", []byte("version: 1\nout: gen\nservices:\n  - model: ./model\n    package: plain\n    emit: [client]\n"))
	transcripts = append(transcripts, s.run(t, "generate", "--no-check"))
	if err := os.Remove(filepath.Join(s.dir, "modelsmith.yaml")); err != nil {
		t.Fatal(err)
	}
	transcripts = append(transcripts, s.run(t, "generate"), s.run(t, "init", "--out", "gen", "iam", "./model"), s.run(t, "init", "nothing"))
	compare(t, "configured", transcripts...)
}

// TestCheck spoils a tree in every way and wants the verdict.
func TestCheck(t *testing.T) {
	const file = "gen/plain/client.go"
	for name, c := range map[string]struct {
		spoil func(t *testing.T, s *shell)
		want  string
	}{
		"one changed byte": {func(t *testing.T, s *shell) {
			s.change(t, file, func(b []byte) []byte { return bytes.Replace(b, []byte("Package plain"), []byte("package plain"), 1) })
		}, file + " is not what the model gives"},
		"a header that is gone": {func(t *testing.T, s *shell) {
			s.change(t, file, func(b []byte) []byte { return b[bytes.IndexByte(b, '\n'):] })
		}, file + " is in the way of a generated file: it was not written by modelsmith"},
		"a folder in the way": {func(t *testing.T, s *shell) {
			if err := os.Remove(filepath.Join(s.dir, file)); err != nil {
				t.Fatal(err)
			}
			s.write(t, file+"/x", nil)
		}, file + " is in the way of a generated file: it is no file"},
		"a missing file": {func(t *testing.T, s *shell) {
			if err := os.Remove(filepath.Join(s.dir, file)); err != nil {
				t.Fatal(err)
			}
		}, file + " is missing"},
		"a missing package": {func(t *testing.T, s *shell) {
			if err := os.RemoveAll(filepath.Join(s.dir, "gen")); err != nil {
				t.Fatal(err)
			}
		}, "gen/plain is missing"},
		"a stale file": {func(t *testing.T, s *shell) {
			s.write(t, "gen/plain/api_op_Gone.go", s.read(t, file))
		}, "gen/plain/api_op_Gone.go is stale"},
		"a file by hand": {func(t *testing.T, s *shell) { s.write(t, "gen/plain/extra.go", []byte("package plain\n")) }, ""},
		"other line endings": {func(t *testing.T, s *shell) {
			s.change(t, file, func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) })
		}, file + " has other line endings"},
		"what a killed run left": {func(t *testing.T, s *shell) {
			name := "gen/plain/.modelsmith-123"
			s.write(t, name, []byte("half"))
			old := time.Now().Add(-time.Hour)
			if err := os.Chtimes(filepath.Join(s.dir, name), old, old); err != nil {
				t.Fatal(err)
			}
		}, "gen/plain/.modelsmith-123 is stale: a killed run left it"},
		"what a killed run left, in a fresh checkout": {func(t *testing.T, s *shell) {
			s.write(t, "gen/plain/types/.modelsmith-123.old", []byte("half"))
		}, "gen/plain/types/.modelsmith-123.old is stale: a killed run left it"},
		"another model": {func(t *testing.T, s *shell) {
			s.change(t, "model/service-2.json", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("Plain"), []byte("Simple")) })
		}, "gen/plain/client.go is not what the model gives"},
		"a folder that cannot be written": {func(t *testing.T, s *shell) {
			dir := filepath.Join(s.dir, "gen", "plain")
			if err := os.Chmod(dir, 0o555); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newModule(t)
			s.run(t, "generate", "--no-check")
			c.spoil(t, s)
			before := s.tree(t)
			got := s.run(t, "check")
			exit := "--- exit 0"
			if c.want != "" {
				exit = "--- exit 1"
			}
			if !strings.Contains(got, c.want) || !strings.Contains(got, exit) || c.want == "" && strings.Count(got, "\n") > 3 {
				t.Errorf("want %q, %s: %.2000s", c.want, exit, got)
			}
			if s.tree(t) != before {
				t.Error("check wrote something")
			}
		})
	}
}

// tree is all there is in the output, in one text.
func (s *shell) tree(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(s.dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		b.WriteString(path + "\n" + string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestCheckFormats tells one edited file in every format.
func TestCheckFormats(t *testing.T) {
	s := newModule(t)
	s.run(t, "generate", "--no-check")
	s.change(t, "gen/plain/options.go", func(b []byte) []byte {
		return bytes.Replace(b, []byte("AppID names"), []byte("AppID \x1b[31m::names"), 1)
	})
	s.write(t, "gen/plain/a,b.go", s.read(t, "gen/plain/client.go"))
	var transcripts []string
	for _, format := range []string{"text", "json", "github", "sarif"} {
		transcripts = append(transcripts, s.run(t, "check", "--format", format))
	}
	compare(t, "check", transcripts...)
}

// TestCheckFromBelow runs below the root of a repository: code hosts are told paths
// from its root, people those from where they are.
func TestCheckFromBelow(t *testing.T) {
	s := newModule(t)
	s.run(t, "generate", "--no-check")
	s.write(t, ".git/HEAD", nil)
	s.write(t, "deep/er/x", nil)
	s.change(t, "gen/plain/options.go", func(b []byte) []byte { return append(b, '\n') })
	s.dir = filepath.Join(s.dir, "deep", "er")
	for format, want := range map[string]string{
		"text": "\n--- a/../../gen/plain/options.go\n", "json": `"path": "../../gen/plain/options.go"`,
		"github": "::error file=gen/plain/options.go,", "sarif": `"uri": "gen/plain/options.go"`,
	} {
		if got := s.run(t, "check", "--format", format); !strings.Contains(got, want) {
			t.Errorf("%s: %.400s", format, got)
		}
	}
}

// TestCheckAfterKill kills runs of generate at different times: check tells a tree
// that is whole from one that is not, and the next run mends it.
func TestCheckAfterKill(t *testing.T) {
	s := newModule(t)
	generated := func() string {
		var b strings.Builder
		for _, name := range []string{"client.go", "options.go", "api_op_PutThing.go", "plainserver/service.go", "types/types.go"} {
			data, _ := os.ReadFile(filepath.Join(s.dir, "gen", "plain", filepath.FromSlash(name)))
			b.Write(data)
		}
		for _, folder := range []string{"", "plainserver", "types"} {
			left, _ := filepath.Glob(filepath.Join(s.dir, "gen", "plain", folder, ".modelsmith-*"))
			b.WriteString(strings.Join(left, " "))
		}
		return b.String()
	}
	model := func(name string) {
		s.copyIn(t, "model/service-2.json", "testdata/plain/service-2.json")
		s.change(t, "model/service-2.json", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("Plain"), []byte(name)) })
	}
	model("Simple")
	s.run(t, "generate", "--no-check")
	whole := generated()
	killed := 0
	for delay := time.Duration(0); delay < 60*time.Millisecond; delay += 3 * time.Millisecond {
		model("Other")
		s.run(t, "generate", "--no-check")
		model("Simple")
		cmd := exec.Command(s.binary, "generate", "--no-check")
		cmd.Dir, cmd.Env = s.dir, s.env
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(delay)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		got, isWhole := s.run(t, "check"), generated() == whole
		if !isWhole {
			killed++
		}
		if strings.Contains(got, "--- exit 0") != isWhole {
			t.Errorf("killed after %v, whole: %t: %.300s", delay, isWhole, got)
		}
	}
	if killed == 0 {
		t.Error("no run was killed early enough")
	}
	s.run(t, "generate", "--no-check")
	if got := s.run(t, "check"); !strings.Contains(got, "--- exit 0") {
		t.Error(got)
	}
}
