package names

import (
	"fmt"
	"maps"
	"slices"

	"github.com/modelsmith/modelsmith/generator/model"
)

// Rename gives a thing of a model another Go name than the rules do.
type Rename struct {
	// Service is the model's directory name, such as iam.
	Service string
	// Path is the model path: operations.X, operations.X.waiters.Y, shapes.X,
	// shapes.X.members.Y or shapes.X.enum.value.
	Path string
	// Name is the whole Go name.
	Name string
	// Reason says why no rule serves.
	Reason string
}

// renameTable holds the renames of one service.
type renameTable struct {
	names map[string]string
	// idle are the renames of the caller that named nothing so far. Those of
	// Table may name nothing: an older model lacks what they are for.
	idle map[string]bool
}

func newRenames(service string, own []Rename) *renameTable {
	t := &renameTable{names: make(map[string]string), idle: make(map[string]bool)}
	for _, r := range Table() {
		if r.Service == service {
			t.names[r.Path] = r.Name
		}
	}
	for _, r := range own {
		if r.Service == service {
			t.names[r.Path], t.idle[r.Path] = r.Name, true
		}
	}
	return t
}

// or returns the name that the table has for a path, else the rule's.
func (t *renameTable) or(path, rule string) string {
	if name, ok := t.names[path]; ok {
		delete(t.idle, path)
		return name
	}
	return rule
}

// unused reports the caller's entries that name nothing in the model.
func (t *renameTable) unused(s *model.Service) (ps model.Problems) {
	for _, path := range slices.Sorted(maps.Keys(t.idle)) {
		ps = append(ps, model.Problem{Pos: s.Pos, Path: path, Message: fmt.Sprintf("the rename to %s names nothing in the model", t.names[path])})
	}
	return ps
}
