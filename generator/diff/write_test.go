package diff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/modelsmith/modelsmith/generator/model"
)

// hostile are names that mean something to what shows them.
var hostile = []string{
	`<script>alert(1)</script>`, `</script><img src=x onerror=alert(1)>`, "a\nb\r\n::error::c", "::set-output name=a::b", "##[error]x",
	"\x1b[31mred\x1b]0;title\x07", "\u202egnp", `"><svg onload=x>`, "`code`", "|a|b|", "*a* _b_ [c](http://d) ![e](f)", "@octocat #1 GH-1",
	"https://example.com/ www.example.com", "</details>", "&lt;b&gt;", "{{.Old}}", "\x00\x7f\u0085\u2028", "-->", "</style>", ":smile:",
}

// hostileReport has every name in every place.
func hostileReport() Report {
	r := Report{Old: hostile[0], New: hostile[1], Compared: 1}
	s := Service{ID: hostile[2], Notes: hostile}
	for _, name := range hostile {
		pos := model.Pos{File: name, Line: 1, Col: 2}
		s.Changes = append(s.Changes, Change{
			Rule: "type-changed", Client: Breaking, Server: Breaking, Subject: "shapes." + name, Path: "shapes." + name + ".members." + name, OldPath: name,
			Old: pos, New: pos, Message: "was " + name, Go: []string{name}, Operations: []string{name},
		})
	}
	r.Services = []Service{s}
	r.Code = []Code{{
		Old: map[string]string{"types/" + hostile[0]: strings.Join(hostile, "\n")}, New: map[string]string{"types/" + hostile[1]: strings.Join(hostile, "\n\t")},
	}}
	return r
}

func written(t *testing.T, write func(io.Writer, Report, Options) error, r Report, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestTextIsHarmless wants printable lines, none of which the logs of CI take for
// a command.
func TestTextIsHarmless(t *testing.T) {
	text := written(t, WriteText, hostileReport(), Options{})
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") {
			t.Errorf("a command: %q", line)
		}
		if i := strings.IndexFunc(line, func(c rune) bool { return !unicode.IsPrint(c) }); i >= 0 {
			t.Errorf("not printable: %q", line)
		}
	}
	if n := strings.Count(text, "(type-changed)"); n != len(hostile) {
		t.Errorf("%d changes, not %d", n, len(hostile))
	}
}

// TestJSONIsWhole reads what is written.
func TestJSONIsWhole(t *testing.T) {
	r := hostileReport()
	text := written(t, WriteJSON, r, Options{})
	var out jsonReport
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		t.Fatal(err)
	}
	for i, c := range out.Services[0].Changes {
		want := r.Services[0].Changes[i]
		if c.Message != want.Message || c.Path != want.Path || !reflect.DeepEqual(c.Go, want.Go) || c.Old.File != want.Old.File {
			t.Errorf("%+v, want %+v", c, want)
		}
	}
	if strings.Contains(text, "##[") || out.Counts["client"]["breaking"] != len(hostile) {
		t.Error(text)
	}
}

// TestMarkdownIsHarmless has nothing of a name that Markdown or HTML would take
// for more than text.
func TestMarkdownIsHarmless(t *testing.T) {
	text := written(t, WriteMarkdown, hostileReport(), Options{})
	allowed := []string{"<details open>", "<details>", "</details>", "<summary>", "</summary>", "<code>", "</code>", "<br>"}
	rest := text
	for _, tag := range allowed {
		rest = strings.ReplaceAll(rest, tag, "")
	}
	for _, bad := range []string{"<", "@octo", " #1", "GH-1", "](", "`", "*a", "www.", "https://", "\x1b", ":smile:", "|a|"} {
		if strings.Contains(rest, bad) {
			t.Errorf("%q is in\n%s", bad, rest)
		}
	}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "|") && strings.Count(line, "|") != 6 {
			t.Errorf("no row of five cells: %s", line)
		}
	}
	if strings.Count(text, "<details") != strings.Count(text, "</details>") {
		t.Error("details do not match")
	}
}

// TestMarkdownNamesServices says of which service a change is where several were
// compared, were it the only one that changed.
func TestMarkdownNamesServices(t *testing.T) {
	r := Report{Compared: 2, Services: []Service{{ID: "Auto Scaling", Changes: []Change{{Rule: "type-changed", Path: "shapes.S", Client: Breaking, Server: Docs}}}}}
	if text := written(t, WriteMarkdown, r, Options{}); !strings.Contains(text, "<code>Auto Scaling: shapes.S</code>") {
		t.Error(text)
	}
	r.Compared = 1
	if text := written(t, WriteMarkdown, r, Options{}); !strings.Contains(text, "<code>shapes.S</code>") {
		t.Error(text)
	}
}

// TestMarkdownIsBounded counts what does not fit.
func TestMarkdownIsBounded(t *testing.T) {
	r := Report{Compared: 1, Services: []Service{{ID: "X"}}}
	const n = 5000
	for i := range n {
		r.Services[0].Changes = append(r.Services[0].Changes, Change{
			Rule: "member-removed", Client: Severity(1 + i%4), Server: Docs, Path: fmt.Sprint("shapes.S", i), Message: strings.Repeat("<", i%500),
		})
	}
	for _, limit := range []int{0, 2000, 10_000} {
		text := written(t, WriteMarkdown, r, Options{Limit: limit, Docs: true})
		if limit == 0 {
			limit = defaultLimit
		}
		rows := strings.Count(text, "(member-removed)")
		var cut int
		if _, err := fmt.Sscanf(text[strings.LastIndex(strings.TrimSpace(text), "\n")+1:], "%d changes more did not fit.", &cut); err != nil {
			t.Fatal(err, text[len(text)-200:])
		}
		if len(text) > limit || rows+cut != n || strings.Count(text, "<details") != strings.Count(text, "</details>") {
			t.Errorf("limit %d: %d bytes, %d rows, %d cut", limit, len(text), rows, cut)
		}
	}
}

// TestLimit has the ways to ask for an exit code.
func TestLimit(t *testing.T) {
	report := func(client, server Severity) Report {
		return Report{Services: []Service{{Changes: []Change{{Client: client, Server: server}}}}}
	}
	for _, c := range []struct {
		text           string
		client, server Severity
		want           bool
	}{
		{"", Breaking, Breaking, false},
		{"breaking", Breaking, Docs, true},
		{"breaking", Docs, Breaking, true},
		{"breaking", Dangerous, Dangerous, false},
		{"dangerous", Dangerous, Docs, true},
		{"any", Docs, Docs, true},
		{"client:breaking", Docs, Breaking, false},
		{"client:breaking", Breaking, Docs, true},
		{"client:breaking,server:dangerous", Dangerous, Dangerous, true},
		{"client:breaking,server:dangerous", Dangerous, Compatible, false},
	} {
		l, err := ParseLimit(c.text)
		if err != nil || l.Reached(report(c.client, c.server)) != c.want {
			t.Errorf("%q with %s and %s: %v", c.text, c.client, c.server, err)
		}
	}
	for _, text := range []string{"fatal", "client", "client:", ":breaking", "owner:breaking", "breaking,", "breaking:client"} {
		if _, err := ParseLimit(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}
