package waiters

import (
	_ "embed"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"text/template"

	_ "github.com/aws/aws-sdk-go-v2/service/docdb"
	_ "github.com/aws/aws-sdk-go-v2/service/iam"
	_ "github.com/aws/aws-sdk-go-v2/service/lambda"
	_ "github.com/aws/aws-sdk-go-v2/service/neptunegraph"

	_ "github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/interop/internal/installed"
)

// peer is a service whose waiters run on both clients.
type peer struct {
	// Name is that of the package, Model that of botocore's; empty for one of this project.
	Name, Model string
	ContentType string
	// Length is how many responses scripts have.
	Length    int
	Responses []response
	Waiters   []waiter
	// Import is the path of the client.
	Import string
}

// response has the status 0 for none.
type response struct {
	Status int
	Body   string
}

// waiter is a waiter with the input of its operation; Retried is a response after which it goes on.
type waiter struct {
	Name, Operation, Input string
	Retried                int
	// DefaultsDiffer is true if the models of both sides have other delays.
	DefaultsDiffer bool
}

//go:embed program.go.tmpl
var program string

// TestSDK runs the scripts of every service on both clients.
func TestSDK(t *testing.T) {
	for _, p := range peers {
		t.Run(p.Name, func(t *testing.T) {
			own := "github.com/modelsmith/modelsmith/generated/" + p.Name
			if p.Model != "" {
				own = generate(t, p)
			}
			theirs := strings.Split(run(t, p, "github.com/aws/aws-sdk-go-v2/service/"+p.Name), "\n")
			ours := strings.Split(run(t, p, own), "\n")
			if len(theirs) < 100 || len(ours) != len(theirs) {
				t.Fatalf("%d lines, not %d", len(ours), len(theirs))
			}
			wrong := 0
			for i := range theirs {
				if ours[i] != theirs[i] && wrong < 20 {
					t.Errorf("ours:   %s\ntheirs: %s", ours[i], theirs[i])
					wrong++
				}
			}
			t.Logf("%d lines", len(theirs))
		})
	}
}

// generatedDir is where clients go: within the module, so that they may import what it may.
const generatedDir = "testdata/gen"

// generate generates the client of a service and returns its import path.
func generate(t *testing.T, p peer) string {
	t.Helper()
	installed.Generate(t, generatedDir, generator.Service{Model: p.Model, Package: p.Name})
	return "github.com/modelsmith/modelsmith/interop/waiters/" + generatedDir + "/" + p.Name
}

// run runs the program on a client.
func run(t *testing.T, p peer, path string) string {
	t.Helper()
	p.Import = path
	var src strings.Builder
	if err := template.Must(template.New("").Parse(program)).Execute(&src, p); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "main.go")
	if err := os.WriteFile(file, []byte(src.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), "go", "run", file)
	var problems strings.Builder
	command.Stderr = &problems
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%v\n%.3000s", err, problems.String())
	}
	return string(out)
}
