package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestPlaces has configurations whose packages can go nowhere, with the place of
// each fault.
func TestPlaces(t *testing.T) {
	s := newModule(t)
	s.write(t, "file", nil)
	s.write(t, "gen/real/keep", nil)
	if err := os.Symlink("real", filepath.Join(s.dir, "gen", "link")); err != nil {
		t.Fatal(err)
	}
	const two = "services:\n  - model: ./model\n    package: plain\n  - model: ./model\n"
	var all []string
	for _, text := range []string{
		"out: file\n" + two,
		"out: gen\nimport-path: example.com/app/gen/\nservices:\n  - model: ./model\n",
		"services:\n  - model: ./model\n    out: file\n  - model: iam\n    out: $HOME/gen\n  - model: ./model\n    out: \"a\\0b\"\n  - model: nothing\n",
		"services:\n  - model: ./model\n    out: vendor/aws\n  - model: ./model\n    out: ~/aws\n",
		"services:\n  - model: ./model\n  - model: ./model\n  - model: ./model\n    out: plain\n    package: types\n  - model: ./model\n    package: plain\n",
		"services:\n  - model: ./model\n    out: gen/real\n  - model: ./model\n    out: gen/link\n",
	} {
		s.write(t, "modelsmith.yaml", []byte("version: 1\n"+text))
		all = append(all, s.run(t, "generate", "--no-check"))
	}
	compare(t, "places", append(all, s.run(t, "generate", "--no-check", "./model", "./model"))...)
}
