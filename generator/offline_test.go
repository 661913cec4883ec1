package generator_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestOffline expects that nothing that generates code can fetch models.
func TestOffline(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	const own = "github.com/modelsmith/modelsmith/generator"
	if !slices.Contains(deps, own+"/source") {
		t.Fatal("the list is not that of the generator:", len(deps))
	}
	for _, d := range deps {
		if strings.HasPrefix(d, own+"/importer") {
			t.Errorf("the generator depends on %s", d)
		}
	}
}
