package server

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/interop/internal/installed"
	// The generated server uses these. The go command keeps a test's result only as long as what the test imports is the same.
	_ "github.com/modelsmith/modelsmith/runtime/server/restjson"
)

// TestObjects generates a server of streams from botocore's model and runs the tests of testdata/objects with it.
func TestObjects(t *testing.T) {
	for _, module := range []string{"boto3", "awscli"} {
		if err := exec.CommandContext(t.Context(), "python3", "-c", "import "+module).Run(); err != nil {
			installed.Skip(t, "python3 cannot import "+module)
		}
	}
	installed.Generate(t, "testdata/gen", generator.Services("mediastore-data")...)
	command := exec.CommandContext(t.Context(), "go", "test", "-count=1", "-v", "./testdata/objects")
	command.Env = os.Environ()
	text, err := command.CombinedOutput()
	if err != nil || !strings.Contains(string(text), "--- PASS: TestBoto3") {
		t.Errorf("%v\n%s", err, text)
	}
}
