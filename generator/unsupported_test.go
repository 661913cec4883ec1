package generator_test

import (
	"slices"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
)

// TestSkipUnsupported names the operations that are left out, also in a run that
// finds nothing to do.
func TestSkipUnsupported(t *testing.T) {
	dir := t.TempDir()
	cfg := generator.Config{
		Services: generator.Services(casesDir + "/skip-unsupported"), Out: dir + "/out", ImportPath: "example.com/out",
		SkipUnsupported: true, NoCheck: true, CacheDir: dir + "/cache",
	}
	for _, written := range []int{8, 0} {
		result, err := generator.Generate(t.Context(), cfg)
		if err != nil {
			t.Fatal(err)
		}
		s := result.Services[0]
		var left []string
		for _, skipped := range s.Skipped {
			left = append(left, skipped.Operation)
			if len(skipped.Problems) == 0 || skipped.Problems[0].Pos.Line == 0 {
				t.Error(skipped.Operation, "is left out without a place:", skipped.Problems)
			}
		}
		if want := []string{"Auth", "Checksum", "Discover", "Paths", "Receive", "Talk"}; !slices.Equal(left, want) || s.Written != written {
			t.Errorf("left out %q, want %q; %d files written", left, want, s.Written)
		}
	}
}
