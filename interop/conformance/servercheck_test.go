package conformance

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/interop/conformance/internal/driver"
)

// checkResponse compares what a server answered; what is absent in the case is not looked at.
func (want *smithyTest) checkResponse(got *driver.ServerReport) []string {
	d := differences{}
	if want.Code != got.Status {
		d.add("status: want %d, got %d: %s", want.Code, got.Status, got.Body)
	}
	headers := wantRequest{Headers: want.Headers, RequireHeaders: want.RequireHeaders, ForbidHeaders: want.ForbidHeaders}
	headers.checkHeaders(got.Header, &d)
	if want.Body == nil {
		return d
	}
	if strings.HasSuffix(want.BodyMediaType, "xml") && *want.Body != "" {
		return append(d, checkXML(*want.Body, string(got.Body))...)
	}
	return append(d, want.checkBody(*want.Body, &driver.Request{Body: got.Body})...)
}

// checkXML compares documents by their elements and attributes. The id of the request, which every server has its own
// place for, counts where the case has it.
func checkXML(want, got string) []string {
	wantRoot, err := parseXML(want)
	if err != nil {
		return []string{"the case's body is no XML: " + err.Error()}
	}
	gotRoot, err := parseXML(got)
	if err != nil {
		return []string{fmt.Sprintf("the body is no XML: %v: %q", err, got)}
	}
	for _, name := range []string{"ResponseMetadata", "RequestId"} {
		if !wantRoot.has(name) {
			gotRoot.drop(name)
		}
	}
	d := differences{}
	d.same("body", wantRoot.String(), gotRoot.String())
	return d
}

// An element is an element of an XML document.
type element struct {
	name     string
	attrs    []string
	text     string
	children []*element
}

func parseXML(text string) (*element, error) {
	decoder := xml.NewDecoder(strings.NewReader(text))
	root := &element{}
	open := []*element{root}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local}
			for _, a := range token.Attr {
				e.attrs = append(e.attrs, a.Name.Space+":"+a.Name.Local+"="+a.Value)
			}
			slices.Sort(e.attrs)
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
	if len(root.children) != 1 {
		return nil, fmt.Errorf("%d root elements", len(root.children))
	}
	return root.children[0], nil
}

func (e *element) has(name string) bool {
	return slices.ContainsFunc(e.children, func(c *element) bool { return c.name == name })
}

func (e *element) drop(name string) {
	e.children = slices.DeleteFunc(e.children, func(c *element) bool { return c.name == name })
}

// String renders an element. The order of children with different names means nothing, nor does that of the entries of
// a map.
func (e *element) String() string {
	head := "<" + strings.Join(append([]string{e.name}, e.attrs...), " ") + ">"
	if len(e.children) == 0 {
		return head + e.text + "</>"
	}
	var parts []string
	for _, c := range e.children {
		parts = append(parts, c.String())
	}
	slices.SortStableFunc(parts, func(a, b string) int {
		nameA, _, _ := strings.Cut(a, ">")
		nameB, _, _ := strings.Cut(b, ">")
		if nameA == nameB && nameA == "<entry" {
			return strings.Compare(a, b)
		}
		return strings.Compare(nameA, nameB)
	})
	return head + strings.Join(parts, "") + "</>"
}
