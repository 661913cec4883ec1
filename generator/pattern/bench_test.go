package pattern

import (
	"regexp"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/model"
)

// benchmarks are patterns of every kind, with a text of 16 bytes that matches, and
// one of 100,000 bytes made of parts.
var benchmarks = []struct {
	name, pattern, naive, text string
	long                       string
}{
	{"Run", `[\w+=,.@-]+`, `^(?:[\w+=,.@-]+)$`, "Some.User@exampl", strings.Repeat("Some.User@exampl", 6250)},
	{"Contains", `.*\S.*`, `^(?:.*\S.*)$`, "   a name, maybe", strings.Repeat("   a name, maybe", 6250)},
	{"Sequence", `v[1-9][0-9]*\.[A-Za-z0-9-]+`, `^(?:v[1-9][0-9]*\.[A-Za-z0-9-]+)$`, "v1234567.89-beta", "v1." + strings.Repeat("Z9-a", 25_000)},
	{"Automaton", `((/[A-Za-z0-9\.,\+@=_-]+)*)/`, `^(?:((/[A-Za-z0-9\.,\+@=_-]+)*)/)$`, "/division/part1/", strings.Repeat("/division/part1", 6666) + "/"},
	{"Lookahead", `^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$`, `^[a-z0-9](?:-?[a-z0-9])*$`, "my-alias-is-here", strings.Repeat("my-alias-is-here", 6250)},
	{"Letters", `[\p{L}\p{Z}\p{N}_.:/=+\-@]*`, `^(?:[\p{L}\p{Z}\p{N}_.:/=+\-@]*)$`, "Größe: 12 Käfer", strings.Repeat("Größe: 12 Käfer", 5500)},
}

func BenchmarkMatch(b *testing.B) {
	for _, c := range benchmarks {
		p, err := Compile(c.pattern, model.JavaFull)
		if err != nil {
			b.Fatal(err)
		}
		naive := regexp.MustCompile(c.naive)
		for size, text := range map[string]string{"16B": c.text, "100KB": c.long} {
			b.Run(c.name+"/"+size, func(b *testing.B) { bench(b, p.matcher.Match, text) })
			b.Run(c.name+"/"+size+"/regexp", func(b *testing.B) { bench(b, naive.MatchString, text) })
		}
	}
}

func bench(b *testing.B, match func(string) bool, text string) {
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		match(text)
	}
}

// TestAllocations wants none when matching, and the texts of the benchmarks to be
// what they are meant to be.
func TestAllocations(t *testing.T) {
	all := benchmarks
	for _, text := range []string{`arn:\S+:[a-z]{0,63}:[0-9]{12}:rule/[0-9a-zA-Z]{1,2000}`, `(?=.{1,1024}$)(https)://([^/]+)/(.+)`, `https://([^/]+)/?.{3,1016}`, `(\w\b ?){1,90}(?!x)[^:]{1,300}:?.{1,300}`} {
		all = append(all, all[0])
		all[len(all)-1].pattern = text
		all[len(all)-1].text = ""
	}
	for _, c := range all {
		p, err := Compile(c.pattern, model.JavaFull)
		if err != nil {
			t.Fatal(err)
		}
		if c.text != "" && !p.Match(c.text) {
			t.Errorf("%s refuses %q", c.pattern, c.text)
		}
		text := "https://example.com/some/path/that/is/longer"
		p.Match(text)
		if n := testing.AllocsPerRun(20, func() { p.Match(text); p.Match(c.text) }); n != 0 {
			t.Errorf("%v %s: %v allocations", p.Kind, c.pattern, n)
		}
	}
}
