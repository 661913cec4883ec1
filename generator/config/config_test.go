package config_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/sebdah/goldie/v2"
	"golang.org/x/tools/txtar"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/config"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/generator/source"
)

// TestProblems compares what is wrong with each file of an archive with a golden.
func TestProblems(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/problems.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range archive.Files {
		_, err := config.Parse(f.Name, f.Data)
		var problems model.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		for _, p := range problems {
			if p.Pos.File != f.Name || p.Pos.Line < 1 || p.Pos.Col < 1 {
				t.Errorf("%s: a problem without a place: %v", f.Name, p)
			}
		}
		b.WriteString(err.Error() + "\n")
	}
	goldie.New(t, goldie.WithNameSuffix(".txt")).Assert(t, "problems", []byte(b.String()))
}

// TestParse reads every key.
func TestParse(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "modelsmith.yaml")
	text := `version: 1
models: .
out: gen
import-path: example.com/gen
skip-unsupported: true
services:
  - model: iam
  - model: in/model.json#com.example#Service
    package: tiny
    out: other
    import-path: example.com/other
    emit: [client]
    operations: [Get, Put]
    overrides:
      names: {operations.Get: Fetch}
      values: [shapes.A.members.B]
      unchecked-patterns: {shapes.C: "because"}
`
	cfg, err := config.Parse(path, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	pos := func(line, col int) model.Pos { return model.Pos{File: filepath.ToSlash(path), Line: line, Col: col} }
	in := func(name string) string { return filepath.Join(dir, name) }
	want := generator.Config{
		Models: source.Folder(dir), Out: in("gen"), ImportPath: "example.com/gen", SkipUnsupported: true, Complete: true,
		Services: []generator.Service{
			{Model: "iam", Pos: pos(7, 12)},
			{
				Model: in("in/model.json") + "#com.example#Service", Package: "tiny", Out: in("other"), ImportPath: "example.com/other",
				Emit: []string{"client"}, Operations: []string{"Get", "Put"},
				Renames:   []names.Rename{{Path: "operations.Get", Name: "Fetch", Pos: pos(15, 15)}},
				Values:    []generator.Override{{Path: "shapes.A.members.B", Pos: pos(16, 16)}},
				Unchecked: []generator.Override{{Path: "shapes.C", Reason: "because", Pos: pos(17, 28)}},
				Pos:       pos(8, 12),
			},
		},
	}
	if diff := difference(cfg, want); diff != "" {
		t.Error(diff)
	}
}

// TestText has texts that no archive can hold.
func TestText(t *testing.T) {
	const services = "version: 1\nservices: [{model: iam}]\n"
	for text, want := range map[string]string{
		"\ufeff" + services: "", strings.ReplaceAll(services, "\n", "\r\n"): "", services + "skip-unsupported: TRUE\n": "",
		services + "out: a\xffb\n": "f.yaml:3:7: this is no YAML document: invalid", services + "out: \x00\n": "f.yaml:3:6: this is no YAML document: control characters",
		services + "skip-unsupported: !!bool yes\n":                               "f.yaml:3:19: skip-unsupported: expected true or false",
		"version: 1\nservices: [" + strings.Repeat("{model: iam},", 1001) + "]\n": "f.yaml:2:11: services: more than 1000 services",
	} {
		cfg, err := config.Parse("f.yaml", []byte(text))
		if (err == nil) != (want == "") || err != nil && !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.60q: %v", text, err)
		}
		if cfg.SkipUnsupported != strings.Contains(text, "TRUE") {
			t.Errorf("%.60q: skip-unsupported is %t", text, cfg.SkipUnsupported)
		}
	}
}

