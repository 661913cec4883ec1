package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/inspect"
)

func inspectCommand() *cobra.Command {
	var models, format, show string
	cmd := &cobra.Command{
		Use:   "inspect [flags] SERVICE...",
		Short: "Print what a service has",
		Long: `Inspect prints what services have: operations, shapes, constraints, routes,
patterns with what they are compiled to, and what is not supported. Without --show
it counts them. A service is what generate takes, of any protocol.`,
		Example: `  modelsmith inspect iam
  modelsmith inspect --show constraints chime
  modelsmith inspect --format json ./models/chime/2018-05-01`,
		Args:              someServices,
		ValidArgsFunction: completeServices,
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "table" && format != "json" {
				return fmt.Errorf("%q is no format; there are table, json", format)
			}
			if show != "" && !slices.Contains(inspect.Sections(), show) {
				return fmt.Errorf("there is no %q to show; there are %s", show, strings.Join(inspect.Sections(), ", "))
			}
			fsys, err := modelsIn(models)
			if err != nil {
				return err
			}
			reports, err := generator.Inspect(cmd.Context(), fsys, args...)
			if err != nil {
				return err
			}
			if format == "json" {
				return inspect.WriteJSON(cmd.OutOrStdout(), reports)
			}
			for i, r := range reports {
				if i > 0 {
					fmt.Fprintln(cmd.OutOrStdout())
				}
				if err := inspect.WriteTable(cmd.OutOrStdout(), r, show); err != nil {
					return err
				}
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&models, "models", "", "models directory to take service names from (default the models that come with modelsmith)")
	flags.StringVar(&format, "format", "table", "table or json; json has all parts")
	flags.StringVar(&show, "show", "", "part to print as a table: "+strings.Join(inspect.Sections(), ", "))
	return cmd
}
