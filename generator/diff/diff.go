// Package diff compares two linked models of a service, of whatever formats, and
// says what each change does to the callers of the Go client and to the owners
// of a server: a rule is a function in the file of its kind and one line in
// [Rules]. It imports packages emit, endpoints, jmespath, model, names and
// pattern, models, github.com/aymanbagabas/go-udiff, and the standard library.
package diff

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
)

// Severity says how bad a change is for somebody; a larger one is worse.
type Severity int

// The severities.
const (
	// Docs changes nothing but text for people.
	Docs Severity = iota + 1
	// Compatible changes ask nothing of anybody.
	Compatible
	// Dangerous changes break who relies on what the old model happened to say.
	Dangerous
	// Breaking changes stop code from compiling, or calls from working.
	Breaking
)

// Severities are the names of all severities, the worst first.
func Severities() []string {
	return []string{Breaking.String(), Dangerous.String(), Compatible.String(), Docs.String()}
}

// String returns the severity's name.
func (s Severity) String() string {
	switch s {
	case Breaking:
		return "breaking"
	case Dangerous:
		return "dangerous"
	case Docs:
		return "docs"
	}
	return "compatible"
}

// Side is one of the two models.
type Side struct {
	Service *model.Service
	// Names are the Go names, nil when the model gives none that can be used.
	Names *names.Names
	// Unnamed says why this model gives none.
	Unnamed string
	// Format is the format of the model.
	Format string
	// Values is true when the model tells which scalars are never absent.
	Values bool
}

// Change is one thing that the models say differently.
type Change struct {
	// Rule is the id of the rule.
	Rule string
	// Client is how bad it is for callers of the Go client, Server for owners of a
	// server.
	Client, Server Severity
	// Subject is the service, operation or shape that changed, such as
	// operations.GetUser.
	Subject string
	// Path is the model path in the new model; of what is gone, in the old one.
	Path string
	// OldPath is the path in the old model where it is another.
	OldPath string
	// Old and New are the places in the two models; without a file when there is
	// none.
	Old, New model.Pos
	// Message says what changed.
	Message string
	// Go says what it does to the Go API, a sentence each; More counts those that
	// were left out.
	Go   []string
	More int
	// Operations are the operations that it is about, sorted: all that lead to a
	// shape.
	Operations []string
}

// Worst is the worse of the two severities.
func (c Change) Worst() Severity { return max(c.Client, c.Server) }

// Rule is a rule; see [Rules].
type Rule struct {
	// ID is the rule's name, such as member-removed.
	ID             string
	Client, Server Severity
	// What says what the rule finds, Reason why the severities are what they are.
	What, Reason string
	check        func(*pass)
}

// Service is the outcome of the comparison of one service.
type Service struct {
	// ID is the service id in the new model.
	ID string
	// Changes are sorted by subject, path and rule.
	Changes []Change
	// Notes say what was not compared, and why.
	Notes []string
}

// Compare compares two models of a service.
func Compare(old, current Side) Service {
	c := newComparison(old, current)
	out := Service{ID: cmp.Or(current.Service.ID, current.Service.Name), Notes: c.notes}
	for _, r := range Rules() {
		if r.check != nil {
			r.check(&pass{comparison: c, rule: r, changes: &out.Changes})
		}
	}
	sortChanges(out.Changes)
	return out
}

// sortChanges puts the service first, then operations, then shapes.
func sortChanges(changes []Change) {
	slices.SortStableFunc(changes, func(a, b Change) int {
		return cmp.Or(
			cmp.Compare(rank(a.Subject), rank(b.Subject)), strings.Compare(a.Subject, b.Subject),
			strings.Compare(a.Path, b.Path), strings.Compare(a.Rule, b.Rule),
		)
	})
}

func rank(subject string) int {
	return slices.IndexFunc([]string{"service", "operations.", "shapes."}, func(p string) bool { return strings.HasPrefix(subject, p) })
}

// Added is the outcome for a service that only the new models have.
func Added(s *model.Service) Service { return whole(serviceAdded(), "is new", s, model.Pos{}, s.Pos) }

// Removed is the outcome for a service that only the old models have.
func Removed(s *model.Service) Service {
	return whole(serviceRemoved(), "is gone", s, s.Pos, model.Pos{})
}

func whole(r Rule, what string, s *model.Service, old, current model.Pos) Service {
	id := cmp.Or(s.ID, s.Name)
	return Service{ID: id, Changes: []Change{{
		Rule: r.ID, Client: r.Client, Server: r.Server, Subject: subjectService, Path: subjectService, Old: old, New: current,
		Message: fmt.Sprintf("service %s, with %s", what, plural(len(s.Operations), "operation")),
	}}}
}

// subjectService is the subject of what is about the whole service.
const subjectService = "service"
