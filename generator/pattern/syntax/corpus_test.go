package syntax

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/model"
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

// TestCorpusJava compares with java.util.regex: every pattern parses, and what it
// matches has a length within the bounds.
func TestCorpusJava(t *testing.T) {
	matched := 0
	for _, c := range corpus(t, "patterns.jsonl") {
		p, err := Parse(c.Pattern, model.JavaFull)
		if err != nil {
			t.Errorf("%s: %s: %v", c.Services[0], c.Pattern, err)
			continue
		}
		low, high := p.Root.Lengths()
		for _, s := range c.Samples {
			if !s[1].(bool) {
				continue
			}
			matched++
			if n := utf8.RuneCountInString(s[0].(string)); n < low || high != Unbounded && n > high {
				t.Errorf("%s: %s: %q matches and has %d characters, not %d to %d", c.Services[0], c.Pattern, s[0], n, low, high)
			}
		}
	}
	if matched < 10_000 {
		t.Errorf("only %d texts match", matched)
	}
}

// TestCorpusSlow wants the patterns to be found whose time is exponential in other
// engines; those of the others grow with a power of the length.
func TestCorpusSlow(t *testing.T) {
	found := make(map[string]bool)
	for _, c := range corpus(t, "slow.jsonl") {
		p, err := Parse(c.Pattern, model.JavaFull)
		if err != nil {
			t.Fatal(err)
		}
		found[c.Services[0]] = p.Root.Backtracks() != nil
	}
	for _, name := range []string{
		"bedrock.JobName", "bedrock.ModelImportJobIdentifier", "resiliencehub.IamRoleArn", "resiliencehub.IamRoleName",
		"sagemaker.ClusterSchedulerPriorityClassName", "transfer.SourceFileLocation",
	} {
		if is, known := found[name]; !is {
			t.Errorf("%s is not found; in the corpus: %t", name, known)
		}
	}
	for _, name := range []string{"chime.AccountName", "redshift.CatalogNameString", "dynamodb.S3Bucket"} {
		if is, known := found[name]; is || !known {
			t.Errorf("%s is found: %t; in the corpus: %t", name, is, known)
		}
	}
}
