package generator

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/diff"
	"github.com/modelsmith/modelsmith/generator/importer/importertest"
	"github.com/modelsmith/modelsmith/generator/model"
)

// TestDiffFolders matches services by their ids, whatever their folders and
// formats, and names those that came and went.
func TestDiffFolders(t *testing.T) {
	rest, err := os.ReadFile("diff/testdata/rest.json")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	put := func(name, id string) {
		writeCase(t, filepath.Join(dir, name), []byte(strings.ReplaceAll(string(rest), `"sdkId": "Tiny"`, `"sdkId": "`+id+`"`)))
	}
	put("old/a/2020-01-01/model.json", "One")
	put("old/b/2020-01-01/model.json", "Two")
	put("old/c/2020-01-01/model.json", "Three")
	put("new/x.smithy.json", "Two")
	put("new/y.smithy.json", "Four")
	put("new/a/2020-01-01/model.json", "One")
	result, err := Diff(t.Context(), DiffConfig{Old: filepath.Join(dir, "old"), New: filepath.Join(dir, "new")})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range result.Services {
		for _, c := range s.Changes {
			got = append(got, s.ID+" "+c.Rule)
		}
	}
	if want := []string{"Four service-added", "Three service-removed"}; !slices.Equal(got, want) || result.Compared != 4 {
		t.Errorf("%v of %d services, want %v", got, result.Compared, want)
	}
}

// TestDiffFoldersWithProblems compares what can be read.
func TestDiffFoldersWithProblems(t *testing.T) {
	rest, err := os.ReadFile("diff/testdata/rest.json")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	broken := strings.Replace(string(rest), `"smithy.api#Integer"`, `"t#Nowhere"`, 1)
	for _, side := range []string{"old", "new"} {
		writeCase(t, filepath.Join(dir, side, "same/2020-01-01/model.json"), []byte(broken))
	}
	writeCase(t, filepath.Join(dir, "old/fine/2020-01-01/model.json"), rest)
	writeCase(t, filepath.Join(dir, "new/fine/2020-01-01/model.json"), []byte(strings.Replace(string(rest), `"max": 64`, `"max": 65`, 1)))
	writeCase(t, filepath.Join(dir, "old/other/2020-01-01/model.json"), rest)
	writeCase(t, filepath.Join(dir, "new/other/2020-01-01/model.json"), []byte(broken))
	result, err := Diff(t.Context(), DiffConfig{Old: filepath.Join(dir, "old"), New: filepath.Join(dir, "new")})
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Problems) != 1 || !strings.Contains(result.Problems[0].Error(), "new/other/2020-01-01/model.json:29:27") {
		t.Error(result.Problems)
	}
	if len(result.Services) != 2 || len(result.Services[0].Notes)+len(result.Services[1].Notes) != 1 || result.Compared != 2 {
		t.Errorf("%+v", result.Services)
	}
	_, err = Diff(t.Context(), DiffConfig{Old: filepath.Join(dir, "old", "same"), New: filepath.Join(dir, "new", "same")})
	var problems model.Problems
	if !errors.As(err, &problems) {
		t.Error("two single models that cannot be read are compared:", err)
	}
}

// TestDiffBareFolder tells a folder's name from that of a service, and how its path
// is given.
func TestDiffBareFolder(t *testing.T) {
	rest, err := os.ReadFile("diff/testdata/rest.json")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	writeCase(t, "old/a.json", rest)
	_, err = Diff(t.Context(), DiffConfig{Old: "old", New: "./old"})
	if err == nil || !strings.HasSuffix(err.Error(), "the path here is ./old") {
		t.Error(err)
	}
	if _, err := Diff(t.Context(), DiffConfig{Old: "./old", New: "./old"}); err != nil {
		t.Error(err)
	}
}

// TestDiffFoldersWithDamage compares what can be read, whatever keeps a model from
// being opened and whether the other side has one of that name.
func TestDiffFoldersWithDamage(t *testing.T) {
	rest, err := os.ReadFile("diff/testdata/rest.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file, data, want string
	}{
		"no JSON, both sides": {"new/both/2020-01-01/service-2.json", "{", "new/both/2020-01-01/service-2.json:1:2: malformed JSON"},
		"no JSON, one side":   {"new/one/2020-01-01/service-2.json", "{", "new/one/2020-01-01/service-2.json:1:2: malformed JSON"},
		"a file of one side":  {"old/one.json", `{"smithy": "2.0", "shapes": `, "old/one.json:1:29: malformed JSON"},
		"no gzip, both sides": {"new/both/2020-01-01/service-2.json.gz", "no gzip", "new/both: DIR/new/both/2020-01-01: service-2.json.gz: "},
		"no gzip, one side":   {"old/one/2020-01-01/service-2.json.gz", "no gzip", "old/one: DIR/old/one/2020-01-01: service-2.json.gz: "},
		"a folder for a file": {"new/both/2020-01-01/service-2.json/x", "", "new/both: DIR/new/both/2020-01-01: service-2.json is no regular file"},
		"several models":      {"new/both/2020-01-01/second.json", string(rest), "new/both: DIR/new/both/2020-01-01 holds several Smithy models"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			writeCase(t, filepath.Join(dir, "old/both/2020-01-01/model.json"), rest)
			writeCase(t, filepath.Join(dir, "new/both/2020-01-01/model.json"), rest)
			writeCase(t, filepath.Join(dir, "old/fine/2020-01-01/model.json"), []byte(strings.Replace(string(rest), `"Tiny"`, `"Fine"`, 1)))
			writeCase(t, filepath.Join(dir, "new/moved.json"), []byte(strings.NewReplacer(`"Tiny"`, `"Fine"`, `"max": 64`, `"max": 65`).Replace(string(rest))))
			writeCase(t, filepath.Join(dir, c.file), []byte(c.data))
			result, err := Diff(t.Context(), DiffConfig{Old: filepath.Join(dir, "old"), New: filepath.Join(dir, "new")})
			if err != nil {
				t.Fatal(err)
			}
			if len(result.Problems) != 1 || !strings.HasPrefix(strings.ReplaceAll(result.Problems[0].Error(), filepath.ToSlash(dir), "DIR"), "DIR/"+c.want) {
				t.Errorf("the problems are %v, want %s", result.Problems, c.want)
			}
			if len(result.Services) != 1 || result.Services[0].ID != "Fine" {
				t.Errorf("the other services are not compared: %+v", result.Services)
			}
		})
	}
}

