// Package names decides every Go name of the generated code before anything is
// emitted. The rules give the names of aws-sdk-go-v2; where two things would
// get one name, the model needs an entry in the rename table, so that a model
// update never renames anything silently. It imports packages closest and model,
// golang.org/x/mod and the standard library.
package names

import (
	"fmt"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// Names are the Go names of one service.
type Names struct {
	// Package is the client package's name.
	Package string

	shapes  map[model.Shape]string
	members map[*model.Member]string
	values  map[model.Shape][]string
	ops     map[*model.Operation]string
	waiters map[*model.Waiter]string
}

// Resolve names everything in a service. pkg is the client package's name;
// empty takes the service id, as aws-sdk-go-v2 does. renames are put on top of
// [Table]. A name that two things want is a problem, and so is a rename of
// nothing.
func Resolve(s *model.Service, pkg string, renames []Rename) (*Names, model.Problems) {
	n := &Names{
		Package: pkg,
		shapes:  make(map[model.Shape]string, len(s.Shapes)),
		members: make(map[*model.Member]string),
		values:  make(map[model.Shape][]string),
		ops:     make(map[*model.Operation]string, len(s.Operations)),
		waiters: make(map[*model.Waiter]string),
	}
	if pkg == "" {
		n.Package = packageName(s)
	}
	if !IsPackage(n.Package) {
		return nil, model.Problems{{Pos: s.IDPos, Path: "metadata.serviceId", Message: fmt.Sprintf("%q is no name for a package; choose one with --package", n.Package)}}
	}
	r := &resolver{names: n, service: s, renames: newRenames(s.Name, renames)}
	r.operations()
	r.waiters()
	r.types()
	r.problems = append(r.problems, r.renames.unused(s)...)
	if r.problems != nil {
		return nil, r.problems.Sort()
	}
	return n, nil
}

// Shape is the name of a shape's type in package types.
func (n *Names) Shape(s model.Shape) string { return n.shapes[s] }

// Member is the name of a member's field.
func (n *Names) Member(m *model.Member) string { return n.members[m] }

// Values are the names of an enum's constants, in the order of its values.
func (n *Names) Values(e *model.Enum) []string { return n.values[e] }

// IntValues are the names of the constants of an integer with known values, in
// the order of its values.
func (n *Names) IntValues(i *model.Integer) []string { return n.values[i] }

// Operation is the name of an operation's method; its input and output types
// add Input and Output.
func (n *Names) Operation(op *model.Operation) string { return n.ops[op] }

// Waiter is the name of a waiter; its type adds Waiter.
func (n *Names) Waiter(w *model.Waiter) string { return n.waiters[w] }

// UnionMember is the name of the type that holds a union's member.
func (n *Names) UnionMember(u *model.Union, m *model.Member) string {
	return n.shapes[u] + "Member" + n.members[m]
}

// resolver names the parts of one service.
type resolver struct {
	names    *Names
	service  *model.Service
	renames  *renameTable
	problems model.Problems
}

// reservedOperations are methods and functions that every client package has.
var reservedOperations = []string{"Options"}

func (r *resolver) operations() {
	scope := newScope(r)
	// Operations have a file each, and some file systems fold case.
	scope.key = strings.ToLower
	for _, name := range reservedOperations {
		scope.reserve(name, model.Pos{}, "a method of the client")
	}
	var named []*model.Operation
	for _, op := range r.service.Operations {
		path := "operations." + op.Name
		name := r.renames.or(path, export(op.Name))
		r.names.ops[op] = name
		if scope.reserve(name, op.Pos, path) {
			named = append(named, op)
		}
	}
	r.paginators(named)
}

// paginators reserves the names of the operations' paginators and of what makes
// them.
func (r *resolver) paginators(operations []*model.Operation) {
	scope := newScope(r)
	for _, op := range operations {
		if op.Paginator != nil {
			name, path := r.names.ops[op]+"Paginator", "operations."+op.Name+".paginator"
			scope.reserve(name, op.Pos, path)
			scope.reserve("New"+name, op.Pos, path)
		}
	}
}

// waiters names the waiters, which declare types and a function each.
func (r *resolver) waiters() {
	scope := newScope(r)
	for _, op := range r.service.Operations {
		for _, w := range op.Waiters {
			path := "operations." + op.Name + ".waiters." + w.Name
			name := r.renames.or(path, export(w.Name))
			r.names.waiters[w] = name
			if scope.reserve(name+"Waiter", w.Pos, path) {
				scope.reserve("New"+name+"Waiter", w.Pos, path)
			}
		}
	}
}

// types names what package types declares.
func (r *resolver) types() {
	scope := newScope(r)
	nested := r.service.Nested()
	scope.reserve("UnknownUnionMember", model.Pos{}, "types")
	for _, s := range r.service.Shapes {
		info := s.Info()
		path := "shapes." + info.Name
		name := export(info.Name)
		r.names.shapes[s] = name
		r.members(s, path)
		if !declared(s) || !nested[s] {
			r.renames.nameless[path] = true
			continue
		}
		name = r.renames.or(path, name)
		r.names.shapes[s] = name
		if !scope.reserve(name, info.Pos, path) {
			r.renames.excuse(path + ".enum.")
			continue // so would be the names that begin with this one
		}
		switch s := s.(type) {
		case *model.Enum:
			r.enumValues(scope, s, name, path)
		case *model.Integer:
			r.intValues(scope, s, name, path)
		case *model.Union:
			scope.reserve(name+"Decoder", info.Pos, path)
			for _, m := range s.Members {
				scope.reserve(r.names.UnionMember(s, m), m.Pos, path+".members."+m.Name)
			}
		}
	}
}

// declared reports whether a shape has a Go type of its own.
func declared(s model.Shape) bool {
	switch s := s.(type) {
	case *model.Structure, *model.Union, *model.Enum:
		return true
	case *model.Integer:
		return s.Values != nil
	}
	return false
}

// reservedMembers are names that methods of generated types take; aws-sdk-go-v2
// reserves the same ones. The second list holds for error types only. No name
// of aws-sdk-go-v2 gives way to serdeMethods, which it does not have.
var (
	reservedMembers      = []string{"String", "GoString"}
	reservedErrorMembers = []string{"Error", "ErrorCode", "ErrorMessage", "ErrorFault", "Unwrap", "ErrorCodeOverride"}
	serdeMethods         = []string{"Encode", "DecodeMember", "MemberTable"}
)

func (r *resolver) members(s model.Shape, path string) {
	scope := newScope(r)
	st, isStruct := s.(*model.Structure)
	if isStruct {
		scope.reserve("ResultMetadata", model.Pos{}, "the output's own field")
		taken := serdeMethods
		if st.Error != nil {
			taken = slices.Concat(serdeMethods, reservedErrorMembers)
		}
		for _, name := range taken {
			scope.reserve(name, model.Pos{}, "the type itself")
		}
	}
	for _, m := range model.MembersOf(s) {
		at := path + ".members." + m.Name
		name := memberName(st, m)
		if st == nil || st.Error == nil || name != messageField {
			name = r.renames.or(at, name)
		}
		r.names.members[m] = name
		if isStruct {
			scope.reserve(name, m.Pos, at)
		}
	}
}

// messageField is the field of every error type for the message.
const messageField = "Message"

// memberName is the rule for the name of a member: of a structure, or of a union
// when there is none.
func memberName(st *model.Structure, m *model.Member) string {
	name := export(m.Name)
	switch {
	case st == nil:
		// A union's members are no fields but parts of type names.
		return name
	case st.Error != nil && strings.EqualFold(m.Name, messageField):
		return messageField
	case slices.Contains(reservedMembers, name), st.Error != nil && slices.Contains(reservedErrorMembers, name):
		return name + "_"
	}
	return name
}
