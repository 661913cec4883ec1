package generator_test

import (
	"path/filepath"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
)

// TestMemoryOfServices generates services with packages of every kind twice: the
// second run finds nothing to do.
func TestMemoryOfServices(t *testing.T) {
	w := newWorkshop(t)
	w.cfg.Services = generator.Services("chime-sdk-identity", filepath.Join(casesDir, "documents"))
	for _, want := range []int{fullRun, 0} {
		stages := 0
		w.cfg.Progress = func(string) { stages++ }
		result, err := generator.Generate(t.Context(), w.cfg)
		if err != nil {
			t.Fatal(err)
		}
		if stages != want {
			t.Errorf("%d stages, want %d; %v", stages, want, result)
		}
	}
}
