package smithy

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// linkedOperation is an operation whose traits look into shapes that are linked
// later.
type linkedOperation struct {
	*model.Operation
	raw *shape
}

// linkOperation links an operation to its shapes; those are linked later.
func (r *reader) linkOperation(service, s *shape) {
	name := nameOf(s.id)
	op := &model.Operation{Name: name, WireName: name, Path: s.node.Path(), Pos: s.node.Pos(), URIPos: s.node.Pos()}
	op.Input = r.structure(s.keys["input"], asInput)
	op.Output = r.structure(s.keys["output"], asOutput)
	if op.Output != nil && r.wire.wrapped {
		op.ResultWrapper = name + "Result"
	}
	r.linkErrors(op, slices.Concat(s.lists["errors"], service.lists["errors"]))
	r.readHTTP(op, s)
	r.service.Operations = append(r.service.Operations, op)
	r.operationsRead = append(r.operationsRead, linkedOperation{op, s})
}

// maxErrors is how many errors all operations may list together, those of the
// service with each of them.
const maxErrors = 1 << 20

// linkErrors links the errors of an operation, each of them once.
func (r *reader) linkErrors(op *model.Operation, refs []*node.Node) {
	if r.errors += len(refs); r.errors > maxErrors {
		if r.errors -= len(refs); !r.tooMany {
			refs[0].Problem("the operations up to %s list more than %d errors", op.Name, maxErrors)
		}
		r.tooMany = true
		return
	}
	seen := make(map[*model.Structure]bool, len(refs))
	for _, ref := range refs {
		st := r.structure(ref, asError)
		if st == nil || seen[st] {
			continue
		}
		seen[st] = true
		if id := ref.Child("target").String(); r.shapes[id].traits[prelude+"error"] == nil {
			ref.Problem("%s is listed as an error but lacks the trait error", id)
			continue
		}
		op.Errors = append(op.Errors, st)
	}
}

// structure resolves an operation's reference to a structure; nil stands for no
// reference, for the unit, and for one with a problem.
func (r *reader) structure(ref *node.Node, as binding) *model.Structure {
	if ref == nil {
		return nil
	}
	s := r.target(ref)
	if s == nil || s.kind == unit {
		return nil
	}
	if s.kind != "structure" {
		ref.Problem("%s has the type %s; expected a structure", s.id, s.kind)
		return nil
	}
	s.bindings |= as
	st, _ := r.shapeOf(ref.Child("target")).(*model.Structure)
	return st
}

// readHTTP reads the method and URI of an operation; protocols that are not of
// that kind have the same for all.
func (r *reader) readHTTP(op *model.Operation, s *shape) {
	http := s.traits[prelude+"http"]
	switch {
	case !r.wire.rest:
		op.Method, op.URI = "POST", "/"
		return
	case http == nil:
		s.node.Problem("an operation needs the trait http")
		return
	}
	http.Each(func(n *node.Node) {
		switch n.Key {
		case "method":
			if op.Method = n.Text(); strings.Trim(op.Method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
				n.Problem("%q is no HTTP method", op.Method)
			}
		case "uri":
			op.URI, op.URIPos = n.Text(), n.Pos()
		case "code":
			if status, ok := n.Integer(); ok && (status < 100 || status > 599) {
				n.Problem("%d is no HTTP status", status)
			} else {
				op.Status = status
			}
		default:
			n.Unknown()
		}
	})
	http.Need("method", "uri")
}

// linkTraitsOfOperations reads the traits of operations; all shapes are linked by
// then.
func (r *reader) linkTraitsOfOperations() {
	for _, op := range r.operationsRead {
		for _, n := range op.raw.traits.sorted() {
			if !r.readOperationTrait(op, n) && !op.readFeature(n) {
				keep(&op.Other, n, operationTraits)
			}
		}
		r.readPaginator(op)
		r.refuseEventStreams(op)
	}
}

// readOperationTrait reads a trait of an operation; it is false for others.
func (r *reader) readOperationTrait(op linkedOperation, n *node.Node) bool {
	switch n.Key {
	case prelude + "documentation":
		op.Documentation = n.Text()
	case prelude + "deprecated":
		op.Deprecated = readDeprecated(n)
	case prelude + "idempotent":
		op.Idempotent = annotation(n)
	case prelude + "readonly":
		op.ReadOnly = annotation(n)
	case prelude + "auth":
		op.Auth = readAuth(n, op.unsupported)
	case prelude + "optionalAuth":
		op.OptionalAuth = annotation(n)
	case prelude + "http", prelude + "paginated":
	case "smithy.waiters#waitable":
		r.readWaiters(op, n)
	default:
		return false
	}
	return true
}
