package lint_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sebdah/goldie/v2"

	"github.com/modelsmith/modelsmith/generator/botocore"
	"github.com/modelsmith/modelsmith/generator/lint"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

// TestRules applies each rule to the model in its folder, which breaks it, and
// has near misses called Fine that do not.
func TestRules(t *testing.T) {
	for _, rule := range lint.Rules() {
		if rule.ID == lint.Invalid {
			continue // the generator's, and tested there
		}
		t.Run(strings.ReplaceAll(rule.ID, "/", "-"), func(t *testing.T) {
			dir := filepath.Join("testdata", filepath.Base(t.Name()))
			findings := lint.Check(read(t, dir, rule.ID), []lint.Rule{rule})
			if len(findings) == 0 {
				t.Error("the rule finds nothing")
			}
			var b strings.Builder
			for _, f := range findings {
				if f.Rule != rule.ID || f.Severity != rule.Severity || strings.Contains(f.Path, "Fine") {
					t.Error("found", f)
				}
				f.Pos.File = filepath.Base(f.Pos.File)
				b.WriteString(f.String() + "\n")
			}
			goldie.New(t, goldie.WithFixtureDir(dir), goldie.WithNameSuffix("")).Assert(t, "want.txt", []byte(b.String()))
		})
	}
}

// read reads the model of a folder, and adds what only other formats have.
func read(t *testing.T, dir, rule string) *model.Service {
	t.Helper()
	src, err := source.OpenPath(dir)
	if err != nil {
		t.Fatal(err)
	}
	s, problems := botocore.Read(src, []string{"query", "rest-json"})
	if problems != nil {
		t.Fatal(problems)
	}
	if add := additions()[rule]; add != nil {
		add(s)
	}
	return s
}

// TestOverlaidPattern finds a pattern of a member's own, and none twice that the
// member has from its target.
func TestOverlaidPattern(t *testing.T) {
	rules, err := lint.Without(nil)
	if err != nil {
		t.Fatal(err)
	}
	rules = slices.DeleteFunc(rules, func(r lint.Rule) bool { return r.ID != "pattern/long-escape" })
	s := read(t, filepath.Join("testdata", "pattern-long-escape"), rules[0].ID)
	members := s.Operations[0].Input.Members
	for _, m := range members {
		inherited := *m.Traits.Pattern
		m.Traits.Pattern = &inherited
	}
	if found := lint.Check(s, rules); len(found) != 1 || found[0].Path != "shapes.Bad1" {
		t.Error(found)
	}
	own := *members[0].Traits.Pattern
	own.Pos.Line++
	members[0].Traits.Pattern = &own
	if found := lint.Check(s, rules); len(found) != 2 || found[1].Path != "shapes.SendInput.members.Bad1" {
		t.Error(found)
	}
}

// additions are facts that the models of the folders cannot hold: those of other
// formats and of the files beside a model.
func additions() map[string]func(s *model.Service) {
	return map[string]func(s *model.Service){
		"document/protocol":       addDocument,
		"member/required-default": addDefaults,
		"model/unreached":         addUnreached,
		"model/unsupported":       addUnsupported,
		"paginator/type":          addPaginatorTypes,
		"waiter/error":            addErrorAcceptors,
		"waiter/value":            addValueAcceptors,
	}
}

func addDocument(s *model.Service) {
	for i, shape := range s.Shapes {
		if shape.Info().Name == "Document" {
			s.Shapes[i] = &model.Document{Base: *shape.Info()}
		}
	}
}

func addDefaults(s *model.Service) {
	in := s.Operations[0].Input
	for _, m := range in.Members {
		m.Default, m.Required = "0", m.Name != "Fine"
	}
}

func addUnreached(s *model.Service) {
	s.Unreached = []model.Place{{Name: "Lost", Pos: s.Shapes[0].Info().Pos}}
}

func addUnsupported(s *model.Service) {
	op := s.Operations[0]
	op.Unsupported = model.Problems{{Pos: op.Pos, Path: op.Path + ".trait", Message: "trait is not supported"}}
}

func paths(texts ...string) (all []model.Expression) {
	for _, text := range texts {
		all = append(all, model.Expression{Text: text})
	}
	return all
}

func addPaginatorTypes(s *model.Service) {
	op := s.Operations[0]
	for _, m := range op.Input.Members {
		m.Required = m.Name == "Number"
	}
	op.Paginator = &model.Paginator{
		Pos: op.Pos, InputTokens: paths("Token", "Number"), OutputTokens: paths("Pages.Marker", "Text"),
		ResultKeys: paths("Items", "Text"), LimitKey: model.Expression{Text: "Names"},
	}
}

// addAcceptors adds a waiter; its acceptors share a place.
func addAcceptors(s *model.Service, acceptors ...model.Acceptor) {
	op := s.Operations[0]
	for i := range acceptors {
		acceptors[i].Pos = op.Pos
	}
	op.Waiters = []*model.Waiter{{Name: "ThingReady", Acceptors: acceptors, Pos: op.Pos}}
}

func addErrorAcceptors(s *model.Service) {
	addAcceptors(
		s, model.Acceptor{Matcher: "error", Expected: "NotListed"},
		model.Acceptor{Matcher: "error", Expected: "GoneCode"}, model.Acceptor{Matcher: "error", Expected: "Gone"},
		model.Acceptor{Matcher: "error", Expected: "false"},
	)
}

func addValueAcceptors(s *model.Service) {
	addAcceptors(
		s, model.Acceptor{Matcher: "pathAll", Path: model.Expression{Text: "Things[].State"}, Expected: "Ready"},
		model.Acceptor{Matcher: "path", Path: model.Expression{Text: "State"}, Expected: "DELETED"},
		model.Acceptor{Matcher: "path", Path: model.Expression{Text: "State"}, Expected: "IN_WORK"},
		model.Acceptor{Matcher: "path", Path: model.Expression{Text: "State == 'READY'"}, Expected: "true"},
	)
}
