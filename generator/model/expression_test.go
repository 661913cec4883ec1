package model

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestExpressionAt finds the end of every beginning of an expression: the JSON up
// to there is the beginning.
func TestExpressionAt(t *testing.T) {
	const source = `"a[?\u0062 == '\"\ud83d\ude00é\n'].c"`
	var text string
	if err := json.Unmarshal([]byte(source), &text); err != nil {
		t.Fatal(err)
	}
	e := Expression{Text: text, JSON: source, Pos: Pos{File: "f", Line: 3, Col: 10}}
	for offset := range text {
		at := e.At(offset).Col - 10
		var before string
		if err := json.Unmarshal([]byte(source[:at]+`"`), &before); err != nil || before != text[:offset] {
			t.Errorf("offset %d is at %d: %q, not %q: %v", offset, at, before, text[:offset], err)
		}
	}
	if got := (Expression{Text: text, Pos: Pos{Line: 3, Col: 10}}).At(4); got.Col != 10 {
		t.Errorf("without JSON: %v", got)
	}
	if got := e.At(len(strings.Repeat(text, 2))); got.Col != 10+len(source)-1 {
		t.Errorf("behind the end: %v", got)
	}
}
