package names

import (
	"fmt"
	"go/token"

	"github.com/modelsmith/modelsmith/generator/model"
)

// scope is a set of names whose keys must differ.
type scope struct {
	r     *resolver
	key   func(name string) string
	taken map[string]holder
}

// holder is the thing that has a name.
type holder struct{ name, path string }

func newScope(r *resolver) *scope {
	return &scope{r: r, key: func(name string) string { return name }, taken: make(map[string]holder)}
}

// maxName is the longest Go name, in bytes: an operation's is part of the name
// of a file.
const maxName = 200

// reserve takes a name for the thing at a model path. A name that is taken is a
// problem at the later thing, and so is one that no other package could use; it
// is false for these.
func (s *scope) reserve(name string, pos model.Pos, path string) bool {
	if len(name) > maxName {
		return s.problem(pos, path, "the Go name would be longer than %d bytes; give it another with a rename", maxName)
	}
	if !token.IsExported(name) || !token.IsIdentifier(name) {
		return s.problem(pos, path, "%q is no exported Go name; give it another with a rename", name)
	}
	by, taken := s.taken[s.key(name)]
	if !taken {
		s.taken[s.key(name)] = holder{name, path}
		return true
	}
	// Of two names the one to change is the one that a rename gave.
	pos = s.r.renames.place(pos, path, by.path)
	if by.name != name {
		return s.problem(pos, path, "the Go name %s is %s, which %s has, but for case; give one of them another with a rename", name, by.name, by.path)
	}
	return s.problem(pos, path, "the Go name %s is taken by %s; give one of them another with a rename", name, by.path)
}

// problem reports a name that cannot be.
func (s *scope) problem(pos model.Pos, path, format string, args ...any) (reserved bool) {
	s.r.problems = append(s.r.problems, model.Problem{Pos: s.r.renames.place(pos, path), Path: path, Message: fmt.Sprintf(format, args...)})
	return false
}
