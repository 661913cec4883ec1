package emit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/godoc"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// referenceURL is where AWS's API reference of an operation stands.
const referenceURL = "https://docs.aws.amazon.com/goto/WebAPI/"

// doc returns the comment of paragraphs; empty ones are left out.
func doc(paragraphs ...string) *jen.Statement { return templates.Doc(Comment(paragraphs...)) }

// Comment returns the lines of the comment of paragraphs, each with its slashes;
// empty paragraphs are left out.
func Comment(paragraphs ...string) string {
	kept := slices.DeleteFunc(paragraphs, func(p string) bool { return p == "" })
	return godoc.Comment(strings.Join(kept, "\n\n"))
}

// Doc returns a comment of one paragraph of plain text.
func Doc(text string) *jen.Statement { return doc(oneLine(text)) }

// OperationDoc documents an operation's method.
func (c *Context) OperationDoc(op *model.Operation) *jen.Statement {
	what := godoc.FromHTML(op.Documentation)
	if what == "" {
		what = oneLine(c.Names.Operation(op) + " sends " + c.binding(op) + ".")
	}
	var errors []string
	for _, e := range op.Errors {
		errors = append(errors, c.Names.Shape(e)+status(e.Error))
	}
	list := ""
	if errors != nil {
		list = "Errors: " + strings.Join(errors, ", ") + "."
	}
	see := ""
	if c.Service.UID != "" {
		see = oneLine("See " + referenceURL + c.Service.UID + "/" + op.Name)
	}
	return doc(what, strings.TrimSpace(list+"\n"+see), Deprecation(op.Deprecated))
}

// binding says how an operation goes over the wire.
func (c *Context) binding(op *model.Operation) string {
	if c.Service.Protocol == "query" {
		return "the action " + op.WireName
	}
	if op.Status == 0 {
		return op.Method + " " + op.URI
	}
	return fmt.Sprintf("%s %s, which answers %d", op.Method, op.URI, op.Status)
}

func status(e *model.Error) string {
	if e == nil || e.Status == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d)", e.Status)
}

// Deprecation is the paragraph of something deprecated, empty for nil.
func Deprecation(d *model.Deprecation) string {
	if d == nil {
		return ""
	}
	text := "Deprecated: " + oneLine(d.Message)
	if oneLine(d.Message) == "" {
		text += "the model marks it as deprecated."
	}
	if d.Since != "" {
		text += " Since " + oneLine(d.Since) + "."
	}
	return text
}

// oneLine keeps a text of the model from beginning paragraphs of its own.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// visible is oneLine for text in which every character counts.
func visible(text string) string {
	if strings.ContainsFunc(text, func(c rune) bool { return !unicode.IsPrint(c) }) {
		return strconv.Quote(text)
	}
	return text
}

// ShapeDoc documents a shape's type; what is said of a shape without
// documentation.
func ShapeDoc(s model.Shape, what string) *jen.Statement {
	t := s.Info().Traits
	text := godoc.FromHTML(t.Documentation)
	if text == "" {
		text = oneLine(what)
	}
	return doc(text, Deprecation(t.Deprecated))
}

// MemberDoc documents a member's field: the documentation, if there is any, and
// the facts that a caller has to keep to.
func MemberDoc(m *model.Member) *jen.Statement {
	return doc(godoc.FromHTML(m.Traits.Documentation), memberFacts(m), Deprecation(m.Traits.Deprecated))
}

// memberFacts is one line on what a member's value must be.
func memberFacts(m *model.Member) string {
	var facts []string
	if m.Required {
		facts = append(facts, "Required")
	}
	if b := bounds(m.Target, m.Traits); b != "" {
		facts = append(facts, b)
	}
	if m.Traits.Pattern != nil && m.Traits.Pattern.Text != "" {
		facts = append(facts, "Pattern "+visible(m.Traits.Pattern.Text))
	}
	if m.IdempotencyToken {
		facts = append(facts, "Idempotency token, filled when nil")
	}
	if m.Traits.Sensitive {
		facts = append(facts, "Sensitive")
	}
	if len(m.Traits.Enum) > 0 {
		facts = append(facts, "One of "+visible(strings.Join(m.Traits.Enum, ", ")))
	}
	if facts == nil {
		return ""
	}
	return strings.Join(facts, ". ") + "."
}

// bounds says what min and max allow.
func bounds(s model.Shape, t model.Traits) string {
	unit := ""
	switch s.(type) {
	case *model.String, *model.Enum:
		unit = " characters"
	case *model.Blob:
		unit = " bytes"
	case *model.List:
		unit = " elements"
	case *model.Map:
		unit = " entries"
	}
	switch {
	case t.Min != "" && t.Max != "":
		return t.Min + " to " + t.Max + unit
	case t.Min != "":
		return "At least " + t.Min + unit
	case t.Max != "":
		return "At most " + t.Max + unit
	}
	return ""
}
