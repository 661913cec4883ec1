package syntax

import (
	"testing"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/internal/patterntest"
)

// TestCorpusJava compares with java.util.regex: every pattern parses, and what it
// matches has a length within the bounds.
func TestCorpusJava(t *testing.T) {
	matched := 0
	for _, c := range patterntest.Corpus(t, "patterns.jsonl") {
		p, err := Parse(c.Pattern, model.JavaFull)
		if err != nil {
			t.Errorf("%s: %s: %v", c.Services[0], c.Pattern, err)
			continue
		}
		low, high := p.Root.Lengths()
		for _, s := range c.Java() {
			if !s.Match {
				continue
			}
			matched++
			if n := utf8.RuneCountInString(s.Text); n < low || high != Unbounded && n > high {
				t.Errorf("%s: %s: %q matches and has %d characters, not %d to %d", c.Services[0], c.Pattern, s.Text, n, low, high)
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
	for _, c := range patterntest.Corpus(t, "slow.jsonl") {
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
