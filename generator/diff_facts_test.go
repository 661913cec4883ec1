package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/modelsmith/modelsmith/generator/diff"
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
)

// walker collects every fact of a linked service by reflection, by its path: a
// field that is added to the model is found without anybody's thinking of it.
type walker struct {
	facts map[string]string
	// inherited are the facts that a reference has from its target.
	inherited map[string]bool
}

func walk(s *model.Service) walker {
	w := walker{make(map[string]string), make(map[string]bool)}
	w.fields("service", reflect.ValueOf(*s), "Name", "Operations", "Shapes")
	for _, op := range s.Operations {
		w.facts["operations."+op.Name] = "is there"
		w.fields("operations."+op.Name, reflect.ValueOf(*op), "Name", "Path")
	}
	for _, shape := range s.Shapes {
		path := "shapes." + shape.Info().Name
		w.facts[path] = fmt.Sprintf("%T", shape)
		w.fields(path, reflect.ValueOf(shape).Elem(), "Name", "Path", "Members")
		for i, m := range model.MembersOf(shape) {
			at := path + ".members." + m.Name
			w.facts[at] = "is there"
			w.facts[path+".members.order"] += fmt.Sprint(i, m.Name, " ")
			w.fields(at, reflect.ValueOf(*m), "Name")
			w.facts[at+".locationName"] = emit.WireName(m)
		}
	}
	return w
}

// fields adds the fields of a structure.
func (w walker) fields(path string, v reflect.Value, skip ...string) {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if slices.Contains(skip, field.Name) || !field.IsExported() || field.Type == reflect.TypeFor[model.Pos]() {
			continue
		}
		at := path + "." + string(unicode.ToLower(rune(field.Name[0]))) + field.Name[1:]
		switch value := v.Field(i).Interface().(type) {
		case model.Base:
			w.fields(path, v.Field(i), "Name", "Path")
		case model.Traits:
			w.fields(path, v.Field(i))
		case model.Ref:
			if field.Name != "Ref" {
				path := path + "." + map[string]string{"Elem": "member", "Key": "key", "Value": "value"}[field.Name]
				w.ref(path, value)
				continue
			}
			w.ref(path, value)
		default:
			w.facts[aliased(at)] += text(v.Field(i))
		}
	}
}

// aliased is the path that changes have for some fields.
func aliased(path string) string {
	for from, to := range map[string]string{
		".names": ".values", ".bits": "", ".uID": ".uid", ".iD": ".id", ".uRI": ".uri", ".xMLAttribute": ".xmlAttribute",
		".jSONValue": ".jsonValue", ".xMLNamespace": ".xmlNamespace", ".aPIVersion": ".apiVersion",
	} {
		if rest, ok := strings.CutSuffix(path, from); ok {
			return rest + to
		}
	}
	return path
}

func (w walker) ref(path string, r model.Ref) {
	w.facts[path+".target"] = r.Target.Info().Name
	if r.Target.Info().Path == "" {
		w.facts[path+".target"] += fmt.Sprintf(" %T", r.Target) // a shape that comes with the format
	}
	own := walker{make(map[string]string), nil}
	own.fields(path, reflect.ValueOf(r.Target.Info().Traits))
	w.fields(path, reflect.ValueOf(r.Traits))
	for at, value := range own.facts {
		w.inherited[at] = w.facts[at] == value
	}
}

// text describes a value without places in files.
func text(v reflect.Value) string {
	if v.IsZero() {
		return ""
	}
	switch value := v.Interface().(type) {
	case model.Shape:
		return value.Info().Name
	case *model.Fragment:
		return squeezed(string(value.Data))
	case model.Trait:
		return value.Name + squeezed(value.JSON)
	case model.Problem:
		return value.Message
	case model.Place:
		return value.Name
	case model.Expression:
		return value.Text
	case int:
		if value == 200 {
			return "" // what formats mean when they say nothing of a status
		}
	}
	return parts(v)
}

// parts describes what a value is made of.
func parts(v reflect.Value) string {
	var all []string
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return "*" + text(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, text(v.Index(i)))
		}
		return strings.Join(all, ",")
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Type != reflect.TypeFor[model.Pos]() {
				all = append(all, text(v.Field(i)))
			}
		}
		return strings.Join(all, "|")
	}
	return fmt.Sprint(v.Interface())
}

func squeezed(data string) string {
	var b bytes.Buffer
	if json.Compact(&b, []byte(data)) != nil {
		return data
	}
	return b.String()
}

// unexplained are the facts that differ and that no change has a word of.
func unexplained(old, current *model.Service, changes []diff.Change) (out []string) {
	before, after := walk(old), walk(current)
	all := maps.Clone(before.facts)
	maps.Copy(all, after.facts)
	renamed := strings.NewReplacer(renames(changes)...)
	for _, path := range slices.Sorted(maps.Keys(all)) {
		was, is := before.facts[path], after.facts[path]
		if was == is || renamed.Replace(spaced(was)) == spaced(is) || before.inherited[path] && after.inherited[path] {
			continue
		}
		if !slices.ContainsFunc(changes, func(c diff.Change) bool { return tells(c.Path, path) || tells(c.OldPath, path) }) {
			out = append(out, fmt.Sprintf("%s: was %q, is %q", path, was, is))
		}
	}
	return out
}

// spaced puts spaces around the names in a list.
func spaced(list string) string { return " " + strings.ReplaceAll(list, ",", " , ") + " " }

func renames(changes []diff.Change) (pairs []string) {
	for _, c := range changes {
		if old, ok := strings.CutPrefix(c.OldPath, "shapes."); ok && strings.HasSuffix(c.Rule, "-renamed") {
			pairs = append(pairs, " "+old+" ", " "+strings.TrimPrefix(c.Path, "shapes.")+" ")
		}
	}
	return pairs
}

// tells reports whether a change of one path is about a fact of another: the same,
// or one that holds the other. The order of members is theirs.
func tells(change, fact string) bool {
	fact = strings.TrimSuffix(fact, ".order")
	return change != "" && (change == fact || strings.HasPrefix(fact, change+".") || strings.HasPrefix(change, fact+"."))
}

// sides reads two models as Diff does.
func sides(t *testing.T, old, current string) (a, b *diff.Side) {
	t.Helper()
	set := func(arg string) *diff.Side {
		s, err := openSet(modelsFS(), arg)
		if err != nil {
			t.Fatal(err)
		}
		m, err := s.single.open()
		if err != nil {
			t.Fatal(err)
		}
		side, problems := link(m, "")
		if problems != nil {
			t.Fatal(problems)
		}
		return side
	}
	a, b = set(old), set(current)
	resolveNames(a, b)
	return a, b
}
