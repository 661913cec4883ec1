package closest

import (
	"slices"
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	known := []string{"chime", "chime-sdk-identity", "chime-sdk-messaging", "iam", "sts", "日本", "--"}
	for wrong, want := range map[string][]string{
		"chimes":                       {"chime", "chime-sdk-identity"},
		"Chime":                        {"chime", "chime-sdk-identity"},
		"chimesdkidentity":             {"chime-sdk-identity"},
		"chime sdk identiti":           {"chime-sdk-identity"},
		"identity":                     {"chime-sdk-identity"},
		"iem":                          {"iam"},
		"s3":                           nil,
		"日木":                           {"日本"},
		"":                             nil,
		"lambda":                       nil,
		strings.Repeat("chime", 1<<20): nil,
	} {
		if got := Names(wrong, known, 2); !slices.Equal(got, want) {
			t.Errorf("close to %.30q: %q, want %q", wrong, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"kitten", "sitting", 3}, {"flaw", "lawn", 2}, {"same", "same", 0}} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("from %q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance(c.b, c.a); got != c.want {
			t.Errorf("from %q to %q: %d, want %d", c.b, c.a, got, c.want)
		}
	}
}
