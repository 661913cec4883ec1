package generator

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/sebdah/goldie/v2"

	"github.com/modelsmith/modelsmith/generator/diff"
)

// TestDiffDocs compares the page of documentation with the rules and the changes
// of their cases; -update writes it.
func TestDiffDocs(t *testing.T) {
	intro, err := os.ReadFile("diff/testdata/intro.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := make(map[string]string)
	for _, c := range readCases(t) {
		if c.flags["none"] {
			continue
		}
		service, _ := c.compare(t)
		for _, change := range service.Changes {
			if change.Rule == c.rule && examples[c.rule] == "" {
				examples[c.rule] = example(change)
			}
		}
	}
	var b strings.Builder
	b.Write(intro)
	b.WriteString("\n| rule | callers | owners | what, and why that bad | such as |\n|---|---|---|---|---|\n")
	for _, r := range diff.Rules() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s %s | %s |\n", r.ID, r.Client, r.Server, r.What, r.Reason, examples[r.ID])
	}
	goldie.New(t, goldie.WithFixtureDir("../docs"), goldie.WithNameSuffix("")).Assert(t, "diff.md", []byte(b.String()))
}

// example is a change as a cell of a table.
func example(c diff.Change) string {
	text := "`" + c.Path + "` " + c.Message
	if len(c.Go) > 0 {
		text += "; Go: `" + c.Go[0] + "`"
	}
	text = regexp.MustCompile(`[<>]`).ReplaceAllString(text, "")
	return strings.ReplaceAll(text, "|", `\|`)
}

// TestDiffRuleList wants sorted ids of one form, and sentences.
func TestDiffRuleList(t *testing.T) {
	id, sentence := regexp.MustCompile(`^[a-z]+(-[a-z]+)+$`), regexp.MustCompile(`(?s)^[A-Z].*\.$`)
	var ids []string
	for _, r := range diff.Rules() {
		if !id.MatchString(r.ID) || !sentence.MatchString(r.What) || !sentence.MatchString(r.Reason) || r.Client < diff.Docs || r.Server < diff.Docs {
			t.Errorf("%s %s %s %s %s", r.ID, r.Client, r.Server, r.What, r.Reason)
		}
		if strings.Contains(r.What+r.Reason, "|") {
			t.Errorf("%s: a table cannot hold it", r.ID)
		}
		ids = append(ids, r.ID)
	}
	if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Error("not sorted, or twice:", ids)
	}
}
