package pattern

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/model"
)

// emittedMain reads texts for the matchers and prints their verdicts.
const emittedMain = `
func main() {
	in := json.NewDecoder(os.Stdin)
	var verdicts []byte
	for _, m := range matchers {
		var texts []string
		if err := in.Decode(&texts); err != nil {
			panic(err)
		}
		for _, text := range texts {
			if m.Match(text) {
				verdicts = append(verdicts, '1')
			} else {
				verdicts = append(verdicts, '0')
			}
		}
	}
	os.Stdout.Write(verdicts)
}
`

// emitted is a program of declarations with the texts for each matcher in it.
type emitted struct {
	declarations *Declarations
	variables    []string
	texts        bytes.Buffer
	want         []byte
	about        []string
}

func (e *emitted) add(p *Program, pattern string, samples []sample) {
	e.variables = append(e.variables, e.declarations.Add(p))
	texts := make([]string, 0, len(samples))
	for _, s := range samples {
		if !s.known {
			continue
		}
		texts = append(texts, s.text)
		e.about = append(e.about, fmt.Sprintf("%v: %.200s: %.80q", p.Kind, pattern, s.text))
		if s.match {
			e.want = append(e.want, '1')
		} else {
			e.want = append(e.want, '0')
		}
	}
	if err := json.NewEncoder(&e.texts).Encode(texts); err != nil {
		panic(err)
	}
}

func (e *emitted) source() string {
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n\"encoding/json\"\n\"os\"\n")
	for _, path := range e.declarations.Imports() {
		fmt.Fprintf(&b, "%q\n", path)
	}
	b.WriteString(")\n\n" + e.declarations.Source() + "var matchers = []pattern.Matcher{\n")
	for _, name := range e.variables {
		b.WriteString("&" + name + ",\n")
	}
	b.WriteString("}\n" + emittedMain)
	return b.String()
}

// run builds the program, which an overlay puts into this module, and returns its
// verdicts.
func (e *emitted) run(t *testing.T) []byte {
	dir := t.TempDir()
	file, overlay := filepath.Join(dir, "main.go"), filepath.Join(dir, "overlay.json")
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	replace := map[string]any{"Replace": map[string]string{filepath.Join(here, "internal", "emitted", "main.go"): file}}
	data, err := json.Marshal(replace)
	if err != nil {
		t.Fatal(err)
	}
	source := e.source()
	for name, content := range map[string][]byte{file: []byte(source), overlay: data} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	binary := filepath.Join(dir, "emitted")
	build := exec.Command("go", "build", "-overlay", overlay, "-o", binary, "./internal/emitted")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	symbols, err := exec.Command("go", "tool", "nm", binary).Output()
	if err != nil || bytes.Contains(symbols, []byte(" main.init\n")) {
		t.Errorf("%v; the declarations are no static data", err)
	}
	program := exec.Command(binary)
	program.Stdin = &e.texts
	out, err := program.Output()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d patterns: %d variables, %d bytes of source", len(e.variables), len(e.declarations.variables.list), len(source))
	return out
}

// check builds and runs the program, and compares with the peers.
func (e *emitted) check(t *testing.T) {
	t.Helper()
	got := e.run(t)
	if len(got) != len(e.want) {
		t.Fatalf("%d verdicts, not %d", len(got), len(e.want))
	}
	for i, verdict := range got {
		if verdict != e.want[i] {
			t.Errorf("emitted: %s is to be %c", e.about[i], e.want[i])
		}
	}
}

// TestDeclarationsFormatted wants what gofmt would write, and no variable twice.
func TestDeclarationsFormatted(t *testing.T) {
	d := NewDeclarations("pattern")
	for _, text := range []string{`[a-z]+`, `a|bc`, `(?:[a-z]+)`, `[\w-]{2,3}@[\w-]+`, `.*\S.*`, `.*\S.*`, `\p{L}{1,9}`, `(?=.{0,2000}$)(ab|c)*`} {
		p, err := Compile(text, model.JavaFull)
		if err != nil {
			t.Fatal(err)
		}
		d.Add(p)
	}
	if got := len(d.variables.list); got != 6 {
		t.Errorf("%d variables, not 6", got)
	}
	source := "package p\n\n" + strings.TrimSuffix(d.Source(), "\n")
	formatted, err := format.Source([]byte(source))
	if err != nil || string(formatted) != source {
		t.Errorf("%v\n%s", err, source)
	}
}
