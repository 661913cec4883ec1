package faults

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
)

// An exchange is one request that the server got, with the connection that it has to be answered on.
type exchange struct {
	net.Conn
	request *http.Request
	body    string
	// reader has what the client sends on.
	reader *bufio.Reader
	// end is done when the test wants the server to end.
	end <-chan struct{}
}

// A step answers a request. The connection stays open if it returns true.
type step func(*exchange) bool

// A server answers the n-th request by the n-th step, and by the last step from there on. It speaks HTTP by hand,
// since net/http does not misbehave.
type server struct {
	listener net.Listener
	steps    []step
	end      chan struct{}
	group    sync.WaitGroup

	mu          sync.Mutex
	open        map[net.Conn]bool
	requests    []*http.Request
	bodies      []string
	connections int
}

// serve starts a server that ends with the test, and all connections with it.
func serve(t *testing.T, steps ...step) *server {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &server{listener: listener, steps: steps, end: make(chan struct{}), open: map[net.Conn]bool{}}
	s.group.Go(s.accept)
	t.Cleanup(s.close)
	return s
}

func (s *server) url() string { return "http://" + s.listener.Addr().String() }

func (s *server) accept() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		s.open[conn] = true
		s.connections++
		s.mu.Unlock()
		s.group.Go(func() { s.converse(conn) })
	}
}

// converse answers the requests of a connection.
func (s *server) converse(conn net.Conn) {
	defer func() {
		_ = conn.Close()
		s.mu.Lock()
		delete(s.open, conn)
		s.mu.Unlock()
	}()
	reader := bufio.NewReader(conn)
	for {
		request, err := http.ReadRequest(reader)
		if err != nil {
			return
		}
		body, err := io.ReadAll(request.Body)
		if err != nil {
			return
		}
		if step := s.record(request, string(body)); !step(&exchange{conn, request, string(body), reader, s.end}) {
			return
		}
	}
}

// record keeps a request and returns its step.
func (s *server) record(r *http.Request, body string) step {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests, s.bodies = append(s.requests, r), append(s.bodies, body)
	return s.steps[min(len(s.requests), len(s.steps))-1]
}

func (s *server) close() {
	close(s.end)
	_ = s.listener.Close()
	s.mu.Lock()
	for conn := range s.open {
		_ = conn.Close()
	}
	s.mu.Unlock()
	s.group.Wait()
}

// seen returns the requests and how many connections they came on.
func (s *server) seen() ([]*http.Request, []string, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.requests, s.bodies, s.connections
}

// A response is written as it stands, with a Content-Length unless the header has one or chunks are announced.
type response struct {
	status int
	header string // lines that end in \r\n
	body   string
}

func (r response) String() string {
	header := r.header
	if !strings.Contains(header, "Content-Length:") && !strings.Contains(header, "Transfer-Encoding:") {
		header += fmt.Sprintf("Content-Length: %d\r\n", len(r.body))
	}
	return fmt.Sprintf("HTTP/1.1 %d %s\r\n%s\r\n%s", r.status, http.StatusText(r.status), header, r.body)
}

// answer keeps the connection.
func answer(r response) step { return send(r.String()) }

// send writes text and keeps the connection.
func send(text string) step {
	return func(x *exchange) bool {
		_, err := io.Copy(x, strings.NewReader(text))
		return err == nil
	}
}

// sendAndClose writes text and closes the connection.
func sendAndClose(text string) step {
	return func(x *exchange) bool {
		send(text)(x)
		return false
	}
}

// sendAndReset writes text, which the client gets, and resets the connection.
func sendAndReset(text string) step {
	return func(x *exchange) bool {
		send(text)(x)
		if conn, ok := x.Conn.(*net.TCPConn); ok {
			_ = conn.SetLinger(0)
		}
		return false
	}
}

// sendAndStall writes text and nothing more until the client gives up.
func sendAndStall(text string) step {
	return func(x *exchange) bool {
		send(text)(x)
		return x.stall()
	}
}

// stall waits until the client or the test gives up.
func (x *exchange) stall() bool {
	_, _ = x.reader.ReadByte()
	return false
}

// sendForever writes the beginning of a response and then the same piece until the client gives up.
func sendForever(head, piece string) step {
	return func(x *exchange) bool {
		send(head)(x)
		chunk := bytes.Repeat([]byte(piece), max(1, (64<<10)/len(piece)))
		for {
			if _, err := x.Write(chunk); err != nil {
				return false
			}
		}
	}
}
