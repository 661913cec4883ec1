package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/sebdah/goldie/v2"
)

// asProgram makes the test binary run as the program itself.
const asProgram = "MODELSMITH_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// shell runs the program in a folder of its own, with a cache of its own.
type shell struct {
	dir, binary string
	env         []string
}

func newShell(t *testing.T) *shell {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cache := filepath.Join(dir, ".cache")
	return &shell{dir: dir, binary: binary, env: append(os.Environ(), asProgram+"=1",
		"XDG_CACHE_HOME="+cache, "GOCACHE="+goEnv(t, "GOCACHE"), "GOPROXY=off", "GOFLAGS=-mod=mod", "GOWORK=off")}
}

// goEnv asks the go command for a setting, which may depend on the variables
// that a shell changes.
func goEnv(t *testing.T, name string) string {
	t.Helper()
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// run is a transcript: the command line, what it printed, and its exit code.
func (s *shell) run(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command(s.binary, args...)
	cmd.Dir, cmd.Env = s.dir, s.env
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	text := "$ modelsmith " + strings.Join(args, " ") + "\n" + out.String()
	if errs.Len() > 0 {
		text += "--- stderr\n" + errs.String()
	}
	return strings.ReplaceAll(text, s.dir, "DIR") + fmt.Sprintf("--- exit %d\n\n", cmd.ProcessState.ExitCode())
}

func (s *shell) write(t *testing.T, name string, data []byte) {
	t.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// copyIn copies a file of the repository.
func (s *shell) copyIn(t *testing.T, name, from string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(from)))
	if err != nil {
		t.Fatal(err)
	}
	s.write(t, name, data)
}

// compare compares transcripts with a golden file.
func compare(t *testing.T, name string, transcripts ...string) {
	t.Helper()
	goldie.New(t, goldie.WithNameSuffix(".txt")).Assert(t, name, []byte(strings.Join(transcripts, "")))
}

func TestHelp(t *testing.T) {
	s := newShell(t)
	var all []string
	for _, command := range []string{"", "generate", "check", "diff", "init", "import", "inspect", "lint", "list", "update", "version"} {
		all = append(all, s.run(t, append(strings.Fields(command), "--help")...))
	}
	compare(t, "help", all...)
}

func TestList(t *testing.T) {
	compare(t, "list", newShell(t).run(t, "list"))
}

func TestVersion(t *testing.T) {
	got := newShell(t).run(t, "version")
	if !regexp.MustCompile(`^\$ modelsmith version\nmodelsmith \S+ go1\.\S+\n--- exit 0\n\n$`).MatchString(got) {
		t.Error(got)
	}
	if flag := newShell(t).run(t, "--version"); strings.Replace(flag, "--version", "version", 1) != got {
		t.Error(flag)
	}
}

// TestErrors has the message and the exit code of what is wrong with a command
// line, with the machine, and with a model.
func TestErrors(t *testing.T) {
	s := newShell(t)
	s.write(t, "go.mod", []byte("module example.com/app\n\ngo 1.26\n"))
	s.write(t, "outside/file", nil)
	s.copyIn(t, "one/service-2.json", "testdata/bad-array/service-2.json")
	s.copyIn(t, "many/service-2.json", "testdata/bad-types/service-2.json")
	s.copyIn(t, "fine/service-2.json", "testdata/recursion/service-2.json")
	s.copyIn(t, "models/chime/2018-05-01/service-2.json", "testdata/recursion/service-2.json")
	var all []string
	for _, line := range []string{
		"", "bake", "lst", "list iam", "generate", "generate --outt x iam", "generate chimes", "generate nothing", "generate ./nowhere",
		"generate ./one", "generate ./many", "generate ./one ./many", "generate --package a-b ./fine", "generate --package x iam chime",
		"generate --out outside/file iam", "generate --models models iam", "generate --models nowhere iam",
		"import", "import iam", "import --from nowhere iam", "import --from models nothing", "list --models nowhere", "update",
		"list --models outside/file", "inspect --models outside/file iam", "lint --models outside/file iam", "generate --models outside/file iam", "generate --emit= iam",
	} {
		all = append(all, s.run(t, strings.Fields(line)...))
	}
	compare(t, "errors", all...)
	if left, _ := filepath.Glob(filepath.Join(s.dir, "*")); len(left) != 6 {
		t.Error("something was written:", left)
	}
}

// TestCompletion asks as the scripts of shells do.
func TestCompletion(t *testing.T) {
	s := newShell(t)
	for _, args := range [][]string{{"generate", "chime-"}, {"lint", "chime-"}, {"inspect", "chime-"}, {"check", "chime-"}, {"init", "chime-"}} {
		if got := s.run(t, append([]string{"__complete"}, args...)...); !strings.Contains(got, "chime-sdk-identity\n") {
			t.Errorf("%q: %s", args, got)
		}
	}
}
