// Package patterntest reads the public pattern corpus, for tests.
package patterntest

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Pattern is a pattern with what java.util.regex and Node say about texts.
type Pattern struct {
	Pattern  string
	Services []string
	// NodeFlag is the flag without which Node does not take the pattern.
	NodeFlag string `json:"node_flag"`
	// Text is one that takes other engines long; JavaMatches is nil where Java gave up.
	Text        string
	JavaMatches *bool `json:"java_matches"`
	// Samples are texts, or parts of texts with how often each comes, with a column of
	// verdicts for each engine.
	Samples [][]any
}

// Sample is a text with an engine's verdict; not known where the engine gave up.
type Sample struct {
	Text         string
	Match, Known bool
}

// Corpus reads a file of the corpus, and skips the test where there is none.
func Corpus(t *testing.T, name string) (out []Pattern) {
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
		var p Pattern
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// The columns of samples.
const (
	javaColumn = 1
	nodeColumn = 3
)

// Java are the verdicts of full matches.
func (p *Pattern) Java() []Sample { return p.column(javaColumn) }

// Node are the verdicts of searches; nil where Node reads the pattern in a mode that
// has another meaning.
func (p *Pattern) Node() []Sample {
	if p.NodeFlag != "u" {
		return nil
	}
	return p.column(nodeColumn)
}

func (p *Pattern) column(n int) []Sample {
	out := make([]Sample, len(p.Samples))
	for i, s := range p.Samples {
		switch text := s[0].(type) {
		case string:
			out[i].Text = text
		case []any:
			out[i].Text = joined(text)
		}
		out[i].Match, out[i].Known = s[n].(bool)
	}
	return out
}

func joined(parts []any) string {
	var b strings.Builder
	for _, p := range parts {
		part := p.([]any)
		b.WriteString(strings.Repeat(part[0].(string), int(part[1].(float64))))
	}
	return b.String()
}
