package pattern

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// corpusPattern is a pattern with what java.util.regex and Node say about texts.
type corpusPattern struct {
	Pattern  string
	Services []string
	NodeFlag string `json:"node_flag"`
	Kind     string
	Samples  [][]any
}

// corpus reads a file of the public pattern corpus.
func corpus(t *testing.T, name string) (out []corpusPattern) {
	t.Helper()
	root := os.Getenv("MODELSMITH_CONFORMANCE")
	if root == "" {
		t.Skip("MODELSMITH_CONFORMANCE is not set")
	}
	f, err := os.Open(filepath.Join(root, "patterns", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var c corpusPattern
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}
