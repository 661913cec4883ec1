package importer_test

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/importer"
)

// An errorCase changes testdata/data, imports from it and expects an error, in
// which FROM and TO stand for the two directories.
type errorCase struct {
	name     string
	services []string          // tiny if there is none
	files    map[string]string // replaces files; "" takes one away
	want     string
}

const tinyService = "tiny/2020-03-04/service-2.json"

// placeCases are faults in names and in what stands where.
func placeCases() []errorCase {
	return []errorCase{
		{
			name: "close name", services: []string{"tinny"},
			want: `FROM: unknown service "tinny": close names are "tiny"`,
		},
		{
			name: "part of a name", services: []string{"Runtime"},
			files: map[string]string{"lex-runtime/2016-11-28/x": "1", "runtime-lex/2016-11-28/x": "1", "run-time/2016-11-28/x": "1"},
			want:  `FROM: unknown service "Runtime": close names are "run-time", "lex-runtime", "runtime-lex"`,
		},
		{
			name: "no close name", services: []string{"elsewhere"},
			want: `FROM: unknown service "elsewhere": no name there is close to it`,
		},
		{
			name: "path as name", services: []string{"../data/tiny"},
			want: `FROM: unknown service "../data/tiny": no name there is close to it`,
		},
		{
			name: "two unknown", services: []string{"tinz", "barf"},
			want: "FROM: unknown service \"barf\": close names are \"bare\"\n" +
				`FROM: unknown service "tinz": close names are "tiny"`,
		},
		{
			name: "no version", files: map[string]string{tinyService: "", "tiny/2019-01-02/service-2.json": ""},
			want: "FROM/tiny: no API version (a directory such as 2018-05-01) has a model: is the source complete?",
		},
		{
			name: "no partitions", files: map[string]string{"partitions.json": ""},
			want: "FROM/partitions.json: no such file: is the botocore installation complete?",
		},
		{
			name: "directory as file", files: map[string]string{"tiny/2020-03-04/paginators-1.json": "", "tiny/2020-03-04/paginators-1.json/x": "1"},
			want: "FROM/tiny/2020-03-04/paginators-1.json: not a regular file: is the source intact?",
		},
	}
}

// textCases are faults in the text of files.
func textCases() []errorCase {
	model := func(text string) map[string]string { return map[string]string{tinyService: text} }
	file := "FROM/" + tinyService
	return []errorCase{
		{
			name: "several files", services: []string{"all"},
			files: map[string]string{tinyService: "[]", "bare/2021-01-01/service-2.json": "1", "partitions.json": "{"},
			want: "FROM/bare/2021-01-01/service-2.json:1:1: the file holds no JSON object\n" +
				"FROM/partitions.json:1:1: invalid JSON: unexpected end of JSON input\n" +
				file + ":1:1: the file holds no JSON object",
		},
		{name: "syntax", files: model("{\n  \"é\": tru,\n}"), want: file + ":2:11: invalid JSON: invalid character ',' in literal true (expecting 'e')"},
		{name: "two values", files: model("{}\n{}"), want: file + ":2:1: invalid JSON: invalid character '{' after top-level value"},
		{name: "empty", files: model(" "), want: file + ":1:1: invalid JSON: unexpected end of JSON input"},
		{name: "not UTF-8", files: model("{\"a\": \"é\xff\"}"), want: file + ":1:9: the text is not valid UTF-8"},
		{name: "duplicate", files: model("{\"a\": {\"b\": 1,\n \"\\u0062\": 2}}"), want: file + `:2:2: duplicate key "b"`},
		{name: "duplicate in prose", files: model(`{"documentation": {"b": 1, "b": 2}}`), want: file + `:1:28: duplicate key "b"`},
		{name: "half a surrogate pair", files: model(`{"a": "\ud83d\u0041"}`), want: file + ":1:7: the string escapes half a surrogate pair"},
		{name: "too deep", files: model(`{"a":` + strings.Repeat("[", 128) + strings.Repeat("]", 128) + "}"), want: file + ":1:133: nested more than 128 levels deep"},
		{
			name:  "too much indentation",
			files: model(`{"a":` + strings.Repeat("[", 100) + strings.Repeat("{},", 400_000) + "{}" + strings.Repeat("]", 100) + "}"),
			want:  file + ":1:977269: longer than 64 MiB when written anew",
		},
		{name: "too long", files: model(strings.Repeat(" ", 64<<20+1)), want: file + ": longer than 64 MiB: no service model is"},
		{name: "far too deep", files: model(strings.Repeat("[", 1<<20)), want: file + ":1:10001: invalid JSON: invalid character '[' exceeded max depth"},
	}
}

