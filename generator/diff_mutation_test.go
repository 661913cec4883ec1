package generator

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/diff"
	"github.com/modelsmith/modelsmith/generator/model"
)

// edit is a piece of a file's text and what comes in its place.
type edit struct {
	from, to int
	text     string
}

// edits are changes of a JSON text, one for each value: it goes, or is another
// one of its kind, or changes places with the next.
func edits(text string) (out []edit) {
	d := json.NewDecoder(strings.NewReader(text))
	var walk func(goes edit)
	walk = func(goes edit) {
		start := int(d.InputOffset())
		token, err := d.Token()
		if err != nil {
			return
		}
		start += strings.IndexFunc(text[start:], func(c rune) bool { return !strings.ContainsRune(" \n:,", c) })
		switch v := token.(type) {
		case json.Delim:
			walkInside(d, text, v, walk, &out)
		case string:
			out = append(out, edit{start, int(d.InputOffset()), fmt.Sprintf("%q", v+"x")})
		case bool:
			out = append(out, edit{start, int(d.InputOffset()), fmt.Sprint(!v)})
		case float64:
			out = append(out, edit{start, int(d.InputOffset()), fmt.Sprint(v + 1)})
		}
		if goes.to != 0 {
			out = append(out, goes)
		}
	}
	walk(edit{})
	return out
}

// walkInside walks the items of an object or array. Each goes with the comma
// before it, the first with that behind it, and changes places with the next.
func walkInside(d *json.Decoder, text string, open json.Delim, walk func(edit), out *[]edit) {
	var items []edit
	for d.More() {
		from := int(d.InputOffset())
		from += strings.IndexFunc(text[from:], func(c rune) bool { return !strings.ContainsRune(" \n,", c) })
		if open == '{' {
			_, _ = d.Token()
		}
		walk(edit{})
		items = append(items, edit{from: from, to: int(d.InputOffset())})
	}
	_, _ = d.Token()
	for i, item := range items {
		if i > 0 {
			*out = append(*out, edit{from: items[i-1].to, to: item.to})
			*out = append(*out, edit{items[i-1].from, item.to, text[item.from:item.to] + ", " + text[items[i-1].from:items[i-1].to]})
		} else if len(items) > 1 {
			*out = append(*out, edit{from: item.from, to: items[1].from})
		}
	}
}

// TestDiffMutations compares models with one value changed, for every value: each
// fact that differs is told; without a change the generated Go is the same; and
// callers of old code stop compiling only with a change that breaks them.
func TestDiffMutations(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	imp := newImporter(t)
	for _, name := range []string{"rest.json", "query.json", "bindings.json"} {
		t.Run(name, func(t *testing.T) {
			base, err := os.ReadFile(filepath.Join("diff", "testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			file := map[string]string{"rest.json": "model.json"}[name]
			if file == "" {
				file = "service-2.json"
			}
			writeCase(t, filepath.Join(dir, "old", file), base)
			m := mutants{T: t, dir: dir, file: file, text: string(base), imp: imp}
			for _, e := range edits(m.text) {
				m.try(fmt.Sprintf("%q → %q", m.text[e.from:e.to], e.text), m.text[:e.from]+e.text+m.text[e.to:])
			}
			if name == "rest.json" {
				m.addTraits()
			}
			t.Logf("%d models read, %d refused", m.read, m.refused)
			if m.read < 30 {
				t.Error("too few models could be read")
			}
		})
	}
}

// mutants tries edits of one model.
type mutants struct {
	*testing.T
	dir, file, text string
	imp             types.Importer
	read, refused   int
	// base is the code of the model without an edit, built its packages.
	base  map[string]string
	built *built
}

// try compares the model with an edited one, both ways.
func (m *mutants) try(what, text string) {
	m.Helper()
	old := filepath.Join(m.dir, "old", m.file)
	current := filepath.Join(m.dir, "new", m.file)
	writeCase(m.T, current, []byte(text))
	changes := make([][]diff.Change, 2)
	for i, pair := range [][2]string{{old, current}, {current, old}} {
		result, err := Diff(m.Context(), DiffConfig{Old: pair[0], New: pair[1]})
		if err != nil {
			m.refused++
			return
		}
		m.read++
		for _, s := range result.Services {
			changes[i] = append(changes[i], s.Changes...)
		}
		a, b := sides(m.T, pair[0], pair[1])
		for _, fact := range unexplained(a.Service, b.Service, changes[i]) {
			m.Errorf("%s: %s", what, fact)
		}
	}
	m.compile(what, old, current, changes)
}

// compile compares the generated code of two models.
func (m *mutants) compile(what, old, current string, changes [][]diff.Change) {
	m.Helper()
	a, b := sides(m.T, old, current)
	if a.Names == nil {
		return
	}
	if m.base == nil {
		m.base = m.generate(a)
		m.built = typecheck(m.T, m.imp, m.base)
	}
	code := m.generate(b)
	if maps.Equal(code, m.base) {
		for _, c := range slices.Concat(changes...) {
			if c.Worst() == diff.Breaking {
				m.Errorf("%s: the Go is the same, and something is said to break: %+v", what, c)
			}
		}
	}
	if maps.Equal(code, m.base) || code == nil {
		return
	}
	if changes[0] == nil || changes[1] == nil {
		m.Errorf("%s: nothing changed, and the Go differs", what)
		return
	}
	var edited *built
	for i := range changes {
		breaks := func(severity func(diff.Change) diff.Severity) bool {
			return slices.ContainsFunc(changes[i], func(c diff.Change) bool { return severity(c) == diff.Breaking })
		}
		callers := breaks(func(c diff.Change) diff.Severity { return c.Client })
		owners := breaks(func(c diff.Change) diff.Severity { return c.Server })
		if callers && owners {
			continue
		}
		if edited == nil {
			edited = typecheck(m.T, m.imp, code)
		}
		from, to := m.built, edited
		if i == 1 {
			from, to = edited, m.built
		}
		if err := to.compile(callerOf(from)); err != nil && !callers {
			m.Errorf("%s (%d): nothing is said to break callers: %v; %+v", what, i, err, changes[i])
		}
		if err := to.compile(ownerOf(from, "server.Unimplemented")); err != nil && !owners {
			m.Errorf("%s (%d): nothing is said to break owners: %v; %+v", what, i, err, changes[i])
		}
	}
}

// generate generates the code of a model, nil for one that no code is made of.
func (m *mutants) generate(s *diff.Side) map[string]string {
	m.Helper()
	code, err := generateSide(m.Context(), s)
	var problems model.Problems
	if err != nil && !errors.As(err, &problems) {
		m.Fatal(err)
	}
	return code
}
