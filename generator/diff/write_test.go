package diff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

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

// TestPageIsHarmless parses the page as a browser does: its only script and style
// are those that its policy names, and nothing comes from elsewhere.
func TestPageIsHarmless(t *testing.T) {
	text := written(t, WriteHTML, hostileReport(), Options{})
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	count, ids := make(map[string]int), make(map[string]bool)
	shown := ""
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			shown += n.Data
		}
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		for _, a := range n.Attr {
			if a.Key == "href" && strings.HasPrefix(a.Val, "#change-") && ids[a.Val[1:]] {
				continue
			}
			if a.Key == "id" {
				ids[a.Val] = true
			}
			if strings.HasPrefix(a.Key, "on") || slices.Contains([]string{"src", "href", "style", "action", "srcset", "formaction"}, a.Key) {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
			if a.Key == "content" && strings.Contains(a.Val, "default-src") && (!strings.Contains(a.Val, digest(pageScript)) || !strings.Contains(a.Val, digest(pageStyle))) {
				t.Error("the policy does not name script and style:", a.Val)
			}
		}
		if n.Data == "script" && n.FirstChild.Data != pageScript || n.Data == "style" && n.FirstChild.Data != pageStyle {
			t.Errorf("another %s than the policy names", n.Data)
		}
	}
	if count["script"] != 1 || count["style"] != 1 || count["img"]+count["svg"]+count["iframe"]+count["link"] != 0 || count["a"] != len(hostile) || count["li"] != len(hostile) {
		t.Error(count)
	}
	for _, name := range hostile {
		if !strings.Contains(shown, Visible("was "+name)) {
			t.Errorf("%q does not show", name)
		}
	}
}

// TestPageIsBounded leaves out the changes that are the least bad, of whatever
// service, and says so; operations stand in it once for all changes of a shape.
func TestPageIsBounded(t *testing.T) {
	operations := make([]string, maxOperations)
	for i := range operations {
		operations[i] = fmt.Sprintf("AnOperationOfThatName%d", i)
	}
	var r Report
	for _, id := range []string{"First", "Second", "Third"} {
		s := Service{ID: id}
		for i := range maxPageChanges / 2 {
			s.Changes = append(s.Changes, Change{
				Rule: "type-changed", Client: Compatible, Server: Severity(2 + i%2), Subject: "shapes.S", Path: fmt.Sprint("shapes.S.members.M", i), Message: "changed",
				Operations: operations,
			})
		}
		r.Services = append(r.Services, s)
	}
	text := written(t, WriteHTML, r, Options{})
	if n := strings.Count(text, `class="change"`); n != maxPageChanges {
		t.Errorf("%d changes show, not %d", n, maxPageChanges)
	}
	if n := strings.Count(text, "owners: dangerous"); n != 3*maxPageChanges/4 {
		t.Errorf("%d of the dangerous ones show, not %d", n, 3*maxPageChanges/4)
	}
	if !strings.Contains(text, "2500 more changes than one page can show") {
		t.Error("the page does not say what it lacks")
	}
	if len(text) > 8<<20 {
		t.Errorf("the page has %d bytes", len(text))
	}
}

// TestChangeIDs gives each change of a page an id of its own, whatever else there is.
func TestChangeIDs(t *testing.T) {
	ids := make(map[string]int)
	a, b := Change{Path: "shapes.A", Rule: "type-changed"}, Change{Path: "shapes.B", Rule: "type-changed"}
	first, second, other := changeID("S", a, ids), changeID("S", a, ids), changeID("S", b, ids)
	if first == second || first == other || changeID("S", b, make(map[string]int)) != other {
		t.Error(first, second, other)
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
