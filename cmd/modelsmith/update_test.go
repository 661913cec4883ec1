package main

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
)

// TestUpdate follows models from their import through changes of the source and
// edits of their own.
func TestUpdate(t *testing.T) {
	s := newShell(t)
	copyBotocore(t, s)
	s.copyIn(t, "smithy/old.json", "testdata/smithy-1.0/model.json")
	var all []string
	run := func(line string) { all = append(all, s.run(t, strings.Fields(line)...)) }
	run("import --from botocore tiny bare")
	run("import --from smithy/old.json one")
	run("list --models models")
	run("generate --models models --out out --import-path example.com/out --no-check one")
	run("update")
	run("update --dry-run --exit-code")
	s.write(t, "botocore/data/tiny/2020-03-04/paginators-1.json", []byte("{}"))
	s.write(t, "botocore/data/bare/2024-01-01/service-2.json", []byte("{}"))
	run("update --dry-run")
	run("update --dry-run --exit-code tiny")
	s.write(t, "models/tiny/2020-03-04/service-2.json", []byte("{}"))
	run("update")
	run("update --dry-run tiny")
	run("update --force --exit-code")
	run("update --exit-code")
	s.write(t, "smithy/old.json", []byte("{\n  \"smithy\": }"))
	s.write(t, "botocore/data/bare/2024-01-01/service-2.json", []byte("[]"))
	run("update")
	run("update tinny")
	run("update --models nowhere")
	run("update --from ftp://user:secret@example.com/x")
	run("update --from nowhere.zip#x")
	s.write(t, "models/modelsmith.lock", []byte("<<<<<<< HEAD\n"))
	run("update")
	compare(t, "update", all...)
}

// copyBotocore makes a small clone of botocore.
func copyBotocore(t *testing.T, s *shell) {
	t.Helper()
	const data = "../../generator/importer/testdata/data"
	err := fs.WalkDir(os.DirFS(data), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path.Join(data, name))
		s.write(t, path.Join("botocore/data", name), text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
