package source_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

// open opens a model whose service-2.json has the text.
func open(text string) (*source.Model, error) {
	return source.Open(fstest.MapFS{"tiny/2020-01-01/service-2.json": {Data: []byte(text)}}, "tiny")
}

type textCase struct{ text, want string }

// textCases are texts of a file, with the place and the message of what is
// wrong with them.
func textCases() map[string]textCase {
	deepest := strings.Repeat(`{"a":[`, source.MaxDepth/2) + strings.Repeat("]}", source.MaxDepth/2)
	return map[string]textCase{
		"fine":                   {"{}", ""},
		"space":                  {" \t\r\n{ \"a\" : [ ] } \n", ""},
		"byte order mark":        {"\ufeff{}", ""},
		"deepest":                {deepest, ""},
		"brackets in text":       {`{"a": "` + strings.Repeat("[", 1000) + `\"[\\"}`, ""},
		"empty":                  {"", "1:1: malformed JSON: unexpected end of JSON input"},
		"only space":             {" \n ", "2:2: malformed JSON: unexpected end of JSON input"},
		"only a byte order mark": {"\ufeff", "1:1: malformed JSON: unexpected end of JSON input"},
		"two byte order marks":   {"\ufeff\ufeff{}", "1:1: malformed JSON: invalid character 'ï' looking for beginning of value"},
		"array":                  {"\n\t[]", "2:2: expected a JSON object"},
		"string":                 {`"a"`, "1:1: expected a JSON object"},
		"null":                   {"null\n", "1:1: expected a JSON object"},
		"cut off":                {"{\n\"a\": {", "2:7: malformed JSON: unexpected end of JSON input"},
		"word":                   {"{\"a\": tru}", "1:10: malformed JSON: invalid character '}' in literal true (expecting 'e')"},
		"comma":                  {"{\n  \"a\": 1,\n}", "3:1: malformed JSON: invalid character '}' looking for beginning of object key string"},
		"comment":                {"{\n  // a\n}", "2:3: malformed JSON: invalid character '/' looking for beginning of object key string"},
		"two values":             {"{}\n{}", "2:1: malformed JSON: invalid character '{' after top-level value"},
		"control character":      {"{\"a\": \"\n\"}", "1:8: malformed JSON: invalid character '\\n' in string literal"},
		"escape":                 {`{"é": "\x"}`, "1:10: malformed JSON: invalid character 'x' in string escape code"},
		"NUL":                    {"{}\x00", "1:3: malformed JSON: invalid character '\\x00' after top-level value"},
		"not UTF-8":              {"{\"é\":\n \"\xff\"}", "2:3: invalid UTF-8"},
		"surrogate in UTF-8":     {"{\"a\": \"\xed\xa0\x80\"}", "1:8: invalid UTF-8"},
		"carriage returns":       {"{\r\n\r\n  x}", "3:3: malformed JSON: invalid character 'x' looking for beginning of object key string"},
		"one level too deep":     {`{"a":` + strings.Repeat("[", source.MaxDepth) + strings.Repeat("]", source.MaxDepth) + "}", "1:133: JSON nested deeper than 128"},
		"ten million brackets":   {strings.Repeat("[", 10_000_000), "1:129: JSON nested deeper than 128"},
		"ten million braces":     {strings.Repeat(`{"a":`+"\n", 10_000_000), "129:1: JSON nested deeper than 128"},
		"brackets that close":    {"{\"a\": [" + strings.Repeat("[],", 100_000) + "[]]}", ""},
		"closing brackets":       {strings.Repeat("]", 1000), "1:1: malformed JSON: invalid character ']' looking for beginning of value"},
		"brackets after a quote": {`"` + strings.Repeat("[", 1000), "1:1002: malformed JSON: unexpected end of JSON input"},
		"a number of a megabyte": {`{"a": 1` + strings.Repeat("0", 1<<20) + "}", ""},
		"a string of a megabyte": {`{"a": "` + strings.Repeat(`\"`, 1<<20) + `"}`, ""},
	}
}

// TestProblems has the exact places of what is wrong with the text of a file.
func TestProblems(t *testing.T) {
	const file = "tiny/2020-01-01/service-2.json:"
	for name, c := range textCases() {
		t.Run(name, func(t *testing.T) {
			m, err := open(c.text)
			if c.want == "" {
				if err != nil || m.Name != "tiny" {
					t.Error(err)
				}
				return
			}
			var problems model.Problems
			if !errors.As(err, &problems) || len(problems) != 1 || err.Error() != file+c.want {
				t.Errorf("%.200v, want %s", err, file+c.want)
			}
		})
	}
}

