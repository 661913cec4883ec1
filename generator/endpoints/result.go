package endpoints

import (
	"strconv"
	"strings"

	"github.com/tidwall/gjson"
)

// outcome ends the evaluation: with an endpoint, or with an error when message or missing is set.
type outcome struct {
	missing    *Parameter
	message    expr
	url        expr
	auth       []authScheme
	headers    []header
	properties []property
}

type authScheme struct {
	name, signingName, signingRegion expr // the last two may be nil
	signingRegionSet                 []expr
	disableDoubleEncoding            bool
}

type header struct {
	name   string
	values []expr
}

// property is an entry of an object; its value is an expr, a []any of such values, or a []property.
type property struct {
	name  string
	value any
}

func (r *ruleReader) endpoint(v value, sc scope, depth int) *outcome {
	o := r.object(v, "url", "headers", "properties")
	out := &outcome{url: bad{}}
	if url, ok := r.required(v, o, "url"); ok {
		out.url = r.text(url, sc, depth)
	}
	if headers, ok := o.get("headers"); ok {
		for _, m := range r.members(headers) {
			h := header{name: m.name}
			for _, item := range r.elements(m.value) {
				h.values = append(h.values, r.text(item, sc, depth))
			}
			out.headers = append(out.headers, h)
		}
	}
	if properties, ok := o.get("properties"); ok {
		for _, m := range r.members(properties) {
			if m.name == "authSchemes" {
				out.auth = r.authSchemes(m.value, sc, depth)
				continue
			}
			out.properties = append(out.properties, property{m.name, r.propertyValue(m.value, sc, depth)})
		}
	}
	return out
}

func (r *ruleReader) authSchemes(v value, sc scope, depth int) []authScheme {
	var list []authScheme
	for _, item := range r.elements(v) {
		o := r.object(item, "name", "signingName", "signingRegion", "signingRegionSet", "disableDoubleEncoding")
		a := authScheme{name: bad{}}
		if name, ok := r.required(item, o, "name"); ok {
			a.name = r.text(name, sc, depth)
		}
		if name, ok := o.get("signingName"); ok {
			a.signingName = r.text(name, sc, depth)
		}
		if region, ok := o.get("signingRegion"); ok {
			a.signingRegion = r.text(region, sc, depth)
		}
		if set, ok := o.get("signingRegionSet"); ok {
			for _, region := range r.elements(set) {
				a.signingRegionSet = append(a.signingRegionSet, r.text(region, sc, depth))
			}
		}
		if flag, ok := o.get("disableDoubleEncoding"); ok {
			a.disableDoubleEncoding, _ = r.bool(flag)
		}
		list = append(list, a)
	}
	return list
}

// propertyValue reads any JSON but null and fractions; its strings are templates.
func (r *ruleReader) propertyValue(v value, sc scope, depth int) any {
	if depth > maxDepth {
		r.fault(v, "nested deeper than %d levels", maxDepth)
		return bad{}
	}
	switch {
	case v.IsArray():
		list := []any{}
		for _, item := range r.elements(v) {
			list = append(list, r.propertyValue(item, sc, depth+1))
		}
		return list
	case v.IsObject():
		list := []property{}
		for _, m := range r.members(v) {
			list = append(list, property{m.name, r.propertyValue(m.value, sc, depth+1)})
		}
		return list
	case v.Type == gjson.String:
		return r.text(v, sc, depth)
	}
	return r.expression(v, sc, depth)
}

// exprs lists every expression of a result, in a fixed order.
func (o *outcome) exprs() []expr {
	switch {
	case o.missing != nil:
		return nil
	case o.message != nil:
		return []expr{o.message}
	}
	list := []expr{o.url}
	for _, a := range o.auth {
		list = append(list, a.name)
		for _, e := range []expr{a.signingName, a.signingRegion} {
			if e != nil {
				list = append(list, e)
			}
		}
		list = append(list, a.signingRegionSet...)
	}
	for _, h := range o.headers {
		list = append(list, h.values...)
	}
	for _, p := range o.properties {
		list = appendExprs(list, p.value)
	}
	return list
}

func appendExprs(list []expr, v any) []expr {
	switch v := v.(type) {
	case expr:
		list = append(list, v)
	case []any:
		for _, item := range v {
			list = appendExprs(list, item)
		}
	case []property:
		for _, p := range v {
			list = appendExprs(list, p.value)
		}
	}
	return list
}

// key is the same for two results that are always the same.
func (o *outcome) key() string {
	switch {
	case o.missing != nil:
		return "missing " + o.missing.Name
	case o.message != nil:
		return "error " + o.message.key()
	}
	var b strings.Builder
	b.WriteString("endpoint " + o.url.key())
	for _, a := range o.auth {
		b.WriteString(" auth " + a.name.key())
		for _, e := range []expr{a.signingName, a.signingRegion} {
			if b.WriteByte(','); e != nil {
				b.WriteString(e.key())
			}
		}
		b.WriteString(",[" + keys(a.signingRegionSet) + "]," + strconv.FormatBool(a.disableDoubleEncoding))
	}
	for _, h := range o.headers {
		b.WriteString(" header " + strconv.Quote(h.name) + keys(h.values))
	}
	for _, p := range o.properties {
		b.WriteString(" property " + propertyKey(p))
	}
	return b.String()
}

func propertyKey(p property) string { return strconv.Quote(p.name) + "=" + propertyValueKey(p.value) }

func propertyValueKey(v any) string {
	var parts []string
	switch v := v.(type) {
	case expr:
		return v.key()
	case []any:
		for _, item := range v {
			parts = append(parts, propertyValueKey(item))
		}
		return "[" + strings.Join(parts, ",") + "]"
	case []property:
		for _, p := range v {
			parts = append(parts, propertyKey(p))
		}
	}
	return "{" + strings.Join(parts, ",") + "}"
}
