package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/diff"
)

// diffCase is a pair of models that one rule tells apart: a model of
// diff/testdata with some text in place of other.
type diffCase struct {
	rule  string
	flags map[string]bool
	// old and current are the replacements, by turns what goes and what comes.
	old, current []string
	// rules are the sides with endpoint rules in a file of their own.
	rules map[string]bool
}

// base is the model that the case is made from.
func (c diffCase) base() string {
	for _, name := range []string{"query", "bindings"} {
		if c.flags[name] {
			return name
		}
	}
	return "rest"
}

// readCases reads diff/testdata/cases.txt.
func readCases(t *testing.T) (cases []diffCase) {
	t.Helper()
	text, err := os.ReadFile("diff/testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	side := "new"
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		var c *diffCase
		if len(cases) > 0 {
			c = &cases[len(cases)-1]
		}
		switch {
		case strings.HasPrefix(line, "== "):
			words := strings.Fields(line[3:])
			next := diffCase{rule: words[0], flags: make(map[string]bool), rules: make(map[string]bool)}
			for _, w := range words[1:] {
				next.flags[w] = true
			}
			cases, side = append(cases, next), "new"
		case line == "old" || line == "new":
			side = line
		case line == "rules":
			c.rules[side] = true
		case line != "" && (line[0] == '-' || line[0] == '+'):
			part := strings.TrimPrefix(line[1:], " ")
			if side == "old" {
				c.old = append(c.old, part)
			} else {
				c.current = append(c.current, part)
			}
		default:
			t.Fatalf("cases.txt: %q", line)
		}
	}
	return cases
}

// write writes the two models of a case and returns their paths.
func (c diffCase) write(t *testing.T) (old, current string) {
	t.Helper()
	base, err := os.ReadFile(filepath.Join("diff", "testdata", c.base()+".json"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for side, edits := range map[string][]string{"old": c.old, "new": c.current} {
		text := string(base)
		for i := 0; i+1 < len(edits); i += 2 {
			if n := strings.Count(text, edits[i]); n != 1 {
				t.Fatalf("the base has %q %d times", edits[i], n)
			}
			text = strings.Replace(text, edits[i], edits[i+1], 1)
		}
		name := "service-2.json"
		if c.base() == "rest" {
			name = "model.json"
			// What was cut out at the end of a list leaves a comma behind.
			text = strings.NewReplacer("}, \n    }", "}\n    }").Replace(text)
		}
		writeCase(t, filepath.Join(dir, side, name), []byte(text))
		if c.rules[side] {
			rules, err := os.ReadFile("diff/testdata/rules.json")
			if err != nil {
				t.Fatal(err)
			}
			writeCase(t, filepath.Join(dir, side, "endpoint-rule-set-1.json"), rules)
		}
	}
	return filepath.Join(dir, "old"), filepath.Join(dir, "new")
}

func writeCase(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// compare compares the models of a case.
func (c diffCase) compare(t *testing.T) (diff.Service, diff.Code) {
	t.Helper()
	old, current := c.write(t)
	result, err := Diff(t.Context(), DiffConfig{Old: old, New: current, Go: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Services) != 1 {
		t.Fatal("no changes")
	}
	return result.Services[0], result.Code[0]
}
