package runtime_test

import (
	"bytes"
	"fmt"

	"github.com/aws/smithy-go/logging"
)

// logKeeper is a smithy logger that keeps what it is told.
type logKeeper struct{ bytes.Buffer }

// Logf implements logging.Logger.
func (l *logKeeper) Logf(c logging.Classification, format string, v ...any) {
	fmt.Fprintf(l, "%s "+format+"\n", append([]any{c}, v...)...)
}
