package generator

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/diff"
)

// worst is a Smithy model of one operation whose input has n members; shape gives
// the target of each and the shape that it is, if any.
func worst(n int, shape func(i int) (target, text string)) string {
	var members, shapes strings.Builder
	for i := range n {
		target, text := shape(i)
		fmt.Fprintf(&members, `%s"M%d": {"target": "%s"}`, strings.Repeat(",", min(i, 1)), i, target)
		shapes.WriteString(text)
	}
	return `{"smithy": "2.0", "shapes": {
"t#S": {"type": "service", "version": "1", "operations": [{"target": "t#Op"}],
  "traits": {"aws.api#service": {"sdkId": "Tiny"}, "aws.protocols#restJson1": {}, "aws.auth#sigv4": {"name": "tiny"}}},
"t#Op": {"type": "operation", "input": {"target": "t#In"}, "traits": {"smithy.api#http": {"method": "POST", "uri": "/"}}},` + shapes.String() + `
"t#In": {"type": "structure", "traits": {"smithy.api#input": {}}, "members": {` + members.String() + `}}}}`
}

// TestDiffWorstCases compares models of which everything changed, in a time that
// does not grow with the square of their size.
func TestDiffWorstCases(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	structures := func(prefix string) func(i int) (target, text string) {
		return func(i int) (target, text string) {
			name := fmt.Sprintf("t#%s%d", prefix, i)
			return name, fmt.Sprintf(`"%s": {"type": "structure", "members": {"A": {"target": "smithy.api#String"}}},`, name)
		}
	}
	chain := func(prefix string) func(i int) (target, text string) {
		return func(i int) (target, text string) {
			name, next := fmt.Sprintf("t#%s%d", prefix, i), fmt.Sprintf("t#%s%d", prefix, i+1)
			text = fmt.Sprintf(`"%s": {"type": "structure", "members": {"A": {"target": "%s"}}},`, name, next)
			if i == 19_999 {
				text = strings.ReplaceAll(text, next, "smithy.api#String")
			}
			return fmt.Sprintf("t#%s0", prefix), text
		}
	}
	enum := func(prefix string) func(i int) (target, text string) {
		var values strings.Builder
		for i := range 50_000 {
			fmt.Fprintf(&values, `%s"%s%d": {"target": "smithy.api#Unit"}`, strings.Repeat(",", min(i, 1)), prefix, i)
		}
		return func(int) (target, text string) {
			return "t#E", `"t#E": {"type": "enum", "members": {` + values.String() + `}},`
		}
	}
	lone := func(int) (target, text string) { return "smithy.api#String", "" }
	// failing is a model whose operation has so many errors, all of one code.
	failing := func(prefix string) string {
		var errs, shapes strings.Builder
		for i := range 20_000 {
			name := fmt.Sprintf("%s%d", prefix, i)
			fmt.Fprintf(&errs, `%s{"target": "t#%s"}`, strings.Repeat(",", min(i, 1)), name)
			fmt.Fprintf(&shapes, `"t#%s": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client",
"aws.protocols#awsQueryError": {"code": "X", "httpResponseCode": 400}}},`, name)
		}
		text := worst(1, func(int) (target, text string) { return "smithy.api#String", shapes.String() })
		text = strings.ReplaceAll(text, `"aws.protocols#restJson1": {}`, `"aws.protocols#awsQuery": {}, "smithy.api#xmlNamespace": {"uri": "https://tiny/"}`)
		return strings.Replace(text, `"input": {"target": "t#In"}`, `"input": {"target": "t#In"}, "errors": [`+errs.String()+`]`, 1)
	}
	for name, c := range map[string]struct {
		old, current string
		changes      int
	}{
		"all gone":    {worst(80_000, structures("A")), worst(1, lone), 160_000},
		"all renamed": {worst(20_000, structures("A")), worst(20_000, structures("B")), 20_000},
		"a chain":     {worst(20_000, chain("A")), worst(20_000, chain("B")), 20_000},
		"all values":  {worst(1, enum("A")), worst(1, enum("B")), 100_000},
		"all errors":  {failing("A"), failing("B"), 80_000},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			old, current := filepath.Join(dir, "old.json"), filepath.Join(dir, "new.json")
			writeCase(t, old, []byte(c.old))
			writeCase(t, current, []byte(c.current))
			start := time.Now()
			result, err := Diff(t.Context(), DiffConfig{Old: old, New: current})
			if err != nil {
				t.Fatal(err)
			}
			report := diff.Report{Services: result.Services, Compared: result.Compared}
			for _, write := range []func(io.Writer, diff.Report, diff.Options) error{diff.WriteText, diff.WriteJSON, diff.WriteMarkdown, diff.WriteHTML} {
				if err := write(io.Discard, report, diff.Options{}); err != nil {
					t.Fatal(err)
				}
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Error("it takes", took)
			}
			if n := len(result.Services[0].Changes); n < c.changes || n > c.changes+3 {
				t.Errorf("%d changes, not %d", n, c.changes)
			}
		})
	}
}
