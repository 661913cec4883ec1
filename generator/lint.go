package generator

import (
	"context"
	"errors"
	"io/fs"
	"slices"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/infer"
	"github.com/modelsmith/modelsmith/generator/lint"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/generator/source"
	"github.com/modelsmith/modelsmith/models"
)

// LintConfig says what to lint.
type LintConfig struct {
	// Services and Models are as in [Config].
	Services []string
	Models   fs.FS
	// Rules are the rules to apply, such as [lint.Rules].
	Rules []lint.Rule
}

// Lint returns what Generate would refuse about models, and what the rules find,
// sorted by place. The error is for what is no model at all.
func Lint(ctx context.Context, cfg LintConfig) ([]lint.Finding, error) {
	if len(cfg.Services) == 0 {
		return nil, errors.New("no services given")
	}
	if cfg.Models == nil {
		cfg.Models = models.FS()
	}
	r := &run{cfg: Config{Services: cfg.Services, Models: cfg.Models}}
	if err := r.open(); err != nil {
		return nil, err
	}
	all := make([][]lint.Finding, len(r.services))
	err := each(ctx, len(r.services), func(i int) error {
		all[i] = lintModel(r.services[i].source, cfg.Rules)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return lint.Sort(slices.Concat(append(all, invalid(r.problems, cfg.Rules))...)), nil
}

// lintModel applies the rules to one model, as far as it can be read.
func lintModel(m *source.Model, rules []lint.Rule) []lint.Finding {
	linked, problems := readModel(m, spoken())
	refused := linked == nil
	if refused {
		// The rules hold for protocols that no client speaks too.
		linked, _ = readModel(m, knownProtocols())
	}
	if linked == nil {
		return invalid(problems, rules)
	}
	if !refused {
		problems = refuse(linked)
	}
	return append(invalid(problems, rules), lint.Check(linked, rules)...)
}

// refuse returns the problems that the stages behind the reader have.
func refuse(linked *model.Service) model.Problems {
	linked, _ = infer.Paginators(linked)
	resolved, problems := names.Resolve(linked, "", nil)
	if problems != nil {
		return problems
	}
	if slices.ContainsFunc(linked.Operations, func(op *model.Operation) bool { return op.Unsupported != nil }) {
		return nil // emitters need not know what they cannot emit
	}
	context := &emit.Context{
		Service: linked, Names: resolved, Facts: emit.NewFacts(linked),
		ImportPath: "example.com/" + resolved.Package, ProtocolPath: protocols()[linked.Protocol].client,
		ServerProtocolPath: protocols()[linked.Protocol].server,
	}
	for _, e := range emitters() {
		var ps model.Problems
		if _, err := e.Emit(context); errors.As(err, &ps) {
			problems = append(problems, ps...)
		}
	}
	return problems
}

// invalid makes findings of problems, if the rule for that is among those given.
func invalid(problems model.Problems, rules []lint.Rule) (findings []lint.Finding) {
	i := slices.IndexFunc(rules, func(r lint.Rule) bool { return r.ID == lint.Invalid })
	if i < 0 {
		return nil
	}
	for _, p := range problems {
		findings = append(findings, lint.Finding{
			Rule: lint.Invalid, Severity: rules[i].Severity, Pos: p.Pos, Path: p.Path, Message: p.Message,
		})
	}
	return findings
}

// knownProtocols are all protocols that there are.
func knownProtocols() []string {
	return []string{"ec2", "json", "query", "rest-json", "rest-xml", "smithy-rpc-v2-cbor"}
}
