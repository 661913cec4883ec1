package apicompat

import (
	"os"
	"testing"
)

// crosscheckEnv names the variable that has the SDK's own packages compared with themselves: it shows that a
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

// ourClient is the client that is held against the SDK's.
func ourClient(name string) Client {
	if os.Getenv(crosscheckEnv) != "" {
		return sdkClient(name)
	}
	return Client{Path: ours + "generated/" + name, Module: ours}
}

func TestSameAPI(t *testing.T) {
	var paths []string
	for _, name := range clients {
		paths = append(paths, sdkClient(name).Paths()...)
		paths = append(paths, ourClient(name).Paths()...)
	}
	loaded, err := Load(paths...)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, name := range clients {
		t.Run(name, func(t *testing.T) {
			want := sdkClient(name).Surface(loaded)
			report := Compare(want, ourClient(name).Surface(loaded), Categories)
			t.Log(report)
			for _, difference := range report.Open {
				t.Error(difference)
			}
			for category := range report.Excused {
				used[category] = true
			}
		})
	}
	for _, category := range Categories {
		if os.Getenv(crosscheckEnv) == "" && !used[category.Name] {
			t.Errorf("category %q explains no difference: remove it, the names are there", category.Name)
		}
	}
}
