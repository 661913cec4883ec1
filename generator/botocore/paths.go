package botocore

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// checkPath reports a dotted path, maybe with [] after lists, that leads to no
// member. Other expressions are not looked into.
func (l *linker) checkPath(n *node.Node, path string, in *model.Structure) {
	if strings.ContainsFunc(path, notDotted) {
		return
	}
	var at model.Shape = in
	if in == nil {
		n.Problem("the path %q leads into a structure that the operation lacks", path)
		return
	}
	for step := range strings.SplitSeq(path, ".") {
		name, each := strings.CutSuffix(step, "[]")
		switch at.(type) {
		case *model.Map, *model.Document:
			return // any name may be there
		}
		m := l.member(at, name)
		if m == nil {
			n.Problem("the path %q leads to no member: %s has no %q", path, at.Info().Name, name)
			return
		}
		at = m.Target
		if list, ok := at.(*model.List); ok && each {
			at = list.Elem.Target
		}
		if at == nil {
			return // reported already
		}
	}
}

// notDotted reports a character that a dotted path cannot have.
func notDotted(c rune) bool {
	return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && !strings.ContainsRune("_.[]", c)
}

// member is the member of a name, nil for none. Paths are many and structures
// wide, so that nothing is searched twice.
func (l *linker) member(s model.Shape, name string) *model.Member {
	members, known := l.members[s]
	if !known {
		members = make(map[string]*model.Member)
		for _, m := range model.MembersOf(s) {
			members[m.Name] = m
		}
		l.members[s] = members
	}
	return members[name]
}
