package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/modelsmith/modelsmith/models"
)

func listCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the services whose models come with modelsmith",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, e := range models.List() {
				fmt.Fprintf(cmd.OutOrStdout(), "%-24s %s\n", e.Service, e.Version)
			}
			return nil
		},
	}
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
			version, goVersion := "(devel)", ""
			if info, ok := debug.ReadBuildInfo(); ok {
				goVersion = info.GoVersion
				if info.Main.Version != "" {
					version = info.Main.Version
				}
			}
			fmt.Fprintf(cmd.OutOrStdout(), "modelsmith %s %s\n", version, goVersion)
			return nil
		},
	}
}
