package model

import "testing"

func TestProblemsSort(t *testing.T) {
	at := func(file string, line, col int, path, message string) Problem {
		return Problem{Pos: Pos{File: file, Line: line, Col: col}, Path: path, Message: message}
	}
	ps := Problems{
		at("b", 1, 1, "", "last"), at("a", 10, 1, "p", "x"), at("a", 9, 10, "p", "x"), at("a", 9, 2, "q", "y"),
		at("a", 9, 2, "p", "z"), at("a", 9, 2, "q", "y"),
		{Pos: Pos{File: "a"}, Message: "whole file"},
	}
	const want = "a: whole file\na:9:2: p: z\na:9:2: q: y\na:9:10: p: x\na:10:1: p: x\nb:1:1: last"
	if got := ps.Sort().Error(); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestProblemIsVisible shows names of models that a terminal would not.
func TestProblemIsVisible(t *testing.T) {
	p := Problem{Pos: Pos{File: "f\x1b", Line: 1, Col: 2}, Path: "shapes.a\n\x1b[31m\u202e\u00a0é日.\"", Message: "tab\there \"quoted\" \\"}
	const want = `f\x1b:1:2: shapes.a\n\x1b[31m\u202e\u00a0é日.": tab\there "quoted" \\`
	if got := p.Error(); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
