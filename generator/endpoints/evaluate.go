package endpoints

import (
	"fmt"
	"strings"

	rt "github.com/modelsmith/modelsmith/runtime/endpoints"
)

// Resolve says in one line where the rules send requests with the given
// parameters, strings, booleans and lists of strings by their names in the model,
// and how they want them signed; or which error they end with. It is what emitted
// code does, for comparing rule sets.
func (rs *RuleSet) Resolve(params map[string]any) string {
	e := &evaluation{params: make(map[*Parameter]any, len(rs.Parameters)), locals: make(map[*local]any)}
	for _, p := range rs.Parameters {
		value := params[p.Name]
		if !p.Type.has(value) {
			value = p.Default
		}
		if value == nil && p.Required {
			return "error: parameter " + p.Name + " is required"
		}
		if value != nil {
			e.params[p] = value
		}
	}
	if out := e.block(rs.rules); out != "" {
		return out
	}
	return "error: no rule"
}

// has reports whether a value is one of the type: other rules may have another type
// for a parameter of the same name.
func (t Type) has(value any) (ok bool) {
	switch t {
	case Boolean:
		_, ok = value.(bool)
	case StringArray:
		_, ok = value.([]string)
	default:
		_, ok = value.(string)
	}
	return ok
}

// evaluation is one way through the rules.
type evaluation struct {
	params map[*Parameter]any
	locals map[*local]any
}

// block runs statements up to the first outcome; it is empty for none.
func (e *evaluation) block(b block) string {
	for _, s := range b {
		switch s := s.(type) {
		case *let:
			e.locals[s.l] = e.value(s.l.value)
		case *outcome:
			return e.outcome(s)
		case *branch:
			if e.holds(s) {
				if out := e.block(s.body); out != "" {
					return out
				}
			}
		}
	}
	return ""
}

func (e *evaluation) holds(s *branch) bool {
	if s.bind == nil {
		return e.value(s.cond) == true
	}
	value := e.value(s.bind.value)
	e.locals[s.bind] = value
	if _, ok := s.cond.(*present); ok {
		return value != nil
	}
	return e.value(s.cond) == true
}

// outcome describes the end of the rules.
func (e *evaluation) outcome(o *outcome) string {
	switch {
	case o.missing != nil:
		return "error: parameter " + o.missing.Name + " is required"
	case o.message != nil:
		return "error: " + e.text(o.message)
	}
	var b strings.Builder
	b.WriteString(e.text(o.url))
	for _, a := range o.auth {
		fmt.Fprintf(&b, " %s", e.text(a.name))
		for _, x := range append([]expr{a.signingName, a.signingRegion}, a.signingRegionSet...) {
			if x != nil {
				b.WriteString("/" + e.text(x))
			}
		}
		if a.disableDoubleEncoding {
			b.WriteString("/single")
		}
	}
	for _, h := range o.headers {
		for _, v := range h.values {
			fmt.Fprintf(&b, " %s=%s", h.name, e.text(v))
		}
	}
	for _, p := range o.properties {
		fmt.Fprintf(&b, " %s", e.property(p))
	}
	return b.String()
}

func (e *evaluation) property(p property) string {
	return fmt.Sprintf("%s=%v", p.name, e.plain(p.value))
}

func (e *evaluation) plain(v any) any {
	switch v := v.(type) {
	case expr:
		return e.value(v)
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = e.plain(item)
		}
		return out
	case []property:
		out := make([]string, len(v))
		for i, p := range v {
			out[i] = e.property(p)
		}
		return out
	}
	return v
}

// maxText is the length, in bytes, from which on a template takes no more: rules
// that double a variable again and again end.
const maxText = 4096

func (e *evaluation) text(x expr) string {
	s, _ := e.value(x).(string)
	return s
}

// value is the value of an expression, nil for none.
func (e *evaluation) value(x expr) any {
	switch x := x.(type) {
	case truth:
		return bool(x)
	case number:
		return int(x)
	case literal:
		return string(x)
	case *template:
		return e.template(x)
	case *paramRef:
		return e.params[x.p]
	case *localRef:
		return e.locals[x.l]
	case *orEmpty:
		s, _ := e.params[x.p].(string)
		return s
	case *present:
		return e.value(x.x) != nil
	case *not:
		return e.value(x.x) != true
	case *equal:
		return e.value(x.a) == e.value(x.b)
	case *element:
		list, _ := e.value(x.of).([]string)
		if s, ok := rt.At(list, x.i); ok {
			return s
		}
		return nil
	case *field:
		return attributeOf(e.value(x.of), x.name.name)
	case *call:
		return e.call(x)
	}
	return nil
}

func (e *evaluation) template(x *template) string {
	var b strings.Builder
	for _, part := range x.parts {
		if b.Len() < maxText {
			b.WriteString(e.text(part))
		}
	}
	return b.String()
}

// call calls a function of the runtime.
func (e *evaluation) call(x *call) any {
	args := make([]any, len(x.args))
	for i, a := range x.args {
		args[i] = e.value(a)
	}
	text, _ := args[0].(string)
	flag := func(i int) bool { return args[i] == true }
	switch x.fn.goName {
	case "PartitionOf":
		return rt.PartitionOf(text)
	case "ParseARN":
		return orNil(rt.ParseARN(text))
	case "ParseURL":
		return orNil(rt.ParseURL(text))
	case "IsVirtualHostableS3Bucket":
		return rt.IsVirtualHostableS3Bucket(text, flag(1))
	case "IsValidHostLabel":
		return rt.IsValidHostLabel(text, flag(1))
	case "Substring":
		start, _ := args[1].(int)
		stop, _ := args[2].(int)
		return orNil(rt.Substring(text, start, stop, flag(3)))
	}
	return rt.URIEncode(text)
}

func orNil[T any](v T, ok bool) any {
	if !ok {
		return nil
	}
	return v
}

// attributeOf is an attribute of what a function returned.
func attributeOf(v any, name string) any {
	switch v := v.(type) {
	case rt.Partition:
		return map[string]any{
			"name": v.Name, "dnsSuffix": v.DNSSuffix, "dualStackDnsSuffix": v.DualStackDNSSuffix, "supportsFIPS": v.SupportsFIPS,
			"supportsDualStack": v.SupportsDualStack, "implicitGlobalRegion": v.ImplicitGlobalRegion,
		}[name]
	case rt.ARN:
		return map[string]any{
			"partition": v.Partition, "service": v.Service, "region": v.Region, "accountId": v.AccountID, "resourceId": v.ResourceID,
		}[name]
	case rt.URL:
		return map[string]any{
			"scheme": v.Scheme, "authority": v.Authority, "path": v.Path, "normalizedPath": v.NormalizedPath, "isIp": v.IsIP,
		}[name]
	}
	return nil
}
