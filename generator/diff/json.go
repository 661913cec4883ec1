package diff

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/modelsmith/modelsmith/generator/model"
)

// jsonVersion is the version of the JSON form; it grows when a key goes or
// changes its meaning, not when one is added.
const jsonVersion = 1

type jsonPlace struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

type jsonChange struct {
	Rule       string     `json:"rule"`
	Client     string     `json:"client"`
	Server     string     `json:"server"`
	Subject    string     `json:"subject"`
	Path       string     `json:"path"`
	OldPath    string     `json:"oldPath"`
	Old        *jsonPlace `json:"old"`
	New        *jsonPlace `json:"new"`
	Message    string     `json:"message"`
	Go         []string   `json:"go"`
	GoMore     int        `json:"goMore"`
	Operations []string   `json:"operations"`
}

type jsonService struct {
	ID      string       `json:"id"`
	Notes   []string     `json:"notes"`
	Changes []jsonChange `json:"changes"`
}

type jsonReport struct {
	Version  int                       `json:"version"`
	Compared int                       `json:"compared"`
	Services []jsonService             `json:"services"`
	Counts   map[string]map[string]int `json:"counts"`
}

// WriteJSON writes a report as one JSON object; docs/diff.md describes it.
func WriteJSON(w io.Writer, r Report, _ Options) error {
	out := jsonReport{Version: jsonVersion, Compared: r.Compared, Services: []jsonService{}, Counts: jsonCounts(Count(r))}
	for _, s := range r.Services {
		service := jsonService{ID: s.ID, Notes: append([]string{}, s.Notes...), Changes: []jsonChange{}}
		for _, c := range s.Changes {
			service.Changes = append(service.Changes, jsonChange{
				Rule: c.Rule, Client: c.Client.String(), Server: c.Server.String(), Subject: c.Subject, Path: c.Path, OldPath: cmpOld(c),
				Old: place(c.Old), New: place(c.New), Message: c.Message, Go: append([]string{}, c.Go...), GoMore: c.More,
				Operations: append([]string{}, c.Operations...),
			})
		}
		out.Services = append(out.Services, service)
	}
	return encode(w, out)
}

// cmpOld is the path in the old model.
func cmpOld(c Change) string {
	if c.OldPath != "" {
		return c.OldPath
	}
	return c.Path
}

func place(p model.Pos) *jsonPlace {
	if p.File == "" {
		return nil
	}
	return &jsonPlace{p.File, p.Line, p.Col}
}

func jsonCounts(c Counts) map[string]map[string]int {
	out := map[string]map[string]int{"client": {}, "server": {}}
	for _, s := range []Severity{Breaking, Dangerous, Compatible, Docs} {
		out["client"][s.String()], out["server"][s.String()] = c.Client[s], c.Server[s]
	}
	return out
}

// jsonRule is a rule in JSON.
type jsonRule struct {
	ID     string `json:"id"`
	Client string `json:"client"`
	Server string `json:"server"`
	What   string `json:"what"`
	Reason string `json:"reason"`
}

// WriteRulesJSON writes rules as one JSON object.
func WriteRulesJSON(w io.Writer, rules []Rule) error {
	out := struct {
		Version int        `json:"version"`
		Rules   []jsonRule `json:"rules"`
	}{Version: jsonVersion, Rules: []jsonRule{}}
	for _, r := range rules {
		out.Rules = append(out.Rules, jsonRule{r.ID, r.Client.String(), r.Server.String(), r.What, r.Reason})
	}
	return encode(w, out)
}

// encode writes JSON that no log takes for a command: ## may stand in strings
// only.
func encode(w io.Writer, v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(bytes.ReplaceAll(b.Bytes(), []byte("##"), []byte(`#\u0023`)))
	return err
}
