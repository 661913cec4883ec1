package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/diff"
	"github.com/modelsmith/modelsmith/generator/model"
)

// diffFlags are the flags of diff.
type diffFlags struct {
	models, format, failOn string
	docs, listRules        bool
}

func diffCommand() *cobra.Command {
	var f diffFlags
	cmd := &cobra.Command{
		Use:   "diff [flags] OLD NEW",
		Short: "Print what changed between models, and what it does to Go",
		Long: `Diff compares the models OLD and NEW and prints every change, what it does to
the Go that is generated, and how bad it is for callers of the client and for
owners of a server: breaking, dangerous, compatible, or docs only. OLD and NEW
are what generate takes, in any format: names out of modelsmith list, or paths;
or two folders of models, whose services are matched by their ids.

The exit code is 0, or 1 with changes that are as bad as --fail-on says, and 2
when a model cannot be read or the command line is wrong.`,
		Example: `  modelsmith diff iam-2025-09.smithy.json iam.smithy.json
  modelsmith diff --format html old/iam iam > iam.html
  modelsmith diff --fail-on client:breaking,server:dangerous old/models new/models
  modelsmith diff --list-rules`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case f.listRules && len(args) > 0:
				return unable(errors.New("--list-rules takes no model"))
			case !f.listRules && len(args) != 2:
				return unable(fmt.Errorf("two models are compared, OLD and NEW; %d given", len(args)))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runDiff(cmd, f, args) },
	}
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return unable(err) })
	flags := cmd.Flags()
	flags.StringVar(&f.models, "models", "", "models directory to take service names from (default the models that come with modelsmith)")
	flags.StringVar(&f.format, "format", "text", "text, json, markdown (for a pull request) or html (one page, with the Go beside the model)")
	flags.StringVar(&f.failOn, "fail-on", "", "severity from which on the exit code is 1: breaking, dangerous or any; for one side client:SEVERITY, server:SEVERITY")
	flags.BoolVar(&f.docs, "docs", false, "list changes of documentation in text and markdown too")
	flags.BoolVar(&f.listRules, "list-rules", false, "print the rules and why they are there")
	return cmd
}

// writers are the formats of diff.
var writers = map[string]func(io.Writer, diff.Report, diff.Options) error{
	"text": diff.WriteText, "json": diff.WriteJSON, "markdown": diff.WriteMarkdown, "html": diff.WriteHTML,
}

// runDiff compares, or lists the rules.
func runDiff(cmd *cobra.Command, f diffFlags, args []string) error {
	limit, errFailOn := diff.ParseLimit(f.failOn)
	write := writers[f.format]
	var errFormat error
	if write == nil {
		errFormat = fmt.Errorf("%q is no format; there are text, json, markdown, html", f.format)
	}
	if err := cmp.Or(errFailOn, errFormat); err != nil {
		return unable(err)
	}
	if f.listRules {
		write := diff.WriteRulesText
		if f.format == "json" {
			write = diff.WriteRulesJSON
		}
		return unable(write(cmd.OutOrStdout(), diff.Rules()))
	}
	cfg := generator.DiffConfig{Old: args[0], New: args[1], Go: f.format == "html"}
	var err error
	if cfg.Models, err = modelsIn(f.models); err != nil {
		return unable(err)
	}
	result, err := generator.Diff(cmd.Context(), cfg)
	if err != nil {
		return unable(readable(err))
	}
	report := diff.Report{Services: result.Services, Code: result.Code, Compared: result.Compared, Old: args[0], New: args[1]}
	if err := write(cmd.OutOrStdout(), report, diff.Options{Docs: f.docs}); err != nil {
		return unable(err)
	}
	if result.Problems != nil {
		return unable(readable(result.Problems))
	}
	if limit.Reached(report) {
		return coded{code: exitFound}
	}
	return nil
}

// readable puts problems on lines of their own.
func readable(err error) error {
	var problems model.Problems
	if errors.As(err, &problems) && len(problems) > 1 {
		return fmt.Errorf("%d problems\n%s", len(problems), strings.TrimSpace(problems.Error()))
	}
	return err
}
