package server_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/server"
)

// TestRawRequests writes to a socket what no client of HTTP would send.
func TestRawRequests(t *testing.T) {
	s := httptest.NewServer(server.NewHandler(api(), service(echo), runtime.NoAuth, nil))
	defer s.Close()
	const typed = " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
	for raw, want := range map[string]string{
		"POST http://other/things/a" + typed + "Content-Length: 2\r\n\r\n{}":                             `200 {"name":"a/"}`,
		"POST //things/a" + typed + "Content-Length: 2\r\n\r\n{}":                                        `404`,
		"POST /things/%2F" + typed + "Content-Length: 2\r\n\r\n{}":                                       `200 {"name":"//"}`,
		"POST /things/.." + typed + "Content-Length: 2\r\n\r\n{}":                                        `200 {"name":"../"}`,
		"POST /things/%2e%2E/" + typed + "Content-Length: 2\r\n\r\n{}":                                   `200 {"name":"../"}`,
		"POST /things/a%00b" + typed + "Content-Length: 2\r\n\r\n{}":                                     `200 {"name":"a\u0000b/"}`,
		"POST /things/a%ff" + typed + "Content-Length: 2\r\n\r\n{}":                                      `400 {"message":"member id: malformed value"}`,
		"POST /things/a" + typed + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n":              `200 {"name":"a/"}`,
		"POST /things/a" + typed + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n":                       `400 {"message":"the body could not be read"}`,
		"POST /things/a" + typed + "Content-Length: 9\r\n\r\n{}":                                         `400 {"message":"the body could not be read"}`,
		"POST /things/a" + typed + "Content-Length: 99999999\r\nExpect: 100-continue\r\n\r\n":            `413 {"message":"The body is larger than 16777216 bytes."}`,
		"POST /things/a" + typed + "Content-Length: 10\r\n\r\n{\"\xff\":\"\"}\r\n":                       `400 {"message":"JSON offset 2: invalid UTF-8"}`,
		"POST /things/a" + typed + "Content-Length: 4\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x00": `400 {"message":"the body is not compressed as its encoding says"}`,
		"HEAD /things/a HTTP/1.1\r\nHost: x\r\n\r\n":                                                     `405 `,
		"CONNECT things:80 HTTP/1.1\r\nHost: x\r\n\r\n":                                                  `404`,
	} {
		status, body := exchange(t, s.Listener.Addr().String(), raw)
		if got := status + " " + body; !strings.HasPrefix(got, want) || strings.HasSuffix(want, " ") && body != "" {
			t.Errorf("%q: %s, want %s", raw, got, want)
		}
	}
}

// exchange sends a raw request and returns the status and the body of the response.
func exchange(t *testing.T, address, raw string) (status, body string) {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, raw); err != nil {
		t.Fatal(err)
	}
	if err := c.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	method, _, _ := strings.Cut(raw, " ")
	r, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
	if err != nil {
		t.Fatalf("%q: %v", raw, err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatalf("%q: %v", raw, err)
	}
	return r.Status[:3], string(text)
}
