// Package downstream uses modelsmith as other repositories do: as a tool of a
// module of their own, out of the module cache.
package downstream

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

const version = "v0.0.1"

// publish makes a module proxy that serves modelsmith as it stands here, and
// returns the environment in which the go command uses it, and no network. What
// else is needed comes out of the module cache.
func publish(t *testing.T) []string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	const path = "github.com/modelsmith/modelsmith"
	proxy := t.TempDir()
	dir := filepath.Join(proxy, filepath.FromSlash(path), "@v")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(dir, version+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := zip.CreateFromDir(f, module.Version{Path: path, Version: version}, root); err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		version + ".mod": string(mod), version + ".info": `{"Version":"` + version + `"}`, "list": version + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cache, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	return append(os.Environ(),
		"GOPROXY=file://"+filepath.ToSlash(proxy)+",file://"+strings.TrimSpace(string(cache))+"/cache/download",
		"GOSUMDB=off", "GONOSUMDB=", "GOPRIVATE=", "GONOPROXY=", "GOFLAGS=-modcacherw", "GOWORK=off", "GOTOOLCHAIN=local",
		"GOMODCACHE="+filepath.Join(proxy, "cache"), "XDG_CACHE_HOME="+filepath.Join(proxy, "memory"), "GOCACHE="+goCache(t))
}

// goCache is the build cache, which would follow XDG_CACHE_HOME.
func goCache(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// Test runs both with one module cache, which is slow to fill.
func Test(t *testing.T) {
	env := publish(t)
	t.Run("README", func(t *testing.T) { testReadme(t, env) })
	t.Run("example", func(t *testing.T) { testExample(t, env) })
}

// block is a piece of code in Markdown with its language.
var block = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$")

// testReadme does what the quick start says, in an empty module: commands are run,
// and files that say their name are written.
func testReadme(t *testing.T, env []string) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, start, _ := strings.Cut(string(readme), "\n## Quick start\n")
	start, _, ok := strings.Cut(start, "\n## ")
	if !ok {
		t.Fatal("the README has no quick start")
	}
	dir := t.TempDir()
	shell(t, env, dir, "go mod init example.com/app")
	commands := 0
	for _, m := range block.FindAllStringSubmatch(start, -1) {
		switch name, isFile := strings.CutPrefix(strings.SplitN(m[2], "\n", 2)[0], "// "); {
		case m[1] == "sh":
			commands++
			shell(t, env, dir, m[2])
		case m[1] == "go" && isFile:
			if err := os.WriteFile(filepath.Join(dir, name), []byte(m[2]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if commands < 3 {
		t.Errorf("only %d commands in the quick start", commands)
	}
}

// testExample takes the example out of this repository, generates what is checked
// in there, and runs its tests.
func testExample(t *testing.T, env []string) {
	const example = "../../examples/downstream"
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(example)); err != nil {
		t.Fatal(err)
	}
	shell(t, env, dir, `
go mod edit -dropreplace github.com/modelsmith/modelsmith -require github.com/modelsmith/modelsmith@`+version+`
go get -tool github.com/modelsmith/modelsmith/cmd/modelsmith
go tool modelsmith check
rm -r internal
go generate ./...
go tool modelsmith check
go test ./...
`)
	for _, name := range []string{"client.go", "api_op_GetUser.go", "types/types.go", "iamserver/service.go"} {
		name = filepath.Join("internal", "aws", "iam", filepath.FromSlash(name))
		have, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if want, err := os.ReadFile(filepath.Join(example, name)); err != nil || string(have) != string(want) {
			t.Errorf("%s is not what is checked in: %v", name, err)
		}
	}
}

// shell runs commands; the first that fails ends the test.
func shell(t *testing.T, env []string, dir, commands string) {
	t.Helper()
	cmd := exec.Command("sh", "-e", "-c", commands)
	cmd.Dir, cmd.Env = dir, env
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s%v\n%s", commands, err, out)
	}
}
