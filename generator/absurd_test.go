package generator_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/model"
)

// TestAbsurdFiles gives Generate files that would overflow a stack or fill the
// memory of a careless reader, as models of both formats: each has one problem,
// at once.
func TestAbsurdFiles(t *testing.T) {
	const many = 10_000_000
	for name, text := range map[string]struct{ content, want string }{
		"brackets":          {strings.Repeat("[", many), ":1:129: JSON nested deeper than 128"},
		"brackets in a key": {`{"shapes": {"a#b": ` + strings.Repeat("[", many), ":1:146: JSON nested deeper than 128"},
		"objects":           {`{"shapes": ` + strings.Repeat(`{"a":`, many/5), ":1:647: JSON nested deeper than 128"},
		"a string":          {`{"shapes": "` + strings.Repeat("a", many), ":1:10000013: malformed JSON: unexpected end of JSON input"},
		"commas":            {`{"shapes": [` + strings.Repeat(",", many), ":1:13: malformed JSON: invalid character ',' looking for beginning of value"},
		"white space":       {strings.Repeat(" ", many), ":1:10000001: malformed JSON: unexpected end of JSON input"},
		"nothing":           {"", ":1:1: malformed JSON: unexpected end of JSON input"},
	} {
		for _, base := range []string{"service-2.json", "model.json"} {
			t.Run(name+"/"+base, func(t *testing.T) { refuseFile(t, base, text.content, text.want) })
		}
	}
}

// refuseFile fails unless a file has exactly one problem, found in little time
// and memory.
func refuseFile(t *testing.T, base, content, want string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), base)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	_, err := generator.Generate(t.Context(), generator.Config{Services: generator.Services(path), Out: t.TempDir(), ImportPath: "example.com"})
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	var problems model.Problems
	if !errors.As(err, &problems) || len(problems) != 1 || problems.Error() != filepath.ToSlash(path)+want {
		t.Errorf("error %v, want %s%s", err, path, want)
	}
	if used := after.TotalAlloc - before.TotalAlloc; took > 5*time.Second || used > uint64(10*len(content)+1<<20) {
		t.Errorf("%v and %d bytes of memory for a file of %d bytes", took, used, len(content))
	}
}

// TestAbsurdNames gives a shape, an operation and a member names that fill the
// memory when they stand in the path of each of their parts: they are refused, and
// paths have the beginnings of them.
func TestAbsurdNames(t *testing.T) {
	const members = 3000
	long := strings.Repeat("N", 1_000_000)
	text := func(operation, shape, member, target string) string {
		var all strings.Builder
		for i := range members {
			fmt.Fprintf(&all, `, "M%d": {"target": "%s"}`, i, target)
		}
		return fmt.Sprintf(`{"smithy": "2.0", "shapes": {
"t#S": {"type": "service", "version": "1", "operations": [{"target": "t#%[1]s"}],
  "traits": {"aws.api#service": {"sdkId": "Tiny"}, "aws.protocols#restJson1": {}, "aws.auth#sigv4": {"name": "tiny"}}},
"t#%[1]s": {"type": "operation", "input": {"target": "t#In"}, "traits": {"smithy.api#http": {"method": "POST", "uri": "/"}}},
"t#In": {"type": "structure", "members": {"A": {"target": "t#%[2]s"}}},
"t#%[2]s": {"type": "structure", "members": {"%[3]s": {"target": "%[4]s"}%[5]s}}}}`, operation, shape, member, target, all.String())
	}
	const scalar = "smithy.api#String"
	for name, c := range map[string]struct {
		text, want string
		problems   int
	}{
		"operation": {text(long, "T", "X", scalar), "the name has 1000000 bytes; 500 are the most", 1},
		"shape":     {text("Op", long, "X", scalar), "the name has 1000000 bytes; 500 are the most", 1},
		"member":    {text("Op", "T", long, scalar), "the member's name has 1000000 bytes; 500 are the most", 1},
		"problems":  {text("Op", long, "X", "t#Nowhere"), "the name has 1000000 bytes; 500 are the most", members + 2},
	} {
		path := filepath.Join(t.TempDir(), "model.json")
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := generator.Diff(t.Context(), generator.DiffConfig{Old: path, New: path})
		runtime.ReadMemStats(&after)
		var problems model.Problems
		if !errors.As(err, &problems) || len(problems) != c.problems || !strings.Contains(problems[0].Message, c.want) || len(problems[0].Path) > 1500 {
			t.Errorf("%s: %d problems, %.2000v", name, len(problems), err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 500<<20 {
			t.Errorf("%s: %d bytes of memory", name, used)
		}
	}
}
