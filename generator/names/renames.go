package names

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/closest"
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
	// Pos is where the rename stands, if it is no part of modelsmith.
	Pos model.Pos
}

// renameTable holds the renames of one service.
type renameTable struct {
	names map[string]string
	// own are the places of the caller's renames, idle of those that named nothing
	// so far. Those of Table may name nothing: an older model lacks what they are
	// for.
	own, idle map[string]model.Pos
	// named are the paths of all that has a Go name, nameless of shapes without.
	named, nameless map[string]bool
}

func newRenames(service string, own []Rename) *renameTable {
	t := &renameTable{names: make(map[string]string), own: make(map[string]model.Pos), named: make(map[string]bool), nameless: make(map[string]bool)}
	for _, r := range Table() {
		if r.Service == service {
			t.names[r.Path] = r.Name
		}
	}
	for _, r := range own {
		if r.Service == service {
			t.names[r.Path], t.own[r.Path] = r.Name, r.Pos
		}
	}
	t.idle = maps.Clone(t.own)
	return t
}

// or returns the name that the table has for a path, else the rule's.
func (t *renameTable) or(path, rule string) string {
	if len(t.own) > 0 {
		t.named[path] = true
	}
	if name, ok := t.names[path]; ok {
		delete(t.idle, path)
		return name
	}
	return rule
}

// excuse forgives the renames below a path, of what nobody looks up.
func (t *renameTable) excuse(path string) {
	maps.DeleteFunc(t.idle, func(idle string, _ model.Pos) bool { return strings.HasPrefix(idle, path) })
}

// place is where the rename of one of some paths stands, else the place given.
func (t *renameTable) place(pos model.Pos, paths ...string) model.Pos {
	for _, path := range paths {
		if own := t.own[path]; own != (model.Pos{}) {
			return own
		}
	}
	return pos
}

// unused reports the caller's entries that name nothing in the model.
func (t *renameTable) unused(s *model.Service) (ps model.Problems) {
	var guesser closest.Guesser
	for _, path := range slices.Sorted(maps.Keys(t.idle)) {
		message := "the shape has no Go type of its own that could have a name; remove the line"
		if !t.nameless[path] {
			message = fmt.Sprintf("the rename to %s names nothing in the model%s", t.names[path], closest.Hint(&guesser, path, t.named))
		}
		ps = append(ps, model.Problem{Pos: t.place(s.Pos, path), Path: path, Message: message})
	}
	return ps
}
