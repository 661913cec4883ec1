// Package drift tells how a tree differs from what its models give, in the formats
// that people and their CI read. It imports packages model and output, and
// go-udiff for the differences.
package drift

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	udiff "github.com/aymanbagabas/go-udiff"

	"github.com/modelsmith/modelsmith/generator/output"
)

// Format is a way to tell differences.
type Format struct {
	Name  string
	Write func(io.Writer, []output.Difference) error
}

// Formats are all formats; the first is the one for people.
func Formats() []Format {
	return []Format{{"text", WriteText}, {"json", WriteJSON}, {"github", WriteGitHub}, {"sarif", WriteSARIF}}
}

// what says what a kind of difference means, and what to do.
func what(k output.Kind) string {
	switch k {
	case output.Edited:
		return "is not what the model gives: edited by hand, or not generated since something changed"
	case output.Endings:
		return "has other line endings; let git keep them with *.go text eol=lf in .gitattributes"
	case output.Missing:
		return "is missing"
	case output.Dropped:
		return "belongs to no service of the configuration: remove the folder, or name the service"
	default:
		return "is stale: nothing generates it any more"
	}
}

// diff is the unified difference of an edited file, from what is there to what
// should be; empty for the other kinds.
func diff(d output.Difference) string {
	if d.Kind != output.Edited {
		return ""
	}
	path := filepath.ToSlash(d.Path)
	return udiff.Unified(path, path+" (generated)", string(d.Have), string(d.Want))
}

// line is the first line that differs, counted from 1.
func line(d output.Difference) int {
	if d.Kind != output.Edited && d.Kind != output.Endings {
		return 1
	}
	n := 0
	for n < len(d.Have) && n < len(d.Want) && d.Have[n] == d.Want[n] {
		n++
	}
	return 1 + bytes.Count(d.Have[:n], []byte("\n"))
}

// summary is a line about all of them.
func summary(found []output.Difference) string {
	counts := make(map[output.Kind]int)
	for _, d := range found {
		counts[d.Kind]++
	}
	var parts []string
	for _, k := range kinds() {
		if counts[k] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[k], k))
		}
	}
	text := strings.Join(parts, ", ")
	switch counts[output.Dropped] {
	case 0:
		return text + "; modelsmith generate mends it"
	case len(found):
		return text
	}
	return text + "; modelsmith generate mends all but what is dropped"
}

// kinds are all kinds of differences.
func kinds() []output.Kind {
	return []output.Kind{output.Edited, output.Endings, output.Missing, output.Stale, output.Dropped}
}

// WriteText writes for people: each file, with the difference if it was edited.
func WriteText(w io.Writer, found []output.Difference) error {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "%s %s\n%s", filepath.ToSlash(d.Path), what(d.Kind), visible(diff(d)))
	}
	if found != nil {
		b.WriteString(summary(found) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// visible replaces what a terminal would obey: edited files have any content.
func visible(text string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 {
			return '\uFFFD'
		}
		return c
	}, text)
}

// jsonDifference is a difference in JSON.
type jsonDifference struct {
	Path    string      `json:"path"`
	Kind    output.Kind `json:"kind"`
	Line    int         `json:"line"`
	Message string      `json:"message"`
	Diff    string      `json:"diff,omitempty"`
}

// WriteJSON writes an object with the list of differences.
func WriteJSON(w io.Writer, found []output.Difference) error {
	list := []jsonDifference{}
	for _, d := range found {
		list = append(list, jsonDifference{filepath.ToSlash(d.Path), d.Kind, line(d), what(d.Kind), diff(d)})
	}
	return encode(w, map[string]any{"differences": list})
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// WriteGitHub writes workflow commands, which GitHub shows beside the files.
func WriteGitHub(w io.Writer, found []output.Difference) error {
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, d := range found {
		path := property.Replace(filepath.ToSlash(d.Path))
		if _, err := fmt.Fprintf(w, "::error file=%s,line=%d,title=modelsmith::The file %s\n", path, line(d), what(d.Kind)); err != nil {
			return err
		}
	}
	return nil
}