// TestFind looks above, up to the module.
func TestFind(t *testing.T) {
	root := t.TempDir()
	deep := filepath.Join(root, "a", "b")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	touch := func(parts ...string) {
		if err := os.WriteFile(filepath.Join(append([]string{root}, parts...)...), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	touch("a", "go.mod")
	touch(config.Name)
	if path, err := config.Find(deep); err == nil || !strings.Contains(err.Error(), "modelsmith init") {
		t.Error("looked above the module:", path, err)
	}
	touch("a", config.Name)
	path, err := config.Find(deep)
	if want := filepath.Join(root, "a", config.Name); err != nil || path != want {
		t.Errorf("%s, %v; want %s", path, err, want)
	}
	t.Chdir(deep)
	if path, err := config.Find("."); err != nil || path != filepath.Join("..", config.Name) {
		t.Error(path, err)
	}
	// As for the go command, the folder of a link is the one that the shell shows.
	link := filepath.Join(root, "a", "link")
	if err := os.Symlink(t.TempDir(), link); err != nil {
		t.Fatal(err)
	}
	t.Chdir(link)
	if path, err := config.Find("."); err != nil || path != filepath.Join(root, "a", config.Name) {
		t.Error(path, err)
	}
}

// TestInitText writes folders whose names YAML may take for something else.
func TestInitText(t *testing.T) {
	for _, out := range []string{
		"yes", "1", "~", "null", "- x", "#x", "a: b", "it's", `"q"`, "*a", "!x", " x ", "0x1", "<<", "=", "日本", "a\tb", "\x1b[31m", `\`, "{x}", strings.Repeat("long name/", 30), "a\nb", "a\xffb",
	} {
		path := filepath.Join(t.TempDir(), config.Name)
		err := config.Init(path, out, "", []string{"iam"})
		if strings.ContainsAny(out, "\n") || !utf8.ValidString(out) {
			if err == nil {
				t.Errorf("%q was written", out)
			}
			continue
		}
		cfg, readErr := config.Read(path)
		if err != nil || readErr != nil || cfg.Out != filepath.Join(filepath.Dir(path), out) {
			t.Errorf("%q became %q, %v %v", out, cfg.Out, err, readErr)
		}
	}
}

// TestInit writes a file that reads back, and never over another.
func TestInit(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := config.Init("odd.yaml", "x", "", []string{"nothing"}); err == nil {
		t.Error("took a service without a model")
	}
	if err := config.Init(config.Name, "a: b #c", "", []string{"iam", "chime"}); err != nil {
		t.Fatal(err)
	}
	cfg, err := config.Read(config.Name)
	if err != nil || cfg.Out != "a: b #c" || len(cfg.Services) != 2 || cfg.Services[1].Model != "chime" {
		t.Error(cfg, err)
	}
	if err := config.Init(config.Name, "x", "", []string{"iam"}); err == nil || !strings.Contains(err.Error(), "exists already") {
		t.Error(err)
	}
	// What the comments show is part of the format.
	data, err := os.ReadFile(config.Name)
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`(?m)^    # `).ReplaceAllString(string(data), "    ")
	text = strings.Replace(text, "# models: models", "models: .", 1)
	cfg, err = config.Parse(config.Name, []byte(text))
	if s := cfg.Services; err != nil || len(s[1].Operations) != 1 || len(s[1].Values) != 1 || len(s[1].Unchecked) != 1 || len(s[1].Renames) != 1 {
		t.Error(err)
	}
}

// TestInitModels names services out of a folder of models, as import makes one.
func TestInitModels(t *testing.T) {
	model, err := filepath.Abs("../../testdata/plain")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.CopyFS("my models/tiny/2020-01-01", os.DirFS(model)); err != nil {
		t.Fatal(err)
	}
	if err := config.Init(config.Name, "gen", "my models", []string{"iam"}); err == nil {
		t.Error("took a service that the folder does not have")
	}
	if err := config.Init(config.Name, "gen", "my models", []string{"tiny"}); err != nil {
		t.Fatal(err)
	}
	cfg, err := config.Read(config.Name)
	if err != nil || cfg.Models != source.Folder("my models") || len(cfg.Services) != 1 || cfg.Services[0].Model != "tiny" {
		t.Error(cfg, err)
	}
}

// FuzzParse wants problems with places, whatever the file says.
func FuzzParse(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/problems.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		f.Add(file.Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := config.Parse("fuzz.yaml", data)
		var problems model.Problems
		if err != nil && !errors.As(err, &problems) {
			t.Fatal(err)
		}
		for _, p := range problems {
			if p.Pos.Line < 1 || p.Pos.Line > breaks(data)+2 {
				t.Error("a place outside of the file:", p)
			}
		}
	})
}

// breaks counts what YAML takes for the end of a line.
func breaks(data []byte) (n int) {
	for _, c := range string(data) {
		if strings.ContainsRune("\n\r\u0085\u2028\u2029", c) {
			n++
		}
	}
	return n
}
