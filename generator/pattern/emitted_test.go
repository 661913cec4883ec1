package pattern_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern"
)

// emittedMain reads texts for the matchers and prints their verdicts.
const emittedMain = `
func main() {
	in := decoder()
	var verdicts []byte
	for _, c := range checks {
		var texts []string
		if err := in.Decode(&texts); err != nil {
			panic(err)
		}
		for _, text := range texts {
			if c.Match.Match(text) {
				verdicts = append(verdicts, '1')
			} else {
				verdicts = append(verdicts, '0')
			}
		}
	}
	os.Stdout.Write(verdicts)
}
`

// emitted is a program of matchers with the texts for each of them.
type emitted struct {
	matchers []jen.Code
	texts    bytes.Buffer
	want     []byte
	about    []string
}

// add adds the matcher that a validator gets for a pattern. What it is to say is
// what the compiled pattern says, which other tests compare with peers.
func (e *emitted) add(t *testing.T, p model.Pattern, texts []string) {
	program, err := pattern.Compile(p.Text, p.Dialect)
	if err != nil {
		return // the tests of the compiler know which these are
	}
	code, err := emit.Matcher(&p)
	if err != nil {
		t.Fatal(err)
	}
	e.matchers = append(e.matchers, code)
	for _, text := range texts {
		e.about = append(e.about, fmt.Sprintf("%v: %.200s: %.80q", program.Kind, p.Text, text))
		verdict := byte('0')
		if program.Match(text) {
			verdict = '1'
		}
		e.want = append(e.want, verdict)
	}
	if err := json.NewEncoder(&e.texts).Encode(texts); err != nil {
		t.Fatal(err)
	}
}

// source is the program: each matcher is a variable, as in generated code.
func (e *emitted) source(t *testing.T) []byte {
	const runtimePath = "github.com/modelsmith/modelsmith/runtime"
	f := jen.NewFile("main")
	f.ImportName("encoding/json", "json")
	f.ImportName("os", "os")
	var list []jen.Code
	for i, m := range e.matchers {
		name := fmt.Sprint("check", i)
		f.Var().Id(name).Op("=").Qual(runtimePath, "Check").Values(jen.Id("Match").Op(":").Add(m))
		list = append(list, jen.Op("&").Id(name))
	}
	f.Var().Id("checks").Op("=").Index().Op("*").Qual(runtimePath, "Check").Values(list...)
	f.Func().Id("decoder").Params().Op("*").Qual("encoding/json", "Decoder").Block(jen.Return(jen.Qual("encoding/json", "NewDecoder").Call(jen.Qual("os", "Stdin"))))
	var out bytes.Buffer
	if err := f.Render(&out); err != nil {
		t.Fatal(err)
	}
	return append(out.Bytes(), emittedMain...)
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
	for name, content := range map[string][]byte{file: e.source(t), overlay: data} {
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
		t.Errorf("%v; the matchers are no static data", err)
	}
	program := exec.Command(binary)
	program.Stdin = &e.texts
	out, err := program.Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestEmitted compiles what validators get for a quarter of the recorded corpus, in
// both dialects, and wants the verdicts of the compiled patterns; for a twentieth
// with -short. What a pattern compiles to is one of few forms, so that a quarter has
// hundreds of each, and all of them take more time than they tell.
func TestEmitted(t *testing.T) {
	e, every := new(emitted), 4
	if testing.Short() {
		every = 20
	}
	for i, r := range pattern.Recorded(t) {
		if i%every != 0 {
			continue
		}
		for _, dialect := range []model.Dialect{model.JavaFull, model.ECMASearch} {
			e.add(t, model.Pattern{Text: r.Pattern, Dialect: dialect}, r.Texts)
		}
	}
	got := e.run(t)
	if len(got) != len(e.want) || len(got) < 5000 {
		t.Fatalf("%d verdicts, not %d", len(got), len(e.want))
	}
	for i, verdict := range got {
		if verdict != e.want[i] {
			t.Errorf("emitted: %s is to be %c", e.about[i], e.want[i])
		}
	}
	t.Logf("%d matchers, %d verdicts", len(e.matchers), len(got))
}
