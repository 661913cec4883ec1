package diff

import (
	"fmt"
	"io"
	"strings"
)

// defaultLimit is about how long Markdown may be: comments of GitHub have at most
// 65,536 characters.
const defaultLimit = 60_000

// WriteMarkdown writes a report for a pull request: tables that fold, the worst
// changes first. What does not fit is counted.
func WriteMarkdown(w io.Writer, r Report, o Options) error {
	limit := o.Limit
	if limit == 0 {
		limit = defaultLimit
	}
	m := &markdown{room: limit - 500, docs: o.Docs}
	m.b.WriteString("### modelsmith diff\n\n" + literal(Summary(r)) + "\n")
	for _, n := range distinctNotes(r) {
		m.add("\n> " + literal(short(n)) + "\n")
	}
	for _, severity := range []Severity{Breaking, Dangerous, Compatible, Docs} {
		if severity > Docs || o.Docs {
			m.section(r, severity)
		}
	}
	if m.cut > 0 {
		fmt.Fprintf(&m.b, "\n%s more did not fit.\n", plural(m.cut, "change"))
	}
	_, err := io.WriteString(w, m.b.String())
	return err
}

// markdown is a text with a bound.
type markdown struct {
	b    strings.Builder
	room int
	docs bool
	cut  int
}

// add adds a text if there is room for it.
func (m *markdown) add(text string) bool {
	if len(text) > m.room {
		return false
	}
	m.room -= len(text)
	m.b.WriteString(text)
	return true
}

// section writes the changes of one severity.
func (m *markdown) section(r Report, severity Severity) {
	var changes []Change
	services := make([]string, 0)
	for _, s := range r.Services {
		for _, c := range s.Changes {
			if c.Worst() == severity {
				changes, services = append(changes, c), append(services, s.ID)
			}
		}
	}
	if len(changes) == 0 {
		return
	}
	open := ""
	if severity == Breaking {
		open = " open"
	}
	const end = "\n</details>\n"
	head := fmt.Sprintf("\n<details%s>\n<summary>%s</summary>\n\n| callers | server owners | where | what | Go |\n|---|---|---|---|---|\n",
		open, plural(len(changes), severity.String()+" change"))
	if !m.add(head + end) {
		m.cut += len(changes)
		return
	}
	text := m.b.String()
	m.b.Reset()
	m.b.WriteString(strings.TrimSuffix(text, end))
	full := false
	for i, c := range changes {
		if full = full || !m.add(row(c, services[i], r.Compared > 1)); full {
			m.cut++
		}
	}
	m.b.WriteString(end)
}

// maxCell is how long a text in a cell may be, in bytes.
const maxCell = 300

// row is a change as a row of a table.
func row(c Change, service string, several bool) string {
	where := c.Path
	if several {
		where = service + ": " + where
	}
	var effects []string
	for _, g := range c.Go {
		effects = append(effects, "<code>"+literal(short(g))+"</code>")
	}
	if c.More > 0 {
		effects = append(effects, fmt.Sprintf("and %d more", c.More))
	}
	return fmt.Sprintf("| %s | %s | <code>%s</code> | %s (%s) | %s |\n", c.Client, c.Server, literal(short(where)), literal(short(c.Message)),
		c.Rule, strings.Join(effects, "<br>"))
}

func short(text string) string {
	if len(text) > maxCell {
		return strings.ToValidUTF8(text[:maxCell], "") + "…"
	}
	return text
}

// harmless is what means nothing in the middle of a line of Markdown and HTML.
const harmless = " .,;?'\"=/-+%()"

// literal is a text that Markdown and HTML show as it is, and that mentions
// nobody: all that might mean something is written as an entity, and what makes a
// mention or a reference is parted from what follows.
func literal(text string) string {
	var b strings.Builder
	for _, c := range strings.ReplaceAll(Visible(text), ": ", "\x00") {
		switch {
		case c == 0:
			b.WriteString(": ")
		case c == '-' && strings.HasSuffix(strings.ToLower(b.String()[max(0, b.Len()-2):]), "gh"):
			b.WriteString("-&#8203;") // GH-1 is a reference too
		case strings.ContainsRune(harmless, c) || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80:
			b.WriteRune(c)
		case c == '@' || c == '#':
			fmt.Fprintf(&b, "&#%d;&#8203;", c)
		default:
			fmt.Fprintf(&b, "&#%d;", c)
		}
	}
	return strings.ReplaceAll(b.String(), "www.", "www&#46;")
}

// distinctNotes are the notes of all services, each once.
func distinctNotes(r Report) (notes []string) {
	count := make(map[string]int)
	for _, s := range r.Services {
		for _, n := range s.Notes {
			if count[n]++; count[n] == 1 {
				notes = append(notes, n)
			}
		}
	}
	for i, n := range notes {
		if count[n] > 1 {
			notes[i] = fmt.Sprintf("%s (%d services)", n, count[n])
		}
	}
	return notes
}
