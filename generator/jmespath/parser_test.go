package jmespath

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCompliance reads the expressions of the public compliance suite: those that
// are a syntax error there cannot be read, and only they; what has a result leads
// somewhere.
func TestCompliance(t *testing.T) {
	root := os.Getenv("MODELSMITH_CONFORMANCE")
	if root == "" {
		t.Skip("MODELSMITH_CONFORMANCE is not set")
	}
	files, _ := filepath.Glob(filepath.Join(root, "jmespath", "*.json"))
	count := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var groups []struct {
			Cases []struct {
				Expression, Error string
				Result            any
			}
		}
		if err := json.Unmarshal(data, &groups); err != nil {
			t.Fatal(err)
		}
		for _, g := range groups {
			for _, c := range g.Cases {
				count++
				_, err := Resolve(c.Expression, Type{})
				if _, parse := Parse(c.Expression); (parse != nil) != (c.Error == "syntax" || c.Error == "invalid-value") {
					t.Errorf("%s: %q: %v, not %q", filepath.Base(file), c.Expression, parse, c.Error)
				} else if err != nil && c.Error == "" && c.Result != nil {
					t.Errorf("%s: %q: %v", filepath.Base(file), c.Expression, err)
				} else if err == nil && (c.Error == "unknown-function" || c.Error == "invalid-arity") {
					t.Errorf("%s: %q: no %s", filepath.Base(file), c.Expression, c.Error)
				}
			}
		}
	}
	if count < 500 {
		t.Errorf("%d expressions", count)
	}
}

// TestFaults says where expressions are wrong.
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		expression string
		offset     int
		message    string
	}{
		{"", 0, "expected a value, not the end"},
		{"Marker Things", 7, `expected an operator or the end, not "Things"`},
		{"Things[", 7, "expected a number, a slice or *, not the end"},
		{"a.b..c", 4, `expected a name, not "."`},
		{"a[?b == 'c]", 8, `unexpected "'"`},
		{"a == `{`", 5, "malformed literal `{`"},
		{"a[::0]", 1, "the step of a slice cannot be 0"},
		{"a[99999999999]", 2, "the number 99999999999 is too large"},
		{"é", 0, `unexpected "é"`},
		{strings.Repeat("(", 100), 64, "the expression nests deeper than 64"},
		{strings.Repeat("a", 5000), 4096, "the expression is longer than 4096 bytes"},
	} {
		_, err := Parse(c.expression)
		var f *Fault
		if !errors.As(err, &f) || f.Offset != c.offset || f.Message != c.message {
			t.Errorf("%.20s: %v, not %d: %s", c.expression, err, c.offset, c.message)
		}
	}
}

// FuzzParse finds expressions that have no end, or a fault outside of them.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"a.b[0].*[?c == `1`] | {x: @}", "length(a[]) > `0` && !b || 'c'", "[a, \"b\"][::2]", "a[?b].c[-1]", "a[*].[b, c][]"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, err := Parse(text)
		if err == nil {
			_, err = new(Resolver).TypeOf(n, Type{})
		}
		var fault *Fault
		if err != nil && (!errors.As(err, &fault) || fault.Message == "" || fault.Offset < 0 || fault.Offset > len(text)) {
			t.Errorf("%q: %+v", text, err)
		}
	})
}
