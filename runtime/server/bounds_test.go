package server_test

import (
	"io"
	"math"
	"net/http/httptest"
	goruntime "runtime"
	"strings"
	"sync"
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

// TestAnnouncedBody holds no memory for bodies that were announced and do not come.
func TestAnnouncedBody(t *testing.T) {
	const n, most = 50, 100 << 10
	h := server.NewHandler(api(), service(echo), runtime.NoAuth, nil)
	arrive := make(chan struct{})
	var reading, done sync.WaitGroup
	heap := heapInUse()
	for range n {
		reading.Add(1)
		done.Go(func() {
			body := readerFunc(func([]byte) (int, error) {
				reading.Done()
				<-arrive
				return 0, io.EOF
			})
			r := httptest.NewRequest("POST", "/things/a", body)
			r.ContentLength = 1 << 20
			h.ServeHTTP(httptest.NewRecorder(), r)
		})
	}
	reading.Wait()
	if held := (heapInUse() - heap) / n; held > most {
		t.Errorf("a request that sent nothing yet holds %d bytes", held)
	}
	close(arrive)
	done.Wait()
}

func heapInUse() int64 {
	var stats goruntime.MemStats
	goruntime.GC()
	goruntime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
