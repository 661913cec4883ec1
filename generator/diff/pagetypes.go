package diff

import (
	"github.com/modelsmith/modelsmith/generator/jmespath"
	"github.com/modelsmith/modelsmith/generator/model"
)

// pagesKind is a way in which the pages of an operation change; 0 is none.
type pagesKind int

const (
	// pagesDiffer keep the Go API of their paginator.
	pagesDiffer pagesKind = iota + 1
	// pagesExtended gain items or a limit and are the same otherwise.
	pagesExtended
	// pagesNarrowed lose items or the limit, or have them of another Go type.
	pagesNarrowed
)

// pagesChange is what differs between the pages of an operation.
type pagesChange struct {
	kind     pagesKind
	old, new string
	effects  []string
}

// eachPaginator visits the operations whose pages both models tell of.
func (p *pass) eachPaginator(visit func(op operationPair, c pagesChange)) {
	for _, op := range p.operations {
		if op.old.Paginator != nil && op.new.Paginator != nil {
			visit(op, p.pagesChange(op))
		}
	}
}

func (c *comparison) pagesChange(op operationPair) pagesChange {
	text := pages
	if !c.formats {
		text = tokens
	}
	change := pagesChange{old: text(op.old.Paginator), new: text(op.new.Paginator)}
	if change.old == change.new {
		return change // of the members that they name, other rules tell
	}
	name := ""
	if c.old.Names != nil && c.new.Names != nil {
		name = c.new.Names.Operation(op.new)
	}
	rest := *op.new.Paginator // without what it gains
	change.kind = pagesDiffer
	if change.part(name, "PaginatorOptions.Limit", limitType(c.old, op.old), limitType(c.new, op.new)) {
		rest.LimitKey = op.old.Paginator.LimitKey
	}
	if c.formats && change.part(name, "Paginator.Items", itemType(c.old, op.old), itemType(c.new, op.new)) {
		rest.ResultKeys = op.old.Paginator.ResultKeys
	}
	if change.kind == pagesDiffer && change.effects != nil && text(&rest) == change.old {
		change.kind = pagesExtended
	}
	return change
}

// part compares the Go type of a part of a paginator, empty for none, and reports
// whether the part is new.
func (c *pagesChange) part(operation, part, old, current string) bool {
	switch {
	case old == current:
		return false
	case old == "":
		c.effects = append(c.effects, "new: "+operation+part+" "+current)
		return true
	case current == "":
		c.effects = append(c.effects, "gone: "+operation+part+" "+old)
	default:
		c.effects = append(c.effects, operation+part+": "+old+" → "+current)
	}
	c.kind = pagesNarrowed
	return false
}

// limitType is the Go type of a paginator's option Limit, empty for none: a limit
// that is no number is left to the input.
func limitType(s Side, op *model.Operation) string {
	if op.Input == nil {
		return ""
	}
	for _, m := range op.Input.Members {
		if i, ok := m.Target.(*model.Integer); ok && i.Values == nil && m.Name == op.Paginator.LimitKey.Text {
			return goTypes{s.Names}.of(&m.Ref, false, 0)
		}
	}
	return ""
}

// itemType is the Go type of what a paginator's method Items gives, empty for none:
// pages have it whose results are one list.
func itemType(s Side, op *model.Operation) string {
	var list *jmespath.Type
	for _, e := range op.Paginator.ResultKeys {
		t, err := jmespath.Resolve(e.Text, jmespath.OfStructure(op.Output))
		if err != nil || t.Kind != jmespath.Array && t.Kind != jmespath.Object {
			continue
		}
		if list != nil {
			return ""
		}
		list = &t
	}
	if list == nil || list.Kind != jmespath.Array {
		return ""
	}
	elem, g := list.Elem(), goTypes{s.Names}
	if of, ok := list.Shape.(*model.List); ok && of.Sparse {
		return g.element(&of.Elem, true, 0)
	}
	if elem.Shape == nil {
		return "any"
	}
	_, pointer := elem.Shape.(*model.Structure)
	return g.of(&model.Ref{Target: elem.Shape}, pointer, 0)
}

// paginatorNames are the Go names that the pages of an operation give.
func paginatorNames(s Side, op *model.Operation) string {
	if s.Names == nil {
		return ""
	}
	name := s.Names.Operation(op) + "Paginator"
	return name + ", " + name + "Options and New" + name
}

// newNames is the effect of names that come, goneNames of names that go.
func newNames(names string) []string { return named("new: ", names) }

func goneNames(names string) []string { return named("gone: ", names) }

func named(what, names string) []string {
	if names == "" {
		return nil
	}
	return []string{what + names}
}
