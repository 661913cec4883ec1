package expression

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"reflect"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/importer/importertest"
)

// TestOracle compiles random expressions over random values, and compares what they
// give with what the jmespath that botocore uses does. What that refuses, as the
// length of null, may be anything here.
func TestOracle(t *testing.T) {
	importertest.DataDir(t) // what python3 has, jmespath among it
	words := []string{"x", "y", "z", ""}
	t.Run("strings", func(t *testing.T) { oracle(t, false, random{rand.New(rand.NewPCG(1, 2)), words}) })
	// An enum that is empty is null.
	t.Run("enums", func(t *testing.T) { oracle(t, true, random{rand.New(rand.NewPCG(3, 4)), words[:3]}) })
}

// question is a line for the oracle.
type question struct {
	Given       any      `json:"given"`
	Expressions []string `json:"expressions"`
}

func oracle(t *testing.T, narrow bool, r random) {
	s := newSuite()
	s.narrow = narrow
	questions := r.questions()
	for i, results := range ask(t, questions) {
		var cases []suiteCase
		for j, result := range results {
			if result != nil {
				cases = append(cases, suiteCase{Expression: questions[i].Expressions[j], Result: result[0]})
			}
		}
		data, _ := json.Marshal(questions[i].Given)
		var given any
		_ = json.Unmarshal(data, &given)
		s.add(fmt.Sprint("value ", i), given, cases)
	}
	results, values := s.run(t), 0
	for i, c := range s.compiled {
		got, want := clean(results[i]), clean(c.Result)
		if narrow {
			got, want = clean(withoutEmpty(got)), clean(withoutEmpty(want))
		}
		if want != nil {
			values++
		}
		if !reflect.DeepEqual(got, want) {
			data, _ := json.Marshal(s.givens[c.given].value)
			t.Errorf("%s: %v, not %v, of %s", c.Expression, got, want, data)
		}
	}
	t.Logf("%d compiled, %d of them not to null; not compiled: %v", len(s.compiled), values, s.outside)
	if values < 800 {
		t.Errorf("only %d expressions give a value", values)
	}
}

// ask asks the oracle.
func ask(t *testing.T, questions []question) (answers [][][]any) {
	t.Helper()
	var in bytes.Buffer
	for _, q := range questions {
		data, _ := json.Marshal(q)
		in.Write(append(data, '\n'))
	}
	command := exec.CommandContext(t.Context(), "python3", "oracle.py")
	command.Stdin = &in
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(bytes.NewReader(out))
	for range questions {
		var results [][]any
		if err := d.Decode(&results); err != nil {
			t.Fatal(err)
		}
		answers = append(answers, results)
	}
	return answers
}

// withoutEmpty makes null of texts that are empty, as enums are.
func withoutEmpty(v any) any {
	switch v := v.(type) {
	case string:
		if v == "" {
			return nil
		}
	case []any:
		for i, e := range v {
			v[i] = withoutEmpty(e)
		}
	case map[string]any:
		for name, e := range v {
			v[name] = withoutEmpty(e)
		}
	}
	return v
}

// random makes values and expressions: objects of the members s, n, t, o, l and w.
type random struct {
	*rand.Rand
	words []string
}

// questions are values with expressions over them.
func (r random) questions() (all []question) {
	for range 60 {
		q := question{Given: r.object(3)}
		for range 40 {
			q.Expressions = append(q.Expressions, r.expression())
		}
		all = append(all, q)
	}
	return all
}

func (r random) object(depth int) map[string]any {
	o := map[string]any{"s": r.word(), "n": r.IntN(4), "t": r.IntN(2) == 0}
	if depth > 0 {
		o["o"], o["l"], o["w"] = r.object(depth-1), r.list(func() any { return r.object(depth - 1) }), r.list(func() any { return r.word() })
	}
	for _, name := range []string{"s", "n", "t", "o", "l", "w"} {
		if r.IntN(6) == 0 {
			o[name] = nil
		}
	}
	return o
}

func (r random) word() string { return r.of(r.words...) }

func (r random) list(elem func() any) []any {
	list := []any{}
	for range r.IntN(4) {
		list = append(list, elem())
	}
	return list
}

// of chooses one of several texts.
func (r random) of(texts ...string) string { return texts[r.IntN(len(texts))] }

func (r random) expression() string {
	switch r.IntN(5) {
	case 0:
		return r.text(2)
	case 1:
		return r.number(2)
	case 2:
		return r.condition(3)
	}
	return r.elements(3)
}

func (r random) text(depth int) string {
	if depth == 0 {
		return r.of("s", "o.s", "l[0].s", "w[-1]", "'x'", "''")
	}
	return r.of("s", "o.o.s", r.text(0)+" || "+r.text(depth-1), "("+r.text(0)+" && "+r.text(depth-1)+")", r.list0(depth)+" | [0].s")
}

func (r random) number(depth int) string {
	if depth == 0 {
		return r.of("n", "o.n", "l[-1].n", "`1`", "`0`", "`1.5`", "`1000`")
	}
	return r.of("n", "o.n", "length("+r.elements(depth-1)+")", "length("+r.text(0)+")", "l[1].n")
}

func (r random) condition(depth int) string {
	if depth == 0 {
		return r.of("t", "o.t", "s", "l", "w", "n", "`true`", "o")
	}
	switch r.IntN(7) {
	case 0:
		return r.text(depth-1) + r.of(" == ", " != ") + r.text(0)
	case 1:
		return r.number(depth-1) + r.of(" == ", " != ", " < ", " <= ", " > ", " >= ") + r.number(0)
	case 2:
		return "!(" + r.condition(depth-1) + ")"
	case 3:
		return "(" + r.condition(depth-1) + r.of(" && ", " || ") + r.condition(depth-1) + ")"
	case 4:
		return r.of("contains(w, ", "contains(l[].s, ", "contains(l[*].w[], ") + r.text(0) + ")"
	case 5:
		return r.of("t == `true`", "o.t == `false`", "s == `null`", "n != `null`", "s == n", "t == o.t", "contains(s, 'x')", "starts_with(o.s, 'x')")
	}
	return r.condition(0)
}

// list0 is a list of objects.
func (r random) list0(depth int) string {
	if depth == 0 {
		return r.of("l", "l[]", "l[*]", "o.l", "l[].l[]", "o.l[].l[]")
	}
	return r.of("l", "l[].l[]", "l[?"+r.condition(depth-1)+"]", "o.l[?"+r.condition(0)+"]", "l[].l[?"+r.condition(depth-1)+"][]", "l[0].l")
}

func (r random) elements(depth int) string {
	list := r.list0(depth)
	if !strings.HasSuffix(list, "]") {
		list += r.of("[]", "[*]")
	}
	return r.of(
		list, list+".s", list+".n", list+".o.s", list+".w", list+".w[]", list+".l[0].s", list+".[s, o.s]", list+".[s, o.s][]", "w", "w[?@ == 'x']",
		list+".["+r.condition(max(depth-1, 0))+" == `true`][]", list+".w[-1]", "l[].l[*].s", "[s, o.s]", "o.[s]", list+".length(@)", "l[*].l[*].w[?@ != 'y']",
		"l[].[length(l[?"+r.condition(0)+"]) > n][]",
	)
}
