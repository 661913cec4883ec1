package names

import (
	"fmt"

	"github.com/modelsmith/modelsmith/generator/model"
)

// scope is a set of names that must differ.
type scope struct {
	r     *resolver
	taken map[string]string
}

func newScope(r *resolver) *scope { return &scope{r: r, taken: make(map[string]string)} }

// reserve takes a name for the thing at a model path; a name that is taken is a
// problem at the later thing.
func (s *scope) reserve(name string, pos model.Pos, path string) {
	if by, ok := s.taken[name]; ok {
		s.r.problems = append(s.r.problems, model.Problem{
			Pos: pos, Path: path,
			Message: fmt.Sprintf("the Go name %s is taken by %s; give one of them another with a rename", name, by),
		})
		return
	}
	s.taken[name] = path
}
