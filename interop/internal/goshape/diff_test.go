package goshape_test

import (
	"slices"
	"testing"

	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

func TestDiff(t *testing.T) {
	for _, test := range []struct {
		want, got string
		lines     []string
	}{
		{`{"a":[1,{"b":"x"}]}`, `{"a":[1.0,{"b":"x"}]}`, nil},
		{`1e2`, `100`, nil},
		{`9007199254740993`, `9007199254740992`, []string{"the value: want 9007199254740993, got 9007199254740992"}},
		{`{"a":1}`, `{"b":1}`, []string{"a: want 1, got nothing", "b: want nothing, got 1"}},
		{`{"a":null}`, `{}`, []string{"a: want null, got nothing"}},
		{`{"a":[]}`, `{"a":{}}`, []string{"a: want [], got {}"}},
		{
			`{"a":[{"b":"x"}]}`, `{"a":[{"b":"é"},2]}`,
			[]string{`a[0].b: want "x", got "\u00e9"`, "a[1]: want nothing, got 2"},
		},
		{`"1"`, `1`, []string{`the value: want "1", got 1`}},
	} {
		if lines := goshape.Diff(decode(t, test.want), decode(t, test.got)); !slices.Equal(lines, test.lines) {
			t.Errorf("%s and %s: %q", test.want, test.got, lines)
		}
	}
}

func TestDecodeRefusesTrailingData(t *testing.T) {
	for _, text := range []string{"", "{} {}", "1 2", "{"} {
		if _, err := goshape.Decode([]byte(text)); err == nil {
			t.Errorf("decoded %q", text)
		}
	}
}
