package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestImportAndGenerate goes the whole way in a module of its own: a model from
// a botocore data directory, a client from that, and a build of it.
func TestImportAndGenerate(t *testing.T) {
	s := newShell(t)
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"service-2.json", "endpoint-rule-set-1.json"} {
		s.copyIn(t, "data/plain/2020-01-01/"+name, "testdata/plain/"+name)
	}
	s.copyIn(t, "data/partitions.json", "models/partitions.json")
	s.copyIn(t, "go.sum", "go.sum")
	s.write(t, "go.mod", []byte("module example.com/app\n\ngo 1.26\n\nrequire github.com/modelsmith/modelsmith v0.0.0\n\n"+
		"replace github.com/modelsmith/modelsmith => "+root+"\n"))
	s.write(t, "deps.go", []byte("package app\n\nimport (\n\t_ \"github.com/modelsmith/modelsmith/runtime/query\"\n"+
		"\t_ \"github.com/modelsmith/modelsmith/runtime/restjson\"\n)\n"))
	compare(
		t, "generate",
		s.run(t, "import", "--from", "data", "--to", "models", "plain"),
		s.run(t, "generate", "--out", "internal/aws", "./models/plain"),
		s.run(t, "generate", "--out", "internal/aws", "./models/plain/2020-01-01"),
		s.run(t, "generate", "--out", "internal/aws", "./models/plain/2020-01-01"),
		s.run(t, "generate", "--out", "internal/aws", "--models", "models", "plain"),
		s.run(t, "generate", "--out", "internal/aws", "--package", "plain", "--no-check", "./models/plain/2020-01-01/service-2.json"),
		s.run(t, "generate", "--models", "models", "plain", "iam"),
		s.run(t, "generate", "--out", "part", "--operations", "DeleteUser,GetUser", "iam"),
		s.run(t, "generate", "--out", "part", "--operations", "DeletUser", "iam"),
	)
	build := exec.Command("go", "vet", "./...")
	build.Dir, build.Env = s.dir, s.env
	if out, err := build.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestUnchanged generates twice with the same program, and then with another
// one: the memory serves the same program only.
func TestUnchanged(t *testing.T) {
	s := newShell(t)
	s.copyIn(t, "model/service-2.json", "testdata/recursion/service-2.json")
	cacheTime := func() time.Time {
		t.Helper()
		s.run(t, "generate", "--out", "out", "--import-path", "example.com/out", "--no-check", "./model")
		found, _ := filepath.Glob(filepath.Join(s.dir, ".cache", "modelsmith", "*.json"))
		if len(found) != 1 {
			t.Fatal("the cache holds", found)
		}
		info, err := os.Stat(found[0])
		if err != nil {
			t.Fatal(err)
		}
		return info.ModTime()
	}
	first := cacheTime()
	if again := cacheTime(); !again.Equal(first) {
		t.Error("the same program ran again")
	}
	program, err := os.ReadFile(s.binary)
	if err != nil {
		t.Fatal(err)
	}
	s.write(t, "other-build", append(program, "another build"...))
	s.binary = filepath.Join(s.dir, "other-build")
	if err := os.Chmod(s.binary, 0o755); err != nil {
		t.Fatal(err)
	}
	if again := cacheTime(); again.Equal(first) {
		t.Error("another program trusted the memory")
	}
}

// TestSkipUnsupported names the operations that a run leaves out, and those that
// it refuses.
func TestSkipUnsupported(t *testing.T) {
	s := newShell(t)
	s.copyIn(t, "model/service-2.json", "testdata/skip-unsupported/service-2.json")
	const line = "generate --out out --import-path example.com/out --no-check ./model"
	compare(t, "skip", s.run(t, strings.Fields(line)...), s.run(t, strings.Fields(line+" --skip-unsupported")...))
}
