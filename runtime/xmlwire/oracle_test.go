package xmlwire_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/runtime/xmlwire"
)

// node is an element as encoding/xml reads it.
type node struct {
	name     string
	text     strings.Builder
	children []*node
}

const (
	nameForm  = `[A-Za-z_\x{80}-\x{10ffff}][-.0-9A-Za-z_\x{80}-\x{10ffff}]*(:[A-Za-z_\x{80}-\x{10ffff}][-.0-9A-Za-z_\x{80}-\x{10ffff}]*)?`
	attrForm  = `([ \t\r\n]+` + nameForm + `[ \t\r\n]*=[ \t\r\n]*("[^"<]*"|'[^'<]*'))*[ \t\r\n]*`
	maxLength = 32
)

// What encoding/xml lets pass, these forms hold to XML 1.0.
var (
	startForm  = regexp.MustCompile(`^<` + nameForm + attrForm + `/?>$`)
	declForm   = regexp.MustCompile(`^<\?xml` + attrForm + `\?>$`)
	targetForm = regexp.MustCompile(`^` + nameForm + `$`)
	piForm     = regexp.MustCompile(`(?s)^<\?` + nameForm + `([ \t\r\n].*)?\?>$`)
	reference  = regexp.MustCompile(`&[^;]*;`)
)

// parse builds the tree of a document with encoding/xml, and refuses what this
// package documents to refuse on top.
func parse(body []byte) (*node, error) {
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	d := xml.NewDecoder(bytes.NewReader(body))
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if !strings.EqualFold(label, "us-ascii") {
			return nil, errors.New("encoding")
		}
		return in, nil
	}
	root := new(node)
	open := []*node{root}
	for {
		from := d.InputOffset()
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		if err := stricter(t, body[from:d.InputOffset()], top == root); err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			child := &node{name: t.Name.Local}
			top.children = append(top.children, child)
			open = append(open, child)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text.Write(t)
		}
		if len(open)-1 > xmlwire.MaxDepth {
			return nil, errors.New("depth")
		}
	}
	if len(root.children) != 1 {
		return nil, fmt.Errorf("%d root elements", len(root.children))
	}
	return root.children[0], nil
}

// stricter checks a token and its text.
func stricter(t xml.Token, raw []byte, outside bool) error {
	ok := true
	switch t := t.(type) {
	case xml.StartElement:
		ok = startForm.Match(raw) && references(raw)
	case xml.CharData:
		cdata := bytes.HasPrefix(raw, []byte("<![CDATA["))
		ok = (cdata || references(raw)) && (!outside || !cdata && len(bytes.Trim(raw, " \t\r\n")) == 0)
	case xml.Comment:
		ok = valid(raw)
	case xml.ProcInst:
		ok = valid(raw) && targetForm.MatchString(t.Target) && piForm.Match(raw)
		if t.Target == "xml" {
			ok = ok && declForm.Match(raw) && references(raw) && declaration(raw)
		}
	case xml.Directive:
		ok = false
	}
	if !ok {
		return fmt.Errorf("refused: %.100q", raw)
	}
	return nil
}

var pseudo = regexp.MustCompile(`(` + nameForm + `)[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')`)

func declaration(raw []byte) bool {
	for _, m := range pseudo.FindAllSubmatch(raw[len("<?xml"):], -1) {
		value := string(m[3][1 : len(m[3])-1])
		switch part := string(m[1]); {
		case part == "version" && value == "1.0":
		case part == "standalone" && (value == "yes" || value == "no"):
		case part == "encoding" && (strings.EqualFold(value, "utf-8") || strings.EqualFold(value, "us-ascii")):
		default:
			return false
		}
	}
	return true
}

// references refuses references to half a surrogate pair, and very long ones.
func references(raw []byte) bool {
	for _, ref := range reference.FindAll(raw, -1) {
		if len(ref) > maxLength {
			return false
		}
		digits, ok := strings.CutPrefix(strings.TrimSuffix(string(ref), ";"), "&#")
		base := 10
		if hex, isHex := strings.CutPrefix(digits, "x"); isHex {
			digits, base = hex, 16
		}
		if v, err := strconv.ParseUint(digits, base, 32); ok && (err != nil || v >= 0xd800 && v < 0xe000) {
			return false
		}
	}
	return true
}

// valid reports whether XML 1.0 allows the characters of raw.
func valid(raw []byte) bool {
	for _, c := range string(raw) {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c == 0xfffe || c == 0xffff {
			return false
		}
	}
	return utf8.Valid(raw)
}
