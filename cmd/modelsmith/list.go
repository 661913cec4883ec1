package main

import (
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
	"github.com/modelsmith/modelsmith/models"
)

func listCommand() *cobra.Command {
	var modelsDir string
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the services that have models",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			from, err := modelsIn(modelsDir)
			if err != nil {
				return err
			}
			if from == nil {
				from = models.FS()
			}
			entries, err := source.Entries(from)
			if err != nil {
				return err
			}
			for _, e := range entries {
				if _, err := fmt.Fprintln(cmd.OutOrStdout(), strings.TrimRight(model.Visible(fmt.Sprintf("%-24s %s", e.Name, e.Version)), " ")); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&modelsDir, "models", "", "models directory to list (default the models that come with modelsmith)")
	return cmd
}

// modelsIn is the models directory of a flag; nil for none.
func modelsIn(dir string) (fs.FS, error) {
	if dir == "" {
		return nil, nil
	}
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%s is no folder", dir)
	}
	if err != nil {
		return nil, err
	}
	return source.Folder(dir), nil
}

// completeServices completes names of the services that come with modelsmith, and
// paths.
func completeServices(*cobra.Command, []string, string) (names []string, _ cobra.ShellCompDirective) {
	for _, e := range models.List() {
		names = append(names, e.Service)
	}
	return names, cobra.ShellCompDirectiveDefault
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of modelsmith",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "modelsmith %s\n", version())
			return err
		},
	}
}

// version is that of modelsmith, and of the Go that it was built with.
func version() string {
	version, goVersion := "(devel)", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		goVersion = info.GoVersion
		if info.Main.Version != "" {
			version = info.Main.Version
		}
	}
	return version + " " + goVersion
}
