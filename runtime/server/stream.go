package server

import (
	"io"
	"log/slog"
	"net/http"

	"github.com/modelsmith/modelsmith/runtime"
)

// stream sends the body of an output that streams; it is false for all others.
// When the stream breaks off, so does the connection: the client must not take
// a part for the whole.
func (h *handler) stream(w http.ResponseWriter, x *Exchange, out runtime.Encodable) bool {
	body := streamOf(x.Route.Op, out)
	if body == nil {
		return false
	}
	defer body.Close()
	if x.Status == 0 {
		x.Status = http.StatusOK
	}
	x.writeHead(w, -1)
	if !hasBody(x.Status) || x.HTTP.Method == http.MethodHead {
		return true
	}
	if _, err := io.Copy(w, body); err != nil {
		level := slog.LevelError
		if x.HTTP.Context().Err() != nil {
			// The client went away.
			level = slog.LevelDebug
		}
		h.log(x, level, "response broke off", err)
		panic(http.ErrAbortHandler)
	}
	return true
}

// streamOf is the stream of an output, nil for none.
func streamOf(op *Operation, out runtime.Encodable) io.ReadCloser {
	if _, empty := out.(noOutput); empty || out == nil || op.Stream == nil {
		return nil
	}
	return op.Stream(out)
}
