package importer_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/x509"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/importer"
	"github.com/modelsmith/modelsmith/generator/lock"
)

// zipped and tarred are archives of files, below one folder as GitHub makes them.
func zipped(t *testing.T, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := w.Create("repo-1/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarred(t *testing.T, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		h := &tar.Header{Name: "repo-1/" + name, Mode: 0o644, Size: int64(len(files[name]))}
		if strings.HasPrefix(files[name], "-> ") {
			*h = tar.Header{Name: h.Name, Typeflag: tar.TypeSymlink, Linkname: files[name][3:]}
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := w.Write([]byte(files[name])); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, c := range []interface{ Close() error }{w, z} {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// serve is a server with TLS that has files, and who signs for it.
func serve(t *testing.T, files map[string]string) (string, *x509.CertPool) {
	t.Helper()
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, ok := files[r.URL.Path]
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			text = "<!DOCTYPE html><h1>no such page</h1>"
		}
		_, _ = w.Write([]byte(text))
	}))
	t.Cleanup(s.Close)
	pool := x509.NewCertPool()
	pool.AddCert(s.Certificate())
	return s.URL, pool
}

// botocoreTree is a clone of botocore.
func botocoreTree(t *testing.T) map[string]string {
	tree := map[string]string{"README.rst": "", "botocore/__init__.py": "import os\n\n__version__ = '1.2.3'\n"}
	for name, text := range readTree(t, dataDir) {
		tree["botocore/data/"+name] = text
	}
	return tree
}

// TestSources imports the same from a folder, from archives and from URLs, with
// and without the folder inside.
func TestSources(t *testing.T) {
	tree := botocoreTree(t)
	url, pool := serve(t, map[string]string{"/b.zip": zipped(t, tree), "/b": tarred(t, tree)})
	here := writeTree(t, map[string]string{"b.zip": zipped(t, tree), "b.tar.gz": tarred(t, tree), "a#b.tgz": tarred(t, tree)})
	clone := writeTree(t, tree)
	for from, revision := range map[string]string{
		dataDir:                         "",
		clone:                           "botocore 1.2.3",
		clone + "/botocore/data":        "botocore 1.2.3",
		clone + "#botocore/data":        "botocore 1.2.3",
		here + "/b.zip":                 "botocore 1.2.3",
		here + "/b.tar.gz#repo-1":       "botocore 1.2.3",
		here + "/a#b.tgz#repo-1":        "botocore 1.2.3",
		url + "/b.zip":                  "botocore 1.2.3",
		url + "/b#repo-1/botocore/data": "botocore 1.2.3",
		url + "/b?token=x#/repo-1/":     "botocore 1.2.3",
	} {
		to := t.TempDir()
		_, err := importer.Import(t.Context(), importer.Config{From: from, Services: []string{"all"}, To: to, Authorities: pool})
		if err != nil {
			t.Errorf("%s: %v", from, err)
			continue
		}
		got := readTree(t, to)
		l, _, err := lock.Read(os.DirFS(to))
		if err != nil || l.Services["tiny"].Revision != revision {
			t.Errorf("%s: revision %q, %v", from, l.Services["tiny"].Revision, err)
		}
		delete(got, lock.Name)
		want := readTree(t, "testdata/facts")
		delete(want, lock.Name)
		if !maps.Equal(got, want) {
			t.Errorf("%s: imported %v", from, slices.Sorted(maps.Keys(got)))
		}
	}
}

// TestSingle imports a model that is alone, under the name of its file or
// another.
func TestSingle(t *testing.T) {
	service := readTree(t, dataDir)["tiny/2020-03-04/service-2.json"]
	service = strings.Replace(service, `"metadata": {`, `"metadata": {"apiVersion": "2020-03-04",`, 1)
	files := map[string]string{
		"/lambda.json": tinySmithy, "/raw/tiny/2020-03-04/service-2.json": service, "/lambda.2015-03-31.smithy.json.gz": compress(t, tinySmithy),
		"/lambda/service/2015-03-31/lambda-2015-03-31.json": "\ufeff" + tinySmithy, "/ODD_name.json": tinySmithy,
	}
	url, pool := serve(t, files)
	here := map[string]string{}
	for name, text := range files {
		here[name[1:]] = text
	}
	dir := writeTree(t, here)
	for _, c := range []struct{ from, name, want string }{
		{"/lambda.json", "", "lambda/2020-03-04/model.json"},
		{"/lambda.json", "all", "lambda/2020-03-04/model.json"},
		{"/lambda.json", "my-lambda", "my-lambda/2020-03-04/model.json"},
		{"/raw/tiny/2020-03-04/service-2.json", "", "tiny/2020-03-04/service-2.json"},
		{"/lambda.2015-03-31.smithy.json.gz", "", "lambda/2020-03-04/model.json"},
		{"/lambda/service/2015-03-31/lambda-2015-03-31.json", "", "lambda/2020-03-04/model.json"},
		{"/ODD_name.json", "odd", "odd/2020-03-04/model.json"},
	} {
		for _, from := range []string{url + c.from, dir + c.from} {
			cfg := importer.Config{From: from, To: t.TempDir(), Authorities: pool}
			if c.name != "" {
				cfg.Services = []string{c.name}
			}
			r, err := importer.Import(t.Context(), cfg)
			if err != nil {
				t.Errorf("%s: %v", c.from, err)
				continue
			}
			wantFiles(t, r, "added "+c.want, "added modelsmith.lock")
			u := importer.UpdateConfig{Models: cfg.To, Authorities: pool}
			if r, err := importer.Update(t.Context(), u); err != nil || r.Changed() {
				t.Errorf("%s: the update: %v, %v", from, r, err)
			}
		}
	}
}

