package endpoints

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// RuleSet is a rule set that has passed every check: references, types, arities, and that only values that are there
// are used.
type RuleSet struct {
	// Version is the version of the rules language, 1.x.
	Version string
	// Parameters are in the order of the file.
	Parameters []*Parameter

	rules block
}

// Parameter is one input of the rules.
type Parameter struct {
	// Name is the parameter's name in the model.
	Name string
	// GoName is the name of its field in EndpointParameters.
	GoName string
	// Type is String, Boolean or StringArray.
	Type Type
	// BuiltIn names the client setting the value comes from, such as AWS::Region, or is empty.
	BuiltIn string
	// Required parameters are set, by the caller or by their default, before any rule runs.
	Required bool
	// Default is a string, bool or []string, or nil.
	Default any
	// Documentation and Deprecated are the model's texts; Deprecated is empty for a parameter in use.
	Documentation, Deprecated string
}

// isSet tells whether rules can rely on a value without asking.
func (p *Parameter) isSet() bool { return p.Required || p.Default != nil }

// Bounds of what is read: several times the largest real service (389 rules, 18 levels), low enough that a hostile file
// costs neither the stack nor minutes. maxSteps counts rules and conditions.
const (
	maxDepth = 100
	maxSteps = 5000
)

// Read checks data, the JSON of a rule set, and returns what Emit needs. File is the name put into problems; they are
// sorted by position, and the rule set is nil when there are any. Types may be spelled with a capital, as five services do.
func Read(data []byte, file string) (*RuleSet, model.Problems) {
	r := &ruleReader{reader: reader{file: file}, locals: map[string]*local{}}
	rs := &RuleSet{}
	if root, ok := r.open(data); ok {
		r.ruleSet(root, rs)
	}
	if len(r.problems) > 0 {
		return nil, r.problems.Sort()
	}
	return rs, nil
}

// ReadFragment reads a rule set that is a part of a model file.
func ReadFragment(f *model.Fragment) (*RuleSet, model.Problems) {
	rs, problems := Read(f.Data, f.Pos.File)
	for i := range problems {
		problems[i].Pos = f.Pos.Within(problems[i].Pos)
	}
	return rs, problems
}

// ruleReader reads rules; locals holds each assigned variable once per name and value, so that the same variable
// assigned by two rules is one. Implied collects what the expression being read needs to be set beyond what its rule has
// asked; see needs.
type ruleReader struct {
	reader
	locals  map[string]*local
	implied []branch
	steps   int
}

func (r *ruleReader) ruleSet(root value, rs *RuleSet) {
	o := r.object(root, "version", "parameters", "rules")
	if v, ok := r.required(root, o, "version"); ok {
		rs.Version, ok = r.string(v)
		if ok && !strings.HasPrefix(rs.Version, "1.") {
			r.fault(v, "version %q of the rules language is not known", rs.Version)
		}
	}
	sc := scope{}
	if v, ok := r.required(root, o, "parameters"); ok {
		rs.Parameters = r.parameters(v)
		for _, p := range rs.Parameters {
			sc = sc.bind(p.Name, &paramRef{p})
		}
	}
	if v, ok := r.required(root, o, "rules"); ok {
		rs.rules = r.ruleList(v, sc, 0)
	}
}

func (r *ruleReader) parameters(v value) []*Parameter {
	var list []*Parameter
	for _, m := range r.members(v) {
		p := r.parameter(m)
		if p.GoName != "" && slices.ContainsFunc(list, func(q *Parameter) bool { return q.GoName == p.GoName }) {
			r.fault(m.value, "%q gives a field %s a second time", m.name, p.GoName)
		}
		list = append(list, p)
	}
	return list
}

func (r *ruleReader) parameter(m member) *Parameter {
	o := r.object(m.value, "type", "builtIn", "default", "required", "deprecated")
	p := &Parameter{Name: m.name, GoName: fieldName(m.name)}
	if p.GoName == "" {
		r.fault(m.value, "%q cannot be the name of a Go field", m.name)
	}
	p.BuiltIn = r.optionalString(o, "builtIn")
	p.Documentation = r.optionalString(o, "documentation")
	if v, ok := o.get("required"); ok {
		p.Required, _ = r.bool(v)
	}
	if v, ok := r.required(m.value, o, "type"); ok {
		p.Type = r.parameterType(v)
	}
	if v, ok := o.get("default"); ok {
		p.Default = r.parameterDefault(v, p.Type)
	}
	if v, ok := o.get("deprecated"); ok {
		d := r.object(v, "message", "since")
		if p.Deprecated = r.optionalString(d, "message"); p.Deprecated == "" {
			p.Deprecated = "The model marks this parameter as deprecated."
		}
		_ = r.optionalString(d, "since")
	}
	return p
}

func (r *ruleReader) parameterType(v value) Type {
	name, ok := r.string(v)
	if !ok {
		return invalid
	}
	switch strings.ToLower(name) {
	case "string":
		return String
	case "boolean":
		return Boolean
	case "stringarray":
		return StringArray
	}
	r.fault(v, "unknown parameter type %q", name)
	return invalid
}

func (r *ruleReader) parameterDefault(v value, t Type) any {
	switch t {
	case String:
		s, _ := r.string(v)
		return s
	case Boolean:
		b, _ := r.bool(v)
		return b
	case StringArray:
		list := []string{}
		for _, item := range r.elements(v) {
			s, _ := r.string(item)
			list = append(list, s)
		}
		return list
	}
	return nil
}
