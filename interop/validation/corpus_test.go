package validation

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// sample is a text, and whether java.util.regex matches it.
type sample struct {
	text    string
	matches bool
}

// readCorpus reads the verdicts of java.util.regex by pattern.
func readCorpus(t *testing.T) map[string][]sample {
	t.Helper()
	folder := os.Getenv("MODELSMITH_CONFORMANCE")
	if folder == "" {
		t.Skip("MODELSMITH_CONFORMANCE names no folder with the conformance data")
	}
	f, err := os.Open(filepath.Join(folder, "patterns", "patterns.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[string][]sample{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var c struct {
			Pattern string
			Samples [][]any
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		for _, s := range c.Samples {
			text, _ := s[0].(string)
			matches, _ := s[1].(bool)
			out[c.Pattern] = append(out[c.Pattern], sample{text, matches})
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