// TestSourceErrors expects the exact errors of sources, with nothing written.
func TestSourceErrors(t *testing.T) {
	tree := botocoreTree(t)
	evil := maps.Clone(tree)
	evil["../../evil.json"] = "{}"
	linked := maps.Clone(tree)
	linked["botocore/data/tiny/2020-03-04/service-2.json"] = "-> ../../../../../../etc/passwd"
	broken := maps.Clone(tree)
	broken["botocore/data/tiny/2020-03-04/service-2.json"] = "{\n]"
	url, pool := serve(t, map[string]string{
		"/b.tgz": tarred(t, tree), "/evil.tgz": tarred(t, evil), "/linked.tgz": tarred(t, linked), "/broken.zip": zipped(t, broken), "/cut.tgz": tarred(t, tree)[:1000],
		"/html": "<!DOCTYPE html>", "/xz": "\xfd7zXZ\x00", "/locked.zip": encrypted(t), "/a.json": `{"smithy": "2.0", "shapes": {}}`, "/b.json": `{"smithy": 2, "shapes": {}}`,
		"/c.json": `{"smithy": "2.0", "shapes": []}`, "/d.json": `{"metadata": {}}`, "/e.json": "", "/f.zip": zipped(t, map[string]string{"x/y.txt": ""}),
	})
	for from, want := range map[string]string{
		"/missing":               "the server answers 404 Not Found",
		"/html":                  ": neither a zip, tar or tar.gz archive nor a model in JSON",
		"/xz":                    ": neither a zip, tar or tar.gz archive nor a model in JSON",
		"/evil.tgz":              `the archive has an entry "repo-1/../../evil.json", which leads out of it`,
		"/linked.tgz":            "/repo-1/botocore/data/tiny/2020-03-04/service-2.json: not a regular file: is the source intact?",
		"/broken.zip":            "/repo-1/botocore/data/tiny/2020-03-04/service-2.json:2:1: invalid JSON: invalid character ']' looking for beginning of object key string",
		"/cut.tgz":               "the archive is damaged: unexpected EOF",
		"/b.tgz#nowhere":         `there is no folder "nowhere" inside`,
		"/b.tgz#../..":           `there is no folder "../.." inside`,
		"/a.json#x":              "only an archive or a folder can have #x",
		"/f.zip":                 "there is no service: name a botocore data directory, a folder of Smithy models, or what has one inside; the path of one further inside goes behind a #",
		"/a.json":                ":1:1: the model has no service",
		"/b.json":                ":1:1: the file is no Smithy model: it has no version at the key smithy",
		"/c.json":                ":1:1: the shapes of a Smithy model are an object",
		"/d.json":                ":1:1: the file is neither a Smithy model, which has the key smithy, nor a service-2.json, which has metadata with an apiVersion",
		"/e.json":                ": neither a zip, tar or tar.gz archive nor a model in JSON",
		"/locked.zip":            `the archive has "a.json" encrypted`,
		"/missing?secret#secret": "/missing: the server answers 404 Not Found",
	} {
		to := filepath.Join(t.TempDir(), "models")
		_, err := importer.Import(t.Context(), importer.Config{From: url + from, Services: []string{"tiny"}, To: to, Authorities: pool})
		if err == nil || !strings.HasSuffix(err.Error(), want) || !strings.HasPrefix(err.Error(), url) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v, want %s", from, err, want)
		}
		if _, err := os.Stat(to); err == nil {
			t.Errorf("%s: %s was made", from, to)
		}
	}
	// A page instead of an archive is no model with too many names.
	_, err := importer.Import(t.Context(), importer.Config{From: url + "/html", Services: []string{"iam", "sts"}, To: t.TempDir(), Authorities: pool})
	wantError(t, err, "FROM", "TO", url+"/html: neither a zip, tar or tar.gz archive nor a model in JSON")
}
