package runtime_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
)

// counted is a pattern that counts the characters that it was asked about.
type counted struct{ characters int }

func (c *counted) Match(text string) bool {
	c.characters += len(text)
	return false
}

// A text that is far longer than allowed is not matched: that may take long.
func TestLongTextIsNotMatched(t *testing.T) {
	for _, most := range []string{"10", "100000", ""} {
		match := &counted{}
		check := &runtime.Check{Max: most, Pattern: "x", Match: match}
		err := runtime.Validate(newProbe(func(e runtime.Encoder, m []runtime.Member) {
			e.W.String(&m[0], strings.Repeat("é", 11))
			e.W.String(&m[1], strings.Repeat("é", 20_000))
		}, runtime.Member{Wire: "v", Check: check}, runtime.Member{Wire: "w", Check: check}))
		var invalid *runtime.ValidationError
		want, count := 40_022, 2
		if most == "10" {
			want, count = 22, 3
		}
		if !errors.As(err, &invalid) || match.characters != want || invalid.Count != count {
			t.Errorf("max %q: %d bytes were matched, not %d; %v", most, match.characters, want, err)
		}
	}
}
