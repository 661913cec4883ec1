package lint_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/sebdah/goldie/v2"

	"github.com/modelsmith/modelsmith/generator/lint"
)

// TestDocs compares the page of documentation with the rules; -update writes it.
func TestDocs(t *testing.T) {
	intro, err := os.ReadFile("testdata/intro.md")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.Write(intro)
	b.WriteString("\n| rule | severity | why |\n|---|---|---|\n")
	for _, r := range lint.Rules() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.ID, r.Severity, strings.ReplaceAll(r.Reason, "|", `\|`))
	}
	goldie.New(t, goldie.WithFixtureDir("../../docs"), goldie.WithNameSuffix("")).Assert(t, "lint.md", []byte(b.String()))
}

// TestRuleList wants sorted ids of one form, and one sentence each.
func TestRuleList(t *testing.T) {
	id, sentence := regexp.MustCompile(`^[a-z]+/[a-z]+(-[a-z]+)*$`), regexp.MustCompile(`^[A-Z\\].*[^.]\.$`)
	var ids []string
	for _, r := range lint.Rules() {
		if !id.MatchString(r.ID) || !sentence.MatchString(r.Reason) || r.Severity < lint.Note || r.Severity > lint.Error {
			t.Errorf("%s %s %s", r.ID, r.Severity, r.Reason)
		}
		ids = append(ids, r.ID)
	}
	if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Error("not sorted, or twice:", ids)
	}
	cases, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if c.IsDir() && !slices.Contains(ids, strings.Replace(c.Name(), "-", "/", 1)) {
			t.Errorf("testdata/%s belongs to no rule", c.Name())
		}
	}
}
