package apicompat

import (
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	// The peers. The module has them in versions as old as the models, as near as there is one.
	_ "github.com/aws/aws-sdk-go-v2/service/bedrockruntime/document"
	_ "github.com/aws/aws-sdk-go-v2/service/codecatalyst"
	_ "github.com/aws/aws-sdk-go-v2/service/lambda"
	_ "github.com/aws/aws-sdk-go-v2/service/polly"
	_ "github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/interop/internal/installed"
	// The generated clients use these. The go command keeps a test's result only as long as what the test imports is the same.
	_ "github.com/modelsmith/modelsmith/runtime/document"
	_ "github.com/modelsmith/modelsmith/runtime/query"
	_ "github.com/modelsmith/modelsmith/runtime/restjson"
)

// conformanceEnv names the folder with Smithy's models.
const conformanceEnv = "MODELSMITH_CONFORMANCE"

// generatedDir is where the clients go: within the module, so that they may import what the module may.
const generatedDir = "testdata/gen"

// TestServices compares clients that are generated from models from elsewhere.
func TestServices(t *testing.T) {
	t.Cleanup(func() { _ = os.RemoveAll(generatedDir) })
	common := map[string]bool{}
	ran := 0
	for _, service := range Services {
		t.Run(service.Name, func(t *testing.T) {
			generate(t, service)
			want := Client{Path: sdk + service.Name, Module: sdk + service.Name, More: service.More}
			have := Client{Path: ours + "interop/apicompat/" + generatedDir + "/" + service.Name, Module: ours, More: service.More}
			used := map[string]bool{}
			loaded := sameAPI(t, want, have, slices.Concat(service.Differences, CommonDifferences, Categories), used)
			allUsed(t, service.Differences, used)
			sameBehaviour(t, want, have, loaded)
			if _, err := os.Stat("testdata/" + service.Name + ".go"); err == nil {
				usable(t, service.Name, want, want)
				usable(t, service.Name, want, have)
			}
			for name := range used {
				common[name] = true
			}
			ran++
		})
	}
	if ran == len(Services) {
		allUsed(t, CommonDifferences, common)
	}
}

// sameBehaviour has the enums and errors speak that both clients have: operations may be left out.
func sameBehaviour(t *testing.T, want, have Client, loaded map[string]*types.Package) {
	t.Helper()
	shapes := loaded[have.Paths()[1]].Scope()
	source := program(loaded[want.Paths()[1]], func(name string) bool { return shapes.Lookup(name) != nil })
	theirs, ours := run(t, source), run(t, withClient(source, want, have))
	if theirs != ours || theirs == "" {
		t.Errorf("lines that differ:\n%s", difference(ours, theirs))
	}
}

// generate generates the client of a service, or skips the test without the model.
func generate(t *testing.T, service Service) {
	t.Helper()
	config := generator.Config{Out: generatedDir, NoCheck: true, SkipUnsupported: true}
	if strings.HasSuffix(service.Model, ".json") {
		folder := os.Getenv(conformanceEnv)
		if folder == "" {
			installed.Skip(t, "set "+conformanceEnv+" to the folder with models")
		}
		config.Services = generator.Services(filepath.Join(folder, "models", service.Model))
	} else {
		config.Services, config.Models = generator.Services(service.Model), os.DirFS(installed.Models(t, service.Model))
	}
	config.Services[0].Package = service.Name
	if _, err := generator.Generate(t.Context(), config); err != nil {
		t.Fatal(err)
	}
}
