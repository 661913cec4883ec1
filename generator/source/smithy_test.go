package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/modelsmith/modelsmith/generator/source"
)

const tinySmithy = `{"metadata": {"smithy": {}}, "a": ["smithy", ":"], "smithy" : "2.0", "shapes": {}}`

// TestOpenSmithy finds Smithy models by name: below a version, below service/ and
// a version as in AWS's repository of models, or in the folder itself.
func TestOpenSmithy(t *testing.T) {
	text := &fstest.MapFile{Data: []byte(tinySmithy)}
	models := fstest.MapFS{
		"version/2019-01-01/old.json":                {Data: []byte(`{"smithy": 1}`)},
		"version/2020-01-01/m.json":                  text,
		"version/2020-01-01/x.json":                  {Data: []byte(`{"x": {"smithy": 1}, "y": "smithy"}`)},
		"aws/service/2020-01-01/aws-2020-01-01.json": text,
		"plain/model.json":                           text,
		"both/1/service-2.json":                      {Data: []byte("{}")},
		"both/1/m.json":                              text,
		"two/1/a.json":                               text,
		"two/1/b.json":                               text,
		"broken/1/a.json":                            {Data: []byte(`{"smithy": `)},
		"array/1/a.json":                             {Data: []byte(`[{"smithy": 1}]`)},
		"none/1/paginators-1.json":                   {Data: []byte(`{"smithy": 1}`)},
	}
	for name, want := range map[string]string{
		"version":          "version/2020-01-01/m.json smithy ",
		"aws":              "aws/service/2020-01-01/aws-2020-01-01.json smithy ",
		"plain":            "plain/model.json smithy ",
		"plain#a.b#C":      "plain/model.json smithy a.b#C",
		"both":             "both/1/service-2.json botocore ",
		"both#a.b#C":       "both is a model of one service; #a.b#C can be chosen in a Smithy model only",
		"two":              "two/1 holds several Smithy models; give the path of one: a.json, b.json",
		"broken":           "broken/1/a.json:1:12: malformed JSON: unexpected end of JSON input",
		"array":            "array/1 holds no service-2.json and no Smithy model",
		"none":             "none/1 holds no service-2.json and no Smithy model",
		"plains#a.b#C":     `no model of "plains"; close names are plain`,
		"version/../plain": `"version/../plain" is no service name`,
	} {
		m, err := source.Open(models, name)
		if got := opened(m, err); got != want {
			t.Errorf("%q: %s, want %s", name, got, want)
		}
	}
	if got := strings.Join(source.List(models), " "); got != "aws both broken plain two version" {
		t.Error(got)
	}
}

// opened tells what was opened, or why not.
func opened(m *source.Model, err error) string {
	if err != nil {
		return err.Error()
	}
	file := m.Files[source.SmithyFile]
	if m.Format == source.Botocore {
		file = m.Files["service-2.json"]
	}
	return file.Path + " " + string(m.Format) + " " + m.Service
}

// TestOpenSmithyPath finds Smithy models in the file system, and the services
// that are chosen in them.
func TestOpenSmithyPath(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"tiny/2020-01-01/model.json": tinySmithy, "iam.smithy.json": tinySmithy, "a#b.json": tinySmithy, "x.json": "{}", "deep.json": strings.Repeat("[", 10<<20),
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	for path, want := range map[string]string{
		"./tiny/2020-01-01":             "tiny: tiny/2020-01-01/model.json smithy ",
		"tiny/2020-01-01/model.json":    "tiny: tiny/2020-01-01/model.json smithy ",
		"./tiny/2020-01-01#x.y#Z":       "tiny: tiny/2020-01-01/model.json smithy x.y#Z",
		"./iam.smithy.json":             "iam: ./iam.smithy.json smithy ",
		"./iam.smithy.json#com.iam#IAM": "iam: ./iam.smithy.json smithy com.iam#IAM",
		"a#b.json":                      "a#b: a#b.json smithy ",
		"a#b.json#c#D":                  "a#b: a#b.json smithy c#D",
		"x.json":                        "x.json: a model is a directory or its service-2.json, or a Smithy model in JSON, which has the key smithy",
		"deep.json":                     "deep.json:1:129: JSON nested deeper than 128",
		"nowhere.json#a#B":              "stat nowhere.json#a#B: no such file or directory",
	} {
		m, err := source.OpenPath(path)
		got := opened(m, err)
		if err == nil {
			got = m.Name + ": " + got
		}
		if got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
