package diff

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
)

var (
	//go:embed page.html.tmpl
	pageTemplate string
	//go:embed page.css
	pageStyle string
	//go:embed page.js
	pageScript string
)

// page is what the template shows.
type page struct {
	Old, New, Summary, Policy string
	Style                     template.CSS
	Script                    template.JS
	Counts                    []countRow
	Services                  []pageService
	Operations                []string
}

type countRow struct {
	Severity       string
	Client, Server int
}

type pageService struct {
	ID     string
	Notes  []string
	Groups []pageGroup
	Rest   []hunk
	Cut    int
}

type pageGroup struct {
	Subject string
	// Operations are those that any of the changes is about, with spaces between.
	Operations string
	Changes    []pageChange
	Hunks      []hunk
	// Cut counts the lines of Go that were left out.
	Cut int
}

type pageChange struct {
	Change
	// ID is what a link to the change has behind the #: the same in every page that
	// has the change.
	ID, Where, Places string
}

// The most lines of Go that a page has, for one group and in all: a browser must
// show them.
const (
	maxGroupLines = 600
	maxPageLines  = 40_000
	// maxPageChanges is how many changes a page has.
	maxPageChanges = 10_000
)

// WriteHTML writes a report as one page that needs nothing from elsewhere.
func WriteHTML(w io.Writer, r Report, _ Options) error {
	t, err := template.New("page").Funcs(template.FuncMap{"visible": Visible, "code": visibleCode, "sign": sign}).Parse(pageTemplate)
	if err != nil {
		return err
	}
	p := page{
		Old: r.Old, New: r.New, Summary: Summary(r), Style: template.CSS(pageStyle), Script: template.JS(pageScript),
		Policy: fmt.Sprintf("default-src 'none'; base-uri 'none'; form-action 'none'; style-src '%s'; script-src '%s'", digest(pageStyle), digest(pageScript)),
	}
	counts := Count(r)
	for _, s := range []Severity{Breaking, Dangerous, Compatible, Docs} {
		p.Counts = append(p.Counts, countRow{s.String(), counts.Client[s], counts.Server[s]})
	}
	lines, ids := maxPageLines, make(map[string]int)
	seen := make(map[string]bool)
	shown := worst(r.Services, maxPageChanges)
	for i, s := range r.Services {
		var code Code
		if i < len(r.Code) {
			code = r.Code[i]
		}
		p.Services = append(p.Services, newPageService(s, shown[i], code, &lines, ids))
		for _, c := range s.Changes {
			for _, op := range c.Operations {
				seen[op] = true
			}
		}
	}
	for op := range seen {
		p.Operations = append(p.Operations, op)
	}
	slices.Sort(p.Operations)
	return t.Execute(w, p)
}

// digest is how a policy names what stands in the page.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// worst are the changes of each service that a page has room for: all that are as
// bad as one another, the worst first, and some of those that follow.
func worst(services []Service, room int) [][]Change {
	out := make([][]Change, len(services))
	for _, severity := range []Severity{Breaking, Dangerous, Compatible, Docs} {
		for i, s := range services {
			for _, c := range s.Changes {
				if c.Worst() == severity && room > 0 {
					out[i] = append(out[i], c)
					room--
				}
			}
		}
	}
	for _, changes := range out {
		sortChanges(changes)
	}
	return out
}

func newPageService(s Service, shown []Change, code Code, lines *int, ids map[string]int) pageService {
	out := pageService{ID: s.ID, Notes: s.Notes}
	if code.Note != "" {
		out.Notes = append(slices.Clone(out.Notes), code.Note)
	}
	hunks := hunksOf(code)
	rest := hunks[""]
	delete(hunks, "")
	if n := len(s.Changes) - len(shown); n > 0 {
		out.Notes = append(slices.Clone(out.Notes), plural(n, "more change")+" than one page can show; text and JSON have all.")
	}
	for _, g := range groups(shown, true) {
		group := pageGroup{Subject: g.subject}
		var operations []string
		for i, c := range g.changes {
			group.Changes = append(group.Changes, pageChange{c, changeID(s.ID, c, ids), where(g.subject, c), places(c)})
			if i == 0 || !slices.Equal(c.Operations, g.changes[i-1].Operations) {
				operations = append(operations, c.Operations...)
			}
		}
		slices.Sort(operations)
		group.Operations = strings.Join(slices.Compact(operations), " ")
		group.Hunks, group.Cut = cut(hunks[g.subject], lines)
		delete(hunks, g.subject)
		out.Groups = append(out.Groups, group)
	}
	// What belongs to a subject without changes has changed with others.
	subjects := make([]string, 0, len(hunks))
	for subject := range hunks {
		subjects = append(subjects, subject)
	}
	slices.Sort(subjects)
	for _, subject := range subjects {
		rest = append(rest, hunks[subject]...)
	}
	slices.SortStableFunc(rest, func(a, b hunk) int { return strings.Compare(a.File, b.File) })
	out.Rest, out.Cut = cut(rest, lines)
	return out
}

// changeID is the id of a change: a digest, because names may be any text. Of
// changes that have the same, the later ones are numbered.
func changeID(service string, c Change, ids map[string]int) string {
	sum := sha256.Sum256([]byte(service + "\x00" + c.Path + "\x00" + c.Rule))
	id := "change-" + hex.EncodeToString(sum[:6])
	if ids[id]++; ids[id] > 1 {
		id += fmt.Sprintf("-%d", ids[id])
	}
	return id
}

// where is the path of a change below its subject.
func where(subject string, c Change) string {
	return strings.TrimPrefix(strings.TrimPrefix(c.Path, subject), ".")
}

// cut keeps as many lines as there may be, and counts the others.
func cut(hunks []hunk, lines *int) (kept []hunk, rest int) {
	room := min(maxGroupLines, *lines)
	for _, h := range hunks {
		n := min(room, len(h.Lines))
		if n > 0 {
			kept = append(kept, hunk{h.File, h.Lines[:n]})
		}
		room, rest, *lines = room-n, rest+len(h.Lines)-n, *lines-n
	}
	return kept, rest
}

// sign says which model a line is of.
func sign(l codeLine) string {
	switch {
	case l.New == 0:
		return "-"
	case l.Old == 0:
		return "+"
	}
	return " "
}

// visibleCode is [Visible] for a line of code, which has tabs.
func visibleCode(text string) string {
	parts := strings.Split(text, "\t")
	for i, p := range parts {
		parts[i] = Visible(p)
	}
	return strings.Join(parts, "\t")
}
