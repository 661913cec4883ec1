package server_test

import (
	"math"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/server"
)

// TestLargestMaxBody takes every body where the bound is the largest number there is.
func TestLargestMaxBody(t *testing.T) {
	h := server.NewHandler(api(), service(echo), runtime.NoAuth, []runtime.HandlerOption{runtime.WithMaxBody(math.MaxInt64)})
	if w := ask(h, "POST", "/things/a", `{"name":"n"}`); w.Body.String() != `{"name":"a/n"}` {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := ask(h, "POST", "/things/a", zipped(`{"name":"n"}`), "Content-Encoding", "gzip"); w.Body.String() != `{"name":"a/n"}` {
		t.Errorf("gzip: %d %s", w.Code, w.Body)
	}
	if w := signed(t, sealed(runtime.WithMaxBody(math.MaxInt64)), "POST", "/copy", "text", "text", nil); !strings.Contains(w.Body.String(), " text") {
		t.Errorf("a stream: %d %s", w.Code, w.Body)
	}
}
