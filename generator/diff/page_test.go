package diff

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

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
