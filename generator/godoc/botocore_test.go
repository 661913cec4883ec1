package godoc

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/importer/importertest"
)

// TestBotocore checks the documentation of real models, as they are on this
// machine: all of five services, every twentieth of the others, and really all of
// them if GODOC_ALL is set.
func TestBotocore(t *testing.T) {
	full := []string{"chime", "iam", "chime-sdk-identity", "s3", "ec2"}
	var docs []string
	for i, path := range modelPaths(t) {
		service := filepath.Base(filepath.Dir(filepath.Dir(path)))
		if slices.Contains(full, service) || i%20 == 0 || os.Getenv("GODOC_ALL") != "" {
			docs = append(docs, readDocs(t, path)...)
		}
	}
	slices.Sort(docs)
	size, all := 0, len(docs)
	docs = slices.Compact(docs)
	for _, doc := range docs {
		size += len(doc)
	}
	begin := time.Now()
	for _, doc := range docs {
		Comment(FromHTML(doc))
	}
	took := time.Since(begin)
	t.Logf("%d strings, %d different, %d bytes, %v per MB", all, len(docs), size, time.Duration(float64(took)*1e6/float64(size)))
	for _, doc := range docs {
		text := FromHTML(doc)
		if err := checkComment(text); err != nil {
			t.Errorf("%v\nfrom %q", err, doc)
		}
		if err := checkContent(doc, text); err != nil {
			t.Error(err)
		}
	}
}

// modelPaths returns the newest model of every service, sorted.
func modelPaths(t *testing.T) []string {
	t.Helper()
	data := importertest.DataDir(t)
	paths, err := filepath.Glob(filepath.Join(data, "*", "*", "service-2.json.gz"))
	if err != nil || len(paths) == 0 {
		t.Fatal("botocore has no models in ", data)
	}
	slices.Sort(paths)
	return paths
}

// readDocs returns all documentation strings of a model.
func readDocs(t *testing.T, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var model any
	if err := json.NewDecoder(z).Decode(&model); err != nil {
		t.Fatal(err)
	}
	return appendDocs(nil, model)
}

func appendDocs(docs []string, v any) []string {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if doc, is := value.(string); is && key == "documentation" {
				docs = append(docs, doc)
				continue
			}
			docs = appendDocs(docs, value)
		}
	case []any:
		for _, value := range v {
			docs = appendDocs(docs, value)
		}
	}
	return docs
}
