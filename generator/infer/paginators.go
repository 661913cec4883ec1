// Package infer completes what models leave out: the paginators of operations that
// take and return a token, and what the pages list. It imports package model and
// the standard library.
//
// The rule was held against every paginator of botocore's models: where it finds
// one, it is theirs but for a single list, and no member is found that theirs lacks.
package infer

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// Paginators returns the service with all of its paginators, and the names of the
// operations whose paginators no model names. The service that is given stays as it
// is.
func Paginators(s *model.Service) (complete *model.Service, inferred []string) {
	all := *s
	all.Operations = slices.Clone(s.Operations)
	for i, op := range all.Operations {
		p := paginator(op)
		if p == nil {
			continue
		}
		if op.Paginator == nil {
			inferred = append(inferred, op.Name)
		}
		changed := *op
		changed.Paginator = p
		all.Operations[i] = &changed
	}
	return &all, inferred
}

// paginator is the paginator that an operation should have, nil if it has that.
func paginator(op *model.Operation) *model.Paginator {
	if op.Input == nil || op.Output == nil {
		return nil
	}
	list := onlyList(op.Output)
	switch {
	case op.Paginator == nil && list != nil && !changes(op.Method):
		return byNames(op, list)
	case op.Paginator == nil || op.Paginator.ResultKeys != nil || list == nil:
		return nil
	}
	p := *op.Paginator
	p.ResultKeys = []model.Expression{expression(op, list)}
	return &p
}

// changes reports whether a method is for changing things, which nobody does page by
// page.
func changes(method string) bool { return method == "PUT" || method == "PATCH" || method == "DELETE" }

// byNames is a paginator that follows from the names of members, nil for none.
func byNames(op *model.Operation, list *model.Member) *model.Paginator {
	in, out := tokens(op)
	if in == nil || in.Required {
		return nil
	}
	p := &model.Paginator{
		InputTokens: []model.Expression{expression(op, in)}, OutputTokens: []model.Expression{expression(op, out)},
		ResultKeys: []model.Expression{expression(op, list)}, Inferred: true, Pos: op.Pos,
	}
	if limits := members(op.Input, limitNames, isInteger); len(limits) == 1 {
		p.LimitKey = expression(op, limits[0])
	}
	if more := members(op.Output, moreNames, isBoolean); len(more) == 1 {
		p.MoreResults = expression(op, more[0])
	}
	return p
}

// What members with a meaning are called; the first letter may be small.
var (
	tokenNames = []string{"NextToken", "Marker", "NextMarker", "PageToken", "NextPageToken", "PaginationToken", "ContinuationToken", "StartingToken"}
	limitNames = []string{"MaxResults", "MaxItems", "MaxRecords", "Limit", "PageSize"}
	moreNames  = []string{"IsTruncated"}
)

// tokens are the token of an input and the one that an output has for it; nil if
// there is no such pair, or more than one.
func tokens(op *model.Operation) (in, out *model.Member) {
	for _, m := range members(op.Input, tokenNames, isString) {
		next := members(op.Output, successors(m.Name), isString)
		if next == nil {
			continue
		}
		if in != nil {
			return nil, nil
		}
		in, out = m, next[0]
	}
	return in, out
}

// successors are the names of the token that follows a token, the best one first. An
// output with both has the second one for an echo.
func successors(name string) []string {
	switch name {
	case "StartingToken":
		return []string{"NextToken"}
	case "startingToken":
		return []string{"nextToken"}
	}
	if upper := export(name); upper != name {
		return []string{"next" + upper, name}
	}
	return []string{"Next" + name, name}
}

// members are those of one of the names and a kind, in the order of the names.
func members(s *model.Structure, names []string, kind func(model.Shape) bool) (found []*model.Member) {
	for _, name := range names {
		for _, m := range s.Members {
			if (m.Name == name || export(m.Name) == name) && kind(m.Target) {
				found = append(found, m)
			}
		}
	}
	return found
}

// export is a name whose first letter is large.
func export(name string) string {
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// onlyList is the one member of an output that is a list or map, nil if there are
// none or more.
func onlyList(out *model.Structure) (list *model.Member) {
	for _, m := range out.Members {
		switch m.Target.(type) {
		case *model.List, *model.Map:
			if list != nil {
				return nil
			}
			list = m
		}
	}
	return list
}

// expression is the path of a member.
func expression(op *model.Operation, m *model.Member) model.Expression {
	return model.Expression{Text: m.Name, Path: op.Path, Pos: m.Pos}
}

func isString(s model.Shape) bool { _, ok := s.(*model.String); return ok }

func isInteger(s model.Shape) bool { _, ok := s.(*model.Integer); return ok }

func isBoolean(s model.Shape) bool { _, ok := s.(*model.Boolean); return ok }
