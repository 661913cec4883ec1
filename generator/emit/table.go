package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// tableName is the variable that holds a type's member table.
func tableName(typeName string) string { return "m" + typeName }

// Table emits the member table of a structure or union:
//
//	var mUser = [...]runtime.Member{
//		{Wire: "Path"},
//	}
//
// All that a sensitive shape holds is sensitive.
func (c *Context) Table(typeName string, s model.Shape) jen.Code {
	members := model.MembersOf(s)
	rows := make([]jen.Code, len(members))
	t := table{Context: c, checked: c.Facts.Checks.Input[s], answers: c.Facts.Lists[s]}
	for i, m := range members {
		row := *m
		row.Traits.Sensitive = m.Traits.Sensitive || s.Info().Traits.Sensitive
		var flags []*jen.Statement
		if i == 0 {
			flags = c.tableFlags(s)
		}
		rows[i] = jen.Values(t.memberFields(&row, flags)...)
	}
	body := templates.Rows(rows)
	if len(rows) == 1 {
		body = jen.Values(rows...)
	}
	return jen.Var().Id(tableName(typeName)).Op("=").Index(jen.Op("...")).Qual(RuntimePath, "Member").Add(body)
}

// table emits the entries of one table. Those of inputs say what is checked, those
// of answers which lists are never absent.
type table struct {
	*Context
	checked, answers bool
}

// tableFlags are the flags that hold for all of a shape's table.
func (c *Context) tableFlags(s model.Shape) (flags []*jen.Statement) {
	members := model.MembersOf(s)
	if _, ok := s.(*model.Union); ok {
		flags = append(flags, runtimeID("Union"))
	}
	if setsDefaults(members) {
		flags = append(flags, runtimeID("Defaults"))
	}
	if slices.ContainsFunc(members, func(m *model.Member) bool { return m.XMLAttribute }) {
		flags = append(flags, runtimeID("Attributes"))
	}
	if c.Facts.Checks.Requires[s] {
		flags = append(flags, runtimeID("Requires"))
	} else if c.Facts.Checks.Constrained[s] {
		flags = append(flags, runtimeID("Constrained"))
	}
	if c.Facts.Lists[s] {
		flags = append(flags, runtimeID("RequiresList"))
	}
	return flags
}

// memberFields are the fields of a member's table entry that are not zero. more
// are the flags of the table.
func (t table) memberFields(m *model.Member, more []*jen.Statement) []jen.Code {
	wire := WireName(m)
	fields := []jen.Code{field("Wire", jen.Lit(wire))}
	if wire != m.Name {
		fields = append(fields, field("Name", jen.Lit(m.Name)))
	}
	if loc := location(m); loc != "" {
		fields = append(fields, field("Loc", runtimeID(loc)))
	}
	flags := refFlags(&m.Ref)
	if t.checked && IsRequired(m) || t.answers && isRequiredList(m) {
		flags = append(flags, runtimeID("Required"))
	}
	if m.XMLAttribute {
		flags = append(flags, runtimeID("Attribute"))
	}
	if isEncodedHeader(m) {
		flags = append(flags, runtimeID("MediaType"))
	}
	fields = append(fields, flagField(append(flags, more...))...)
	return append(fields, t.refFields(&m.Ref)...)
}

// isEncodedHeader reports whether a header is base64, as content of a media type
// is in headers.
func isEncodedHeader(m *model.Member) bool {
	return m.Location == "header" && isText(m.Target) && (m.JSONValue || m.Traits.MediaType != "")
}

// WireName is the name of a member on the wire. A list that is flattened
// wherever it is used takes the name of its elements, unless the member has one
// of its own. A list flattened by the member does not: Smithy has it so, and
// botocore's models hold no such list that would tell.
func WireName(m *model.Member) string {
	if m.Traits.LocationName != "" || m.Location == "headers" {
		// Without a prefix all headers are meant.
		return m.Traits.LocationName
	}
	if l, ok := m.Target.(*model.List); ok && l.Traits.Flattened && l.Elem.Traits.LocationName != "" {
		return l.Elem.Traits.LocationName
	}
	return m.Name
}

// location is the runtime's name of a member's location, empty for the body.
func location(m *model.Member) string {
	if _, ok := m.Target.(*model.Map); ok && m.Location == "querystring" {
		return "InQueryParams"
	}
	return locations[m.Location]
}

var locations = map[string]string{
	"uri": "InLabel", "querystring": "InQuery", "header": "InHeader", "headers": "InPrefixHeaders",
	"statusCode": "InStatusCode", "payload": "InPayload",
}

var formats = map[string]string{
	"iso8601": "FormatDateTime", "unixTimestamp": "FormatEpoch", "rfc822": "FormatHTTPDate",
}

func runtimeID(name string) *jen.Statement { return jen.Qual(RuntimePath, name) }

func field(name string, value jen.Code) jen.Code { return jen.Id(name).Op(":").Add(value) }

func refFlags(r *model.Ref) []*jen.Statement {
	var flags []*jen.Statement
	if r.Traits.Sensitive {
		flags = append(flags, runtimeID("Sensitive"))
	}
	if r.Traits.Flattened {
		flags = append(flags, runtimeID("Flattened"))
	}
	return flags
}

func flagField(flags []*jen.Statement) []jen.Code {
	if len(flags) == 0 {
		return nil
	}
	value := flags[0]
	for _, f := range flags[1:] {
		value = value.Op("|").Add(f)
	}
	return []jen.Code{field("Flags", value)}
}

// refFields are what a table entry says of the target: the timestamp format and
// the elements.
func (t table) refFields(r *model.Ref) []jen.Code {
	var fields []jen.Code
	if _, ok := r.Target.(*model.Timestamp); ok && r.Traits.TimestampFormat != "" {
		fields = append(fields, field("Format", runtimeID(formats[r.Traits.TimestampFormat])))
	}
	switch s := r.Target.(type) {
	case *model.List:
		fields = append(fields, field("Elem", t.elemEntry(&s.Elem, "member")))
	case *model.Map:
		fields = append(fields, field("Key", t.elemEntry(&s.Key, "key")), field("Elem", t.elemEntry(&s.Value, "value")))
	}
	if ns := r.Traits.XMLNamespace; ns != nil {
		values := []jen.Code{field("URI", jen.Lit(ns.URI))}
		if ns.Prefix != "" {
			values = append(values, field("Prefix", jen.Lit(ns.Prefix)))
		}
		fields = append(fields, field("XML", jen.Op("&").Qual(RuntimePath, "Namespace").Values(values...)))
	}
	if t.checked {
		fields = append(fields, t.checkField(r)...)
	}
	return fields
}

// elemEntry is the entry of a list's element or a map's key or value:
//
//	&runtime.Member{Wire: "member", Flags: runtime.Element}
func (t table) elemEntry(r *model.Ref, wire string) jen.Code {
	if r.Traits.LocationName != "" {
		wire = r.Traits.LocationName
	}
	flags := append([]*jen.Statement{runtimeID("Element")}, refFlags(r)...)
	fields := append([]jen.Code{field("Wire", jen.Lit(wire))}, flagField(flags)...)
	return jen.Op("&").Qual(RuntimePath, "Member").Values(append(fields, t.refFields(r)...)...)
}
