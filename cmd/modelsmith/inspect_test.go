package main

import "testing"

// TestInspect prints every part of a small model.
func TestInspect(t *testing.T) {
	s := newShell(t)
	s.copyIn(t, "model/service-2.json", "testdata/constraints/service-2.json")
	s.copyIn(t, "bad/service-2.json", "testdata/bad-bounds/service-2.json")
	transcripts := []string{s.run(t, "inspect", "./model", "iam")}
	for _, part := range []string{"operations", "shapes", "constraints", "routes", "patterns", "unsupported", "nothing"} {
		transcripts = append(transcripts, s.run(t, "inspect", "--show", part, "./model"))
	}
	transcripts = append(transcripts, s.run(t, "inspect", "--format", "xml", "./model"), s.run(t, "inspect", "./bad"))
	compare(t, "inspect", transcripts...)
}
