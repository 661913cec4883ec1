// Command modelsmith turns AWS service models into Go.
package main

import (
	"context"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/modelsmith/modelsmith/generator/model"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The second signal ends what cannot be stopped, such as the read of a pipe.
	context.AfterFunc(ctx, stop)
	err := rootCommand().ExecuteContext(ctx)
	stop()
	os.Exit(report(err))
}

// visible escapes what a terminal would obey, but for tabs and the ends of lines.
func visible(text string) string {
	for _, sep := range []string{"\n", "\t"} {
		if parts := strings.Split(text, sep); len(parts) > 1 {
			for i := range parts {
				parts[i] = visible(parts[i])
			}
			return strings.Join(parts, sep)
		}
	}
	return model.Visible(text)
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "modelsmith",
		Short: "Generate Go from AWS service models",
		Long: `modelsmith generates Go from AWS service models: typed clients that stand in
for those of aws-sdk-go-v2.

Models of some services come with it; see modelsmith list.`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version(),
	}
	root.SetVersionTemplate("modelsmith {{.Version}}\n")
	root.AddCommand(generateCommand(), checkCommand(), diffCommand(), initCommand(), importCommand(), inspectCommand(), lintCommand(), listCommand(), updateCommand(), versionCommand())
	return root
}
