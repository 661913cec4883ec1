package pattern

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

// TestCorpusJava compares with java.util.regex: every pattern parses, matches have
// lengths within the bounds, and the verdicts are the same but for what Java
// knows of Unicode and its $ before a last line terminator.
func TestCorpusJava(t *testing.T) {
	differ, judged := 0, 0
	for _, c := range corpus(t, "patterns.jsonl") {
		p, err := Parse(c.Pattern, model.JavaFull)
		if err != nil {
			t.Errorf("%s: %s: %v", c.Services[0], c.Pattern, err)
			continue
		}
		low, high := p.Root.Lengths()
		matches := p.Matcher()
		for _, s := range c.Samples {
			text, want := s[0].(string), s[1].(bool)
			if n := utf8.RuneCountInString(text); want && (n < low || high != Unbounded && n > high) {
				t.Errorf("%s: %s: %q matches and has %d characters, not %d to %d", c.Services[0], c.Pattern, text, n, low, high)
			}
			if matches == nil {
				continue
			}
			if judged++; matches(text) != want {
				differ++
				t.Logf("%s: %s: %q", c.Services[0], c.Pattern, text)
			}
		}
	}
	if judged < 50_000 || differ > judged/1000 {
		t.Errorf("%d of %d verdicts differ", differ, judged)
	}
}

// TestCorpusNode compares with Node's search, where its u flag takes the pattern.
func TestCorpusNode(t *testing.T) {
	differ, judged := 0, 0
	for _, c := range corpus(t, "patterns.jsonl") {
		if c.NodeFlag != "u" {
			continue
		}
		p, err := Parse(c.Pattern, model.ECMASearch)
		if err != nil {
			t.Errorf("%s: %s: %v", c.Services[0], c.Pattern, err)
			continue
		}
		matches := p.Matcher()
		for _, s := range c.Samples {
			want, known := s[3].(bool)
			if matches == nil || !known {
				continue
			}
			if judged++; matches(s[0].(string)) != want {
				differ++
				t.Logf("%s: %s: %q", c.Services[0], c.Pattern, s[0])
			}
		}
	}
	if judged < 40_000 || differ > judged/1000 {
		t.Errorf("%d of %d verdicts differ", differ, judged)
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