// TestDiffCatalogue compares all of botocore with itself: nothing differs, and
// compressed files are read.
func TestDiffCatalogue(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	data := importertest.DataDir(t)
	result, err := Diff(t.Context(), DiffConfig{Old: data, New: data})
	if err != nil {
		t.Fatal(err)
	}
	if result.Compared != 424 || result.Problems != nil || result.Services != nil {
		t.Errorf("%d services, %v, %+v", result.Compared, result.Problems, result.Services)
	}
}

// TestDiffFormats compares the models of either format: what differs between the
// formats is no change.
func TestDiffFormats(t *testing.T) {
	dir := filepath.Join(conformanceDir(t), "models")
	for _, name := range bothFormats {
		for _, pair := range [][2]string{{name, filepath.Join(dir, name+".smithy.json")}, {filepath.Join(dir, name+".smithy.json"), name}} {
			result, err := Diff(t.Context(), DiffConfig{Old: pair[0], New: pair[1]})
			if err != nil {
				t.Fatal(err)
			}
			if len(result.Services) != 1 || result.Services[0].Changes != nil || len(result.Services[0].Notes) != 1 {
				t.Errorf("%v: %+v", pair, result.Services)
			}
		}
	}
	data := importertest.DataDir(t)
	result, err := Diff(t.Context(), DiffConfig{Old: filepath.Join(data, "iam"), New: filepath.Join(dir, "iam.smithy.json")})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range result.Services[0].Changes {
		t.Error(c)
	}
	if notes := strings.Join(result.Services[0].Notes, "\n"); !strings.Contains(notes, "two formats") || !strings.Contains(notes, "never absent") {
		t.Error("the notes are", notes)
	}
}

// TestDiffEvents has the rules of event streams, of which no code is generated yet.
func TestDiffEvents(t *testing.T) {
	dir := t.TempDir()
	rest, err := os.ReadFile("diff/testdata/rest.json")
	if err != nil {
		t.Fatal(err)
	}
	writeCase(t, filepath.Join(dir, "old.json"), rest)
	a, b := sides(t, filepath.Join(dir, "old.json"), filepath.Join(dir, "old.json"))
	for _, s := range b.Service.Shapes {
		if u, ok := s.(*model.Union); ok {
			u.EventStream, u.Traits.Streaming = true, true
			event := u.Members[1].Target.(*model.Structure)
			event.Members[0].EventPayload, event.Members[1].EventHeader = true, true
		}
	}
	got := make(map[string]int)
	for _, c := range diff.Compare(*a, *b).Changes {
		got[c.Rule]++
	}
	if len(got) != 2 || got["event-stream-changed"] != 1 || got["event-binding-changed"] != 2 {
		t.Error(got)
	}
}

// TestDiffAnything compares models that have nothing to do with each other, sound
// or not: what can be read is explained and written in every form.
func TestDiffAnything(t *testing.T) {
	folders, err := filepath.Glob("../testdata/*")
	if err != nil || len(folders) < 100 {
		t.Fatal(len(folders), err)
	}
	compared := 0
	for i, old := range folders {
		for _, step := range []int{1, 7} {
			current := folders[(i+step)%len(folders)]
			result, err := Diff(t.Context(), DiffConfig{Old: old, New: current, Go: step == 1})
			if err != nil {
				continue
			}
			compared++
			report := diff.Report{Services: result.Services, Code: result.Code, Compared: result.Compared, Old: old, New: current}
			for _, write := range []func(io.Writer, diff.Report, diff.Options) error{diff.WriteText, diff.WriteJSON, diff.WriteMarkdown, diff.WriteHTML} {
				if err := write(io.Discard, report, diff.Options{Docs: true}); err != nil {
					t.Errorf("%s and %s: %v", old, current, err)
				}
			}
			a, b := sides(t, old, current)
			if a.Format != b.Format {
				continue
			}
			for _, fact := range unexplained(a.Service, b.Service, diff.Compare(*a, *b).Changes) {
				if !strings.Contains(fact, ".documentation: ") { // not compared where one has none
					t.Errorf("%s and %s: %s", old, current, fact)
				}
			}
		}
	}
	if compared < 30 {
		t.Error("only", compared, "pairs could be read")
	}
}
