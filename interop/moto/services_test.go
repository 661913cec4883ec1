package moto

import (
	"bytes"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/interop/internal/installed"
	// The generated clients use these. The go command keeps a test's result only as long as what the test imports is the same.
	_ "github.com/modelsmith/modelsmith/runtime/query"
	_ "github.com/modelsmith/modelsmith/runtime/restjson"
)

// generatedServices are the services of testdata/services.
var generatedServices = generator.Services("lambda", "mediastore-data", "sts")

// generatedDir is where the clients go: within the module, so that they may import what the module may.
const generatedDir = "testdata/gen"

// TestServices generates clients from botocore's models and runs the tests of testdata/services with them.
func TestServices(t *testing.T) {
	url := address(t)
	// Without it moto would want Docker to run functions.
	configuration := bytes.NewReader([]byte(`{"lambda": {"use_docker": false}}`))
	response, err := http.Post(url+"/moto-api/config", "application/json", configuration)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode >= 300 {
		t.Fatalf("configuration: %s", response.Status)
	}
	installed.Generate(t, generatedDir, generatedServices...)
	command := exec.CommandContext(t.Context(), "go", "test", "-count=1", "-v", "./testdata/services")
	command.Env = append(os.Environ(), "MODELSMITH_MOTO="+url)
	text, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	passed := strings.Count(string(text), "--- PASS: ")
	if passed == 0 {
		t.Errorf("no test ran:\n%s", text)
	}
	t.Logf("%d tests passed:\n%s", passed, text)
}
