package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDiffWithoutGo compares models that no Go is made of, and says why there is
// none.
func TestDiffWithoutGo(t *testing.T) {
	rest, err := os.ReadFile("diff/testdata/rest.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ from, to, note, code string }{
		"no names":    {`"LARGE"`, `"` + strings.Repeat("W", 1000) + `"`, "new.json:", ""},
		"no protocol": {"aws.protocols#restJson1", "aws.protocols#restXml", "", "the protocol rest-xml is not supported"},
	} {
		dir := t.TempDir()
		old, current := filepath.Join(dir, "old.json"), filepath.Join(dir, "new.json")
		changed := strings.NewReplacer(c.from, c.to, `"max": 64`, `"max": 65`).Replace(string(rest))
		writeCase(t, old, rest)
		writeCase(t, current, []byte(changed))
		result, err := Diff(t.Context(), DiffConfig{Old: old, New: current, Go: true})
		if err != nil {
			t.Fatal(err)
		}
		s := result.Services[0]
		if notes := strings.Join(s.Notes, "\n"); len(s.Changes) == 0 || (notes == "") != (c.note == "") || !strings.Contains(notes, c.note) || len(notes) > 500 {
			t.Errorf("%s: %d changes, notes %s", name, len(s.Changes), notes)
		}
		if note := result.Code[0].Note; !strings.Contains(note, c.code) || (note == "") != (c.code == "") {
			t.Errorf("%s: %s", name, note)
		}
	}
}
