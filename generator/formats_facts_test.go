package generator

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
)

// facts describes all of a linked service that its clients depend on, by path:
// names that only one format has, patterns and documentation are left out.
func facts(s *model.Service) map[string]string {
	out := map[string]string{
		"service": fmt.Sprint(s.Name, "|", s.ID, "|", s.UID, "|", s.FullName, "|", s.APIVersion, "|", s.EndpointPrefix, "|",
			s.SigningName, "|", s.Protocol, "|", s.Auth, "|", namespace(s.XMLNamespace), "|", s.ContextParams),
		"rules":      canonical(s.EndpointRules),
		"deprecated": fmt.Sprint(s.Deprecated),
		"unreached":  fmt.Sprint(len(s.Unreached)),
	}
	top := make(map[model.Shape]bool)
	for _, op := range s.Operations {
		path := "operations." + op.Name
		operationFacts(out, path, op)
		for name, st := range map[string]*model.Structure{"input": op.Input, "output": op.Output} {
			if st != nil {
				top[st] = true
				memberFacts(out, path+"."+name, st)
			}
		}
	}
	nested := s.Nested()
	for _, shape := range s.Shapes {
		if !top[shape] || nested[shape] {
			shapeFacts(out, "shapes."+shape.Info().Name, shape)
		}
	}
	return out
}

func operationFacts(out map[string]string, path string, op *model.Operation) {
	uri, status := op.URI, cmp.Or(op.Status, 200) // what both formats mean when they say nothing
	if op.Input != nil {
		for _, m := range op.Input.Members {
			if m.Location == "uri" {
				uri = strings.ReplaceAll(uri, "{"+emit.WireName(m)+"}", "{"+m.Name+"}")
			}
		}
	}
	out[path] = fmt.Sprint(op.WireName, "|", op.Method, "|", uri, "|", status, "|", op.HostPrefix, "|", op.Auth, op.OptionalAuth,
		op.UnsignedPayload, op.ChecksumRequired, op.Compression, op.ContextParams, "|", op.ResultWrapper, "|", len(op.Unsupported))
	out[path+".has"] = fmt.Sprint("input ", op.Input != nil, " output ", op.Output != nil)
	var errs []string
	for _, e := range op.Errors {
		errs = append(errs, e.Name)
	}
	slices.Sort(errs)
	out[path+".errors"] = fmt.Sprint(errs)
	if p := op.Paginator; p != nil {
		out[path+".paginator"] = fmt.Sprint(p.InputTokens, p.OutputTokens, p.ResultKeys, p.LimitKey.Text)
	}
	for _, w := range op.Waiters {
		text := fmt.Sprint(w.MinDelay, "-", w.MaxDelay)
		for _, a := range w.Acceptors {
			text += fmt.Sprint(" ", a.State, ":", a.Matcher, " ", a.Path.Text, " ", a.Expected)
		}
		out[path+".waiters."+w.Name] = text
	}
}

func shapeFacts(out map[string]string, path string, shape model.Shape) {
	switch s := shape.(type) {
	case *model.Structure:
		out[path] = fmt.Sprintf("structure %+v", s.Error)
		if e := s.Error; e != nil {
			out[path] = fmt.Sprintf("error %+v", *e)
		}
		memberFacts(out, path, s)
	case *model.Union:
		out[path] = "union"
		memberFacts(out, path, s)
	case *model.Enum:
		values := slices.Sorted(slices.Values(s.Values))
		out[path] = fmt.Sprint("enum ", values)
	}
}

func memberFacts(out map[string]string, path string, s model.Shape) {
	for _, m := range model.MembersOf(s) {
		wire := emit.WireName(m)
		if m.Location == "uri" {
			wire = "label"
		}
		name := m.Name
		if st, ok := s.(*model.Structure); ok && st.Error != nil && strings.EqualFold(name, "message") {
			name = "Message"
		}
		out[path+"."+name] = fmt.Sprint(wire, "|", m.Location, "|", refFacts(&m.Ref, 0), "|", m.Required, m.IdempotencyToken, m.XMLAttribute,
			m.JSONValue, m.HostLabel, m.Value, "|", m.ContextParam)
	}
}

// refFacts describes what a reference leads to, as far as it has no name in Go.
func refFacts(r *model.Ref, depth int) string {
	t := r.Traits
	low := t.Min
	if low == "0" {
		low = "" // no bound to a length
	}
	text := fmt.Sprint(kind(r.Target), t.Sensitive || r.Target.Info().Traits.Sensitive, t.TimestampFormat, low, t.Max, t.Flattened, t.Streaming, t.MediaType)
	if depth > 3 {
		return text
	}
	switch s := r.Target.(type) {
	case *model.List:
		text += fmt.Sprint("[", cmp.Or(s.Elem.Traits.LocationName, "member"), s.Sparse, refFacts(&s.Elem, depth+1), "]")
	case *model.Map:
		text += fmt.Sprint("{", s.Sparse, refFacts(&s.Key, depth+1), refFacts(&s.Value, depth+1), "}")
	}
	return text
}

func kind(s model.Shape) string {
	switch s := s.(type) {
	case *model.Structure, *model.Union, *model.Enum:
		return s.Info().Name
	case *model.Integer:
		return fmt.Sprint("integer", s.Bits)
	case *model.Float:
		return fmt.Sprint("float", s.Bits)
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", s), "*model.")
}

func namespace(ns *model.XMLNamespace) string {
	if ns == nil {
		return ""
	}
	return ns.Prefix + " " + ns.URI
}

// canonical is a rule set without what only its writing decides: spaces, the
// order of keys, documentation, and the case of types.
func canonical(f *model.Fragment) string {
	if f == nil {
		return ""
	}
	var v any
	if err := json.Unmarshal(f.Data, &v); err != nil {
		return err.Error()
	}
	var out bytes.Buffer
	if err := json.NewEncoder(&out).Encode(undocumented(v)); err != nil {
		return err.Error()
	}
	return out.String()
}

func undocumented(v any) any {
	switch v := v.(type) {
	case map[string]any:
		delete(v, "documentation")
		if name, ok := v["type"].(string); ok {
			v["type"] = strings.ToLower(name)
		}
		for key, item := range v {
			v[key] = undocumented(item)
		}
	case []any:
		for i, item := range v {
			v[i] = undocumented(item)
		}
	}
	return v
}
