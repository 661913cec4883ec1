package driver

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// A Wire is a client's HTTP client: it keeps the requests and answers all alike.
type Wire struct {
	answer Response
	sent   []Request
}

// Do implements the HTTPClient of generated packages. The request is written out as for a connection and read back, so
// that what the transport adds or leaves out is seen too.
func (w *Wire) Do(r *http.Request) (*http.Response, error) {
	var text bytes.Buffer
	if err := r.Write(&text); err != nil {
		return nil, err
	}
	parsed, err := http.ReadRequest(bufio.NewReader(&text))
	if err != nil {
		return nil, fmt.Errorf("the request is malformed: %w", err)
	}
	body, err := io.ReadAll(parsed.Body)
	if err != nil {
		return nil, err
	}
	w.sent = append(w.sent, Request{
		Method: parsed.Method, Host: parsed.Host, Target: parsed.RequestURI, Header: parsed.Header, Body: body,
	})
	return w.response(r), nil
}

func (w *Wire) response(r *http.Request) *http.Response {
	header := http.Header{}
	for name, value := range w.answer.Header {
		header.Set(name, value)
	}
	return &http.Response{
		Status:        http.StatusText(w.answer.Status),
		StatusCode:    w.answer.Status,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        header,
		Body:          io.NopCloser(strings.NewReader(w.answer.Body)),
		ContentLength: int64(len(w.answer.Body)),
		Request:       r,
	}
}
