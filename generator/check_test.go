package generator_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
)

// offline keeps the go command from asking anybody.
func offline(t *testing.T) {
	t.Helper()
	t.Setenv("GOFLAGS", "-mod=readonly")
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOWORK", "off")
}

// TestCheckWithoutDependency generates into a module that does not require
// modelsmith: the error says what to do, and nothing is written.
func TestCheckWithoutDependency(t *testing.T) {
	offline(t)
	w := newWorkshop(t)
	w.write(t, "go.mod", "module example.com/app\n\ngo 1.26\n")
	w.cfg.ImportPath, w.cfg.NoCheck = "", false
	_, err := generator.Generate(t.Context(), w.cfg)
	if err == nil || !strings.Contains(err.Error(), "import github.com/modelsmith/modelsmith/runtime") || !strings.HasSuffix(err.Error(), "try: go get github.com/modelsmith/modelsmith/runtime/...") {
		t.Error(err)
	}
	requireNothing(t, w)

	w.cfg.NoCheck = true
	if _, stages := w.generate(t); stages != fullRun {
		t.Error("without the check:", stages, "stages")
	}
}

// TestCheckOfOtherRuntime generates into a module whose runtime lacks what the
// code needs, as an old release would: nothing is written.
func TestCheckOfOtherRuntime(t *testing.T) {
	offline(t)
	w := newWorkshop(t)
	goMod := "module example.com/app\n\ngo 1.26\n"
	for module, packages := range map[string][]string{
		"github.com/modelsmith/modelsmith": {"runtime", "runtime/restjson", "runtime/endpoints", "runtime/server", "runtime/server/restjson"},
		"github.com/aws/aws-sdk-go-v2":     {"aws"},
		"github.com/aws/smithy-go":         {"middleware", "logging"},
	} {
		dir := filepath.Join("stubs", filepath.Base(module))
		w.write(t, filepath.Join(dir, "go.mod"), "module "+module+"\n\ngo 1.26\n")
		for _, p := range packages {
			w.write(t, filepath.Join(dir, p, "stub.go"), "package "+filepath.Base(p)+"\n")
		}
		goMod += "\nrequire " + module + " v1.0.0\n\nreplace " + module + " => ./" + dir + "\n"
	}
	w.write(t, "go.mod", goMod)
	w.cfg.ImportPath, w.cfg.NoCheck = "", false
	_, err := generator.Generate(t.Context(), w.cfg)
	const want = "type check: this modelsmith and the runtime that go.mod has are of versions that do not go together: " +
		"generate with the modelsmith of go.mod (go tool modelsmith), or get a later runtime: go get github.com/modelsmith/modelsmith/runtime/...@latest"
	if err == nil || err.Error() != want {
		t.Error(err)
	}
	requireNothing(t, w)
}
