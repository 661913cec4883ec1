package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/lint"
)

// lintFlags are the flags of lint.
type lintFlags struct {
	models, format, failOn string
	disabled               []string
	listRules              bool
}

func lintCommand() *cobra.Command {
	var f lintFlags
	cmd := &cobra.Command{
		Use:   "lint [flags] MODEL...",
		Short: "Print what is wrong or doubtful about models",
		Long: `Lint prints every problem that generate would have with models, and every
doubtful fact: patterns that refuse what they were written for, routes that are
the same, paginators and waiters that lead nowhere, and more. A model is what
generate takes: a name out of modelsmith list, or a path.

The exit code is 0 without findings of the severity of --fail-on or worse, 1 with
some, and 2 when a model cannot be read at all or the command line is wrong.`,
		Example: `  modelsmith lint ./models/chime/2018-05-01 iam
  modelsmith lint --format json --fail-on warning --disable paginator/missing iam
  modelsmith lint --list-rules`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case f.listRules && len(args) > 0:
				return unable(errors.New("--list-rules takes no model"))
			case !f.listRules && len(args) == 0:
				return unable(errors.New("no model given; modelsmith list names some"))
			}
			return nil
		},
		ValidArgsFunction: completeServices,
		RunE:              func(cmd *cobra.Command, args []string) error { return runLint(cmd, f, args) },
	}
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return unable(err) })
	flags := cmd.Flags()
	flags.StringVar(&f.models, "models", "", "models directory to take service names from (default the models that come with modelsmith)")
	flags.StringVar(&f.format, "format", "text", "text or json")
	flags.StringVar(&f.failOn, "fail-on", "error", "severity from which on the exit code is 1: "+strings.Join(lint.Severities(), ", "))
	flags.StringSliceVar(&f.disabled, "disable", nil, "id of a rule to leave out; can be repeated")
	flags.BoolVar(&f.listRules, "list-rules", false, "print the rules and why they are there")
	return cmd
}

// runLint lints, or lists the rules.
func runLint(cmd *cobra.Command, f lintFlags, args []string) error {
	failOn, errFailOn := lint.ParseSeverity(f.failOn)
	rules, errRules := lint.Without(f.disabled)
	var errFormat error
	if f.format != "text" && f.format != "json" {
		errFormat = fmt.Errorf("%q is no format; there are text, json", f.format)
	}
	if err := cmp.Or(errFailOn, errRules, errFormat); err != nil {
		return unable(err)
	}
	if f.listRules {
		write := lint.WriteRulesText
		if f.format == "json" {
			write = lint.WriteRulesJSON
		}
		return unable(write(cmd.OutOrStdout(), rules))
	}
	cfg := generator.LintConfig{Services: args, Rules: rules}
	var err error
	if cfg.Models, err = modelsIn(f.models); err != nil {
		return unable(err)
	}
	findings, err := generator.Lint(cmd.Context(), cfg)
	if err != nil {
		return unable(err)
	}
	return printFindings(cmd, f.format, findings, failOn)
}

// printFindings prints findings, and returns an error when they are bad enough.
func printFindings(cmd *cobra.Command, format string, findings []lint.Finding, failOn lint.Severity) error {
	write := lint.WriteText
	if format == "json" {
		write = lint.WriteJSON
	}
	if err := write(cmd.OutOrStdout(), findings); err != nil {
		return unable(err)
	}
	if lint.Worst(findings) >= failOn {
		return coded{code: exitFound}
	}
	return nil
}
