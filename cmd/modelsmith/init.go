package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/modelsmith/modelsmith/generator/config"
)

func initCommand() *cobra.Command {
	var out, models string
	cmd := &cobra.Command{
		Use:   "init [flags] SERVICE...",
		Short: "Write a modelsmith.yaml",
		Long: `Init writes a modelsmith.yaml into the working directory: the services to
generate, by name or path, and in comments what else can be said. A file that is
there already stays as it is.`,
		Example: `  modelsmith init --out internal/aws iam chime
  modelsmith init --models models sts`,
		Args:              someServices,
		ValidArgsFunction: completeServices,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := config.Init(config.Name, out, models, args); err != nil {
				return err
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), `wrote %s; what is left to do:
  put this line into a Go file beside it, and run go generate:
  //go:generate go tool modelsmith generate
`, config.Name)
			return err
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "internal/aws", "folder that gets a folder for each package")
	cmd.Flags().StringVar(&models, "models", "", "models directory to take service names from (default the models that come with modelsmith)")
	return cmd
}
