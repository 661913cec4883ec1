package generator_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
)

// A pattern that cannot be compiled is told with its place, again when nothing
// changed.
func TestUncheckedPatterns(t *testing.T) {
	out, cache := t.TempDir(), t.TempDir()
	for _, run := range []string{"first", "unchanged"} {
		result, err := generator.Generate(t.Context(), generator.Config{
			Services: generator.Services(filepath.Join(casesDir, "smithy-constraints")), Out: out, ImportPath: "example.com/x", NoCheck: true, CacheDir: cache,
		})
		if err != nil {
			t.Fatal(err)
		}
		s := result.Services[0]
		if run == "unchanged" && s.Written != 0 {
			t.Errorf("%d files written again", s.Written)
		}
		text := s.Unchecked.Error()
		if len(s.Unchecked) != 1 || !strings.Contains(text, "model.json:3") || !strings.Contains(text, "a.b#Strange") || !strings.Contains(text, "is not checked") {
			t.Errorf("%s: %s", run, text)
		}
	}
}
