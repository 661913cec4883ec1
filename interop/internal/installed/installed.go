// Package installed generates services from the models of the botocore that is installed, for tests of services that
// the repository does not carry.
package installed

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/importer"
)

// RequireEnv names the variable that turns a skip into a failure.
const RequireEnv = "MODELSMITH_REQUIRE_PEERS"

// Skip skips a test whose peer is not there, unless it has to be.
func Skip(t *testing.T, why string) {
	t.Helper()
	if os.Getenv(RequireEnv) != "" {
		t.Fatal(why)
	}
	t.Skipf("%s; set %s=1 to fail instead", why, RequireEnv)
}

// Data is the folder of botocore's models. Without botocore the test is skipped.
func Data(t *testing.T) string {
	t.Helper()
	text, err := exec.CommandContext(t.Context(), "python3", "-c", "import botocore; print(botocore.__path__[0])").Output()
	if err != nil {
		Skip(t, "python3 cannot import botocore")
	}
	return filepath.Join(strings.TrimSpace(string(text)), "data")
}

// Models imports the models of services to a folder of the test's.
func Models(t *testing.T, services ...string) string {
	t.Helper()
	to := t.TempDir()
	if _, err := importer.Import(t.Context(), importer.Config{From: Data(t), Services: services, To: to}); err != nil {
		t.Fatal(err)
	}
	return to
}

// Generate generates clients and servers of services, without what is not supported. They go into a folder of the
// module, so that they may import what the module may, and go away with the test.
func Generate(t *testing.T, out string, services ...generator.Service) {
	t.Helper()
	var names []string
	for _, s := range services {
		names = append(names, s.Model)
	}
	models := Models(t, names...)
	t.Cleanup(func() { _ = os.RemoveAll(out) })
	_, err := generator.Generate(t.Context(), generator.Config{
		Services: services, Models: os.DirFS(models), Out: out, NoCheck: true, SkipUnsupported: true,
	})
	if err != nil {
		t.Fatal(err)
	}
}
