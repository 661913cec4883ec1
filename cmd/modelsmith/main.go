// Command modelsmith turns AWS service models into Go.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/modelsmith/modelsmith/generator/model"
)

// The exit codes: a fault of the command line or the machine, and a fault of a
// model.
const (
	exitFailure = 1
	exitModel   = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The second signal ends what cannot be stopped, such as the read of a pipe.
	context.AfterFunc(ctx, stop)
	err := rootCommand().ExecuteContext(ctx)
	stop()
	os.Exit(report(err))
}

// report prints an error and returns the exit code.
func report(err error) int {
	var problems model.Problems
	var own coded
	switch {
	case err == nil:
		return 0
	case errors.As(err, &own):
		if own.error != nil {
			fmt.Fprintf(os.Stderr, "modelsmith: %s\n", visible(own.Error()))
		}
		return own.code
	case errors.As(err, &problems):
		fmt.Fprintln(os.Stderr, problems.Error())
		if n := len(problems); n > 1 {
			fmt.Fprintf(os.Stderr, "%d problems; nothing was written\n", n)
		} else {
			fmt.Fprintln(os.Stderr, "1 problem; nothing was written")
		}
		return exitModel
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(os.Stderr, "modelsmith: stopped; nothing was written")
		return exitFailure
	}
	fmt.Fprintf(os.Stderr, "modelsmith: %s\n", visible(err.Error()))
	return exitFailure
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
	}
	root.AddCommand(generateCommand(), checkCommand(), diffCommand(), initCommand(), importCommand(), inspectCommand(), lintCommand(), listCommand(), updateCommand(), versionCommand())
	return root
}