// TestOpen finds models by name.
func TestOpen(t *testing.T) {
	models := fstest.MapFS{
		"many/2019-01-01/service-2.json": {Data: []byte(`{"v": 1}`)},
		"many/2020-01-01/service-2.json": {Data: []byte(`{"v": 2}`)},
		"many/README":                    {Data: []byte("no version")},
		"none/README":                    {},
		"empty/2020-01-01/x.json":        {},
		"folder/1/service-2.json/x":      {},
		"link/1/service-2.json":          {Mode: fs.ModeIrregular},
		"bad/1/service-2.json":           {Data: []byte("{}")},
		"bad/1/waiters-2.json":           {Data: []byte("[]")},
		"bad/1/nullability-1.json":       {Data: []byte("{")},
		"bad/1/examples-1.json":          {Data: []byte("not read")},
	}
	for name, want := range map[string]string{
		"many":      "",
		"none":      `the model of "none" has no version directory`,
		"empty":     "empty/2020-01-01 holds no service-2.json and no Smithy model",
		"folder":    "folder/1: service-2.json is no regular file",
		"link":      "link/1: service-2.json is no regular file",
		"bad":       "bad/1/nullability-1.json:1:2: malformed JSON: unexpected end of JSON input\nbad/1/waiters-2.json:1:1: expected a JSON object",
		"manny":     `no model of "manny"; close names are many`,
		"elsewhere": `no model of "elsewhere" among the 4 known; modelsmith list names them, and modelsmith import gets others`,
		"":          `"" is no service name`,
		"a/b":       `"a/b" is no service name`,
		"..":        `".." is no service name`,
		"/many":     `"/many" is no service name`,
	} {
		m, err := source.Open(models, name)
		if got := errorText(err); got != want {
			t.Errorf("%q: %s, want %s", name, got, want)
		}
		if want == "" && string(m.Files["service-2.json"].Data) != `{"v": 2}` {
			t.Errorf("%q: not the newest version", name)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// TestOpenPath finds models in the file system, and their names.
func TestOpenPath(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"tiny/2020-01-01", "plain", "2020-13-1x"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name, "service-2.json"), []byte("{}"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(filepath.Join(dir, "tiny", "2020-01-01"))
	for path, want := range map[string]struct{ name, shown string }{
		".":                           {"tiny", "service-2.json"},
		"./service-2.json":            {"tiny", "service-2.json"},
		"../2020-01-01/":              {"tiny", "../2020-01-01/service-2.json"},
		"../../plain":                 {"plain", "../../plain/service-2.json"},
		"../../plain/service-2.json":  {"plain", "../../plain/service-2.json"},
		"../../2020-13-1x":            {"2020-13-1x", "../../2020-13-1x/service-2.json"},
		filepath.Join(dir, "plain"):   {"plain", filepath.ToSlash(dir) + "/plain/service-2.json"},
		"../../plain/../plain/././//": {"plain", "../../plain/service-2.json"},
	} {
		m, err := source.OpenPath(path)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if got := m.Files["service-2.json"].Path; m.Name != want.name || got != want.shown {
			t.Errorf("%s: service %s, file %s", path, m.Name, got)
		}
	}
}

// TestTooLarge does not read a file that is too large.
func TestTooLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "service-2.json")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, source.MaxFileSize+1); err != nil {
		t.Fatal(err)
	}
	if _, err := source.OpenPath(path); err == nil || !strings.Contains(err.Error(), "is larger than") {
		t.Error(err)
	}
}

// TestList finds the services that have a model.
func TestList(t *testing.T) {
	models := fstest.MapFS{
		"b/1/service-2.json": {}, "b/2/service-2.json": {}, "a/1/service-2.json": {},
		"c/service-2.json": {}, "d/1/2/service-2.json": {}, "partitions.json": {},
	}
	if got := strings.Join(source.List(models), " "); got != "a b" {
		t.Error(got)
	}
}

// TestFolder finds models in a folder of the file system, and names their files
// from the working directory.
func TestFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	dir := filepath.Join("some where", "models", "tiny", "2020-01-01")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "service-2.json")
	for text, want := range map[string]string{`{}`: "", `{`: "some where/models/tiny/2020-01-01/service-2.json:1:2: "} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		m, err := source.Open(source.Folder(filepath.Join("some where", "models")), "tiny")
		if want == "" && (err != nil || m.Files["service-2.json"].Path != filepath.ToSlash(file)) {
			t.Error(m, err)
		}
		if want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}
