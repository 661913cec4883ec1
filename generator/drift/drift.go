// Package drift tells how a tree differs from what its models give, in the formats
// that people and their CI read. It imports package output, and go-udiff for
// the differences.
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
	// Rooted formats want paths that begin at the root of the repository, wherever
	// the working directory is.
	Rooted bool
}

// Formats are all formats; the first is the one for people.
func Formats() []Format {
	return []Format{
		{Name: "text", Write: WriteText},
		{Name: "json", Write: WriteJSON},
		{Name: "github", Write: WriteGitHub, Rooted: true},
		{Name: "sarif", Write: WriteSARIF, Rooted: true},
	}
}

// kinds are all kinds of differences, in the order in which they are told.
func kinds() []output.Kind {
	return []output.Kind{output.Edited, output.Endings, output.Missing, output.Stale, output.Dropped, output.Blocked}
}

// what says what is wrong with a file, and what to do.
func what(d output.Difference) string {
	switch d.Kind {
	case output.Edited:
		return "is not what the model gives: edited by hand, or not generated since something changed"
	case output.Endings:
		return "has other line endings; let git keep them with *.go text eol=lf in .gitattributes"
	case output.Missing:
		return "is missing"
	case output.Blocked:
		return "is in the way of a generated file: it " + d.Why + "; move it out of the way"
	case output.Dropped:
		return "belongs to no service of the configuration: remove the folder, or name the service"
	default:
		if d.Why != "" {
			return "is stale: " + d.Why
		}
		return "is stale: nothing generates it any more"
	}
}

// place is the file that formats for places show, and the noun for what is there.
// Those of a folder would be shown nowhere; each client has this file.
func place(d output.Difference) (path, noun string) {
	if d.Kind == output.Dropped {
		return filepath.Join(d.Path, "client.go"), "package"
	}
	return d.Path, "file"
}

// diff is the unified difference of an edited file, from what is there to what
// should be, as git apply takes it; empty for the other kinds and for a file that
// is far too large.
func diff(d output.Difference) string {
	if d.Kind != output.Edited || d.Have == nil {
		return ""
	}
	path := filepath.ToSlash(d.Path)
	return udiff.Unified(headed("a/"+path), headed("b/"+path), string(d.Have), string(d.Want))
}

// line is the first line that differs, counted from 1, and what is there.
func line(d output.Difference) (number int, text []byte) {
	if d.Have == nil {
		return 1, nil
	}
	n := 0
	for n < len(d.Have) && n < len(d.Want) && d.Have[n] == d.Want[n] {
		n++
	}
	start := bytes.LastIndexByte(d.Have[:n], '\n') + 1
	text, _, _ = bytes.Cut(d.Have[start:], []byte("\n"))
	return 1 + bytes.Count(d.Have[:n], []byte("\n")), text
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
		number, _ := line(d)
		list = append(list, jsonDifference{filepath.ToSlash(d.Path), d.Kind, number, what(d), diff(d)})
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
		path, noun := place(d)
		path = property.Replace(filepath.ToSlash(path))
		number, _ := line(d)
		if _, err := fmt.Fprintf(w, "::error file=%s,line=%d,title=modelsmith::The %s %s\n", path, number, noun, what(d)); err != nil {
			return err
		}
	}
	return nil
}