// gzipCases are faults in compressed files.
func gzipCases(t *testing.T) []errorCase {
	packed := func(text string) map[string]string {
		return map[string]string{tinyService: "", tinyService + ".gz": text}
	}
	file := "FROM/" + tinyService
	return []errorCase{
		{
			name: "not compressed", files: packed("plain text, no gzip"),
			want: file + ".gz: gzip: invalid header: the file is damaged",
		},
		{
			name: "cut short", files: packed(compress(t, strings.Repeat("ab", 99))[:20]),
			want: file + ".gz: unexpected EOF: the file is damaged",
		},
		{
			name: "bomb", files: packed(compress(t, strings.Repeat(" ", 64<<20+1))),
			want: file + ".gz: longer than 64 MiB uncompressed: no service model is",
		},
	}
}

// TestImportErrors expects the exact error of each case, and that nothing was
// written.
func TestImportErrors(t *testing.T) {
	for _, c := range slices.Concat(placeCases(), textCases(), gzipCases(t)) {
		t.Run(c.name, func(t *testing.T) {
			data := readTree(t, dataDir)
			maps.Copy(data, c.files)
			maps.DeleteFunc(data, func(_, text string) bool { return text == "" })
			from, to := writeTree(t, data), filepath.Join(t.TempDir(), "models")
			services := c.services
			if services == nil {
				services = []string{"tiny"}
			}
			_, err := importer.Import(t.Context(), importer.Config{From: from, Services: services, To: to})
			wantError(t, err, from, to, c.want)
			if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the import has left %v", readTree(t, to))
			}
		})
	}
}

// TestRequestErrors expects the errors of requests that name no such place.
func TestRequestErrors(t *testing.T) {
	empty := t.TempDir()
	for _, c := range []struct {
		cfg  importer.Config
		want string
	}{
		{importer.Config{From: dataDir, To: empty}, "no service to import: name one or more, or all"},
		{importer.Config{From: dataDir, Services: []string{"tiny"}}, "no directory of models to write to: name one"},
		{
			importer.Config{From: empty, Services: []string{"all"}, To: empty},
			"FROM: there is no service: name a botocore data directory, a folder of Smithy models, or what has one inside; the path of one further inside goes behind a #",
		},
		{
			importer.Config{From: filepath.Join(empty, "x"), Services: []string{"all"}, To: empty},
			"stat FROM: no such file or directory: name a botocore data directory, a folder of Smithy models, or a file or URL of models",
		},
	} {
		_, err := importer.Import(t.Context(), c.cfg)
		wantError(t, err, c.cfg.From, "TO", c.want)
	}
}

// TestTargetErrors expects that what is in the way stays there, and that nothing
// else is written.
func TestTargetErrors(t *testing.T) {
	for _, c := range []struct{ name, obstacle, want string }{
		{"directory", "tiny/2020-03-04/waiters-2.json/x", "TO/tiny/2020-03-04/waiters-2.json: not a regular file: move it away"},
		{"file", "tiny", "TO/tiny/2020-03-04/endpoint-rule-set-1.json: not a directory"},
	} {
		t.Run(c.name, func(t *testing.T) {
			to := writeTree(t, map[string]string{c.obstacle: "in the way", "partitions.json": "old"})
			_, err := importer.Import(t.Context(), importer.Config{From: dataDir, Services: []string{"all"}, To: to})
			wantError(t, err, dataDir, to, c.want)
			want := map[string]string{c.obstacle: "in the way", "partitions.json": "old"}
			if got := readTree(t, to); !maps.Equal(got, want) {
				t.Errorf("the models are %v", got)
			}
		})
	}
}

func wantError(t *testing.T, err error, from, to, want string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want %s", want)
	}
	got := strings.NewReplacer(from, "FROM", to, "TO").Replace(err.Error())
	if filepath.ToSlash(got) != want {
		t.Errorf("the error is\n%s\nwant\n%s", got, want)
	}
}
