package apicompat

import (
	"go/types"
	"os"
	"testing"
)

// crosscheckEnv names the variable that has the SDK's own packages compared with themselves too: it shows that a
// difference is one of ours and not of the comparison.
const crosscheckEnv = "MODELSMITH_CROSSCHECK"

// The two sides of every comparison are modules with the same packages.
const (
	sdk  = "github.com/aws/aws-sdk-go-v2/service/"
	ours = "github.com/modelsmith/modelsmith/"
)

// The generated clients, by package name.
var clients = []string{"chime", "chimesdkidentity", "iam"}

func sdkClient(name string) Client { return Client{Path: sdk + name, Module: sdk + name} }

func ourClient(name string) Client {
	return Client{Path: ours + "generated/" + name, Module: ours}
}

// candidates are the clients that are held against one of the SDK's.
func candidates(name string) []Client {
	if os.Getenv(crosscheckEnv) == "" {
		return []Client{ourClient(name)}
	}
	return []Client{ourClient(name), sdkClient(name)}
}

func TestSameAPI(t *testing.T) {
	used := map[string]bool{}
	for _, name := range clients {
		want := sdkClient(name)
		for _, have := range candidates(name) {
			t.Run(have.Path, func(t *testing.T) { sameAPI(t, want, have, Categories, used) })
		}
	}
	allUsed(t, Categories, used)
}

// sameAPI compares two clients, and notes which categories explain a difference. It returns the packages of both.
func sameAPI(t *testing.T, want, have Client, categories []Category, used map[string]bool) map[string]*types.Package {
	t.Helper()
	loaded, err := Load(append(want.Paths(), have.Paths()...)...)
	if err != nil {
		t.Fatal(err)
	}
	report := Compare(want.Surface(loaded).Expand(have.Instances(loaded)), have.Surface(loaded), categories)
	t.Log(report)
	for _, difference := range report.Open {
		t.Error(difference)
	}
	for category := range report.Excused {
		used[category] = true
	}
	return loaded
}

// allUsed finds the categories that have to go.
func allUsed(t *testing.T, categories []Category, used map[string]bool) {
	t.Helper()
	for _, category := range categories {
		if !used[category.Name] {
			t.Errorf("category %q explains no difference: remove it, the names are there", category.Name)
		}
	}
}
