package endpoints

import (
	"slices"
	"strconv"
	"strings"
)

// template reads a string with references in braces, such as https://iam.{Region}.{PartitionResult#dnsSuffix}; doubled
// braces stand for themselves. A string without references is a literal.
func (r *ruleReader) template(at value, s string, sc scope) expr {
	var parts []expr
	var text strings.Builder
	for s != "" {
		i := strings.IndexAny(s, "{}")
		if i < 0 {
			text.WriteString(s)
			break
		}
		text.WriteString(s[:i])
		if strings.HasPrefix(s[i+1:], s[i:i+1]) {
			text.WriteByte(s[i])
			s = s[i+2:]
			continue
		}
		end := strings.IndexAny(s[i+1:], "{}")
		if s[i] == '}' || end < 0 || s[i+1+end] == '{' {
			r.fault(at, "a brace in the template has no partner")
			return bad{}
		}
		e := r.templateRef(at, s[i+1:i+1+end], sc)
		if e == nil {
			return bad{}
		}
		if text.Len() > 0 {
			parts = append(parts, literal(text.String()))
			text.Reset()
		}
		parts = append(parts, e)
		s = s[i+2+end:]
	}
	if text.Len() > 0 {
		parts = append(parts, literal(text.String()))
	}
	return joined(parts)
}

// joined is the template of parts, or the only part itself.
func joined(parts []expr) expr {
	switch len(parts) {
	case 0:
		return literal("")
	case 1:
		return parts[0]
	}
	return &template{parts}
}

// templateRef reads name or name#path; it is nil when there was a problem.
func (r *ruleReader) templateRef(at value, ref string, sc scope) expr {
	name, path, hasPath := strings.Cut(ref, "#")
	e := r.reference(at, name, sc)
	if hasPath && e.typ() != invalid {
		if !r.usable(at, e, e.typ(), sc) {
			return nil
		}
		e = r.attribute(at, e, path)
	}
	if !r.usable(at, e, String, sc) {
		return nil
	}
	return e
}

// attribute follows the path of getAttr: names divided by dots, each with an index behind it or not.
func (r *ruleReader) attribute(at value, of expr, path string) expr {
	for part := range strings.SplitSeq(path, ".") {
		name, index, hasIndex := strings.Cut(part, "[")
		if name != "" || !hasIndex {
			if of = r.fieldOf(at, of, name); of.typ() == invalid {
				return of
			}
		}
		if hasIndex {
			if of = r.elementOf(at, of, index); of.typ() == invalid {
				return of
			}
		}
	}
	return of
}

func (r *ruleReader) fieldOf(at value, of expr, name string) expr {
	attributes := attributesOf(of.typ())
	i := slices.IndexFunc(attributes, func(a attribute) bool { return a.name == name })
	if i < 0 {
		r.fault(at, "type %s has no attribute %q", of.typ(), name)
		return bad{}
	}
	return &field{of, attributes[i]}
}

func (r *ruleReader) elementOf(at value, of expr, index string) expr {
	digits, closed := strings.CutSuffix(index, "]")
	i, err := strconv.ParseUint(digits, 10, 31)
	if !closed || err != nil {
		r.fault(at, "%q is not an index", "["+index)
		return bad{}
	}
	if of.typ() != StringArray {
		r.fault(at, "type %s has no elements", of.typ())
		return bad{}
	}
	return &element{of, int(i)}
}
