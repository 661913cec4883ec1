package query

import (
	"strings"

	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/server"
	"github.com/modelsmith/modelsmith/runtime/xmlwire"
)

// EncodeError implements [server.Protocol].
func (Protocol) EncodeError(x *server.Exchange, f *server.Fault) error {
	w := begin(x)
	w.Start("ErrorResponse", "")
	w.Start("Error", "")
	side := "Sender"
	if f.Side() == smithy.FaultServer {
		side = "Receiver"
	}
	w.Text("Type", side)
	w.Text("Code", code(f))
	w.Text("Message", f.Message)
	if f.Shape != nil {
		server.Encode(memberWriter{w}, f.Shape)
	}
	w.End("Error")
	w.Text("RequestId", x.RequestID)
	w.End("ErrorResponse")
	x.Status = f.Status
	if f.Allow != "" {
		x.Header = map[string][]string{"Allow": {f.Allow}}
	}
	return end(x, w)
}

// code is the code as the query services have it.
func code(f *server.Fault) string {
	if f.Shape == nil {
		switch f.Code {
		case runtime.CodeValidation:
			return "ValidationError"
		case runtime.CodeInternalFailure:
			return "InternalFailure"
		case runtime.CodeUnavailable:
			return "ServiceUnavailable"
		}
	}
	return f.Code
}

// memberWriter writes the members of an error but those that every error has
// already: clients take one of each.
type memberWriter struct{ *xmlwire.Writer }

// String implements [runtime.Writer].
func (w memberWriter) String(m *runtime.Member, v string) {
	if !strings.EqualFold(m.Wire, "message") && m.Wire != "Code" && m.Wire != "Type" {
		w.Writer.String(m, v)
	}
}
