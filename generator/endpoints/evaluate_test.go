package endpoints_test

import (
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/endpoints"
	"github.com/modelsmith/modelsmith/generator/importer/importertest"
)

// TestResolve asks emitted code and Resolve the same questions: every region of
// every partition, some that nobody knows, and random parameters.
func TestResolve(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	data := importertest.DataDir(t)
	sets := map[string][]byte{}
	for _, name := range []string{"iam", "chime", "s3", "lambda", "dynamodb"} {
		sets[name] = newest(t, data, name)
	}
	p := build(t, sets)
	for name, set := range sets {
		rs := read(t, set, name)
		calls := questions(t, name, set, regions(t, data))
		for i, want := range p.ask(t, calls) {
			got := rs.Resolve(calls[i].Params)
			url, _, _ := strings.Cut(got, " ")
			failed := strings.HasPrefix(got, "error: ")
			if failed != (want.Error != "") || !failed && url != want.URL {
				t.Fatalf("%s %v: %s, want %+v", name, calls[i].Params, got, want)
			}
		}
		if differ, all, example := endpoints.Compare(rs, rs, []string{"us-east-1", "cn-north-1"}); differ != 0 || all < 8 {
			t.Errorf("%s differs from itself: %d of %d, %s", name, differ, all, example)
		}
	}
}
