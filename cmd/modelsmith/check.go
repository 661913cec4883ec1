package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/drift"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/output"
)

func checkCommand() *cobra.Command {
	var f generateFlags
	var format string
	formats := drift.Formats()
	names := make([]string, len(formats))
	for i := range formats {
		names[i] = formats[i].Name
	}
	cmd := &cobra.Command{
		Use:   "check [flags] [SERVICE...]",
		Short: "Compare the tree with what generate would write",
		Long: `Check tells which generated files are not what generate would write: edited,
missing and stale ones, those with other line endings, and what modelsmith did
not write that is in the way of one; and which packages the configuration has no
service for. It takes services and flags as generate does, and writes nothing.

The exit code is 0 when the tree is what the models give, 1 when it is not, and 2
when a model, the configuration or the command line is wrong.`,
		Example: `  modelsmith check
  modelsmith check --format github
  modelsmith check --out internal/aws iam`,
		ValidArgsFunction: completeServices,
		RunE: func(cmd *cobra.Command, args []string) error {
			i := slices.Index(names, format)
			if i < 0 {
				return unable(fmt.Errorf("%q is no format; there are %s", format, strings.Join(names, ", ")))
			}
			cfg, err := f.read(cmd, args)
			if err != nil {
				return unlessProblems(err)
			}
			return runCheck(cmd, cfg, formats[i])
		},
	}
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return unable(err) })
	f.register(cmd.Flags())
	cmd.Flags().StringVar(&format, "format", names[0], strings.Join(names, ", "))
	return cmd
}

// runCheck compares, and prints what differs.
func runCheck(cmd *cobra.Command, cfg generator.Config, format drift.Format) error {
	cfg.CacheDir = cacheDir()
	found, err := generator.Check(cmd.Context(), cfg)
	if err != nil {
		return unlessProblems(err)
	}
	if format.Rooted {
		fromRoot(found)
	}
	if err := format.Write(cmd.OutOrStdout(), found); err != nil {
		return unable(err)
	}
	if found != nil {
		return coded{code: exitFound}
	}
	return nil
}

// unlessProblems is [unable] for all but problems of models, which have that code
// and are printed otherwise.
func unlessProblems(err error) error {
	var problems model.Problems
	if errors.As(err, &problems) {
		return err
	}
	return unable(err)
}

// fromRoot makes paths begin at the root of the repository: the next folder above
// with a .git. Without one, and outside of it, they stay.
func fromRoot(found []output.Difference) {
	root, err := filepath.Abs(".")
	for err == nil {
		if _, missing := os.Lstat(filepath.Join(root, ".git")); missing == nil {
			break
		}
		if root == filepath.Dir(root) {
			return
		}
		root = filepath.Dir(root)
	}
	for i := range found {
		full, err := filepath.Abs(found[i].Path)
		if err != nil {
			return
		}
		if rel, err := filepath.Rel(root, full); err == nil && filepath.IsLocal(rel) {
			found[i].Path = rel
		}
	}
}
