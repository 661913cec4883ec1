package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
)

// overConnection sends one request again and again on an open connection, and looks at no more of a response than it
// has to: what is measured is the server. Closing the connection is the caller's.
func overConnection(ctx context.Context, address string) (call, io.Closer, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, nil, err
	}
	request := fmt.Appendf(nil, "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\n\r\n", http.MethodPost, regenerate, address)
	responses, body := bufio.NewReader(conn), make([]byte, 4096)
	return func(context.Context) (any, error) {
		if _, err := conn.Write(request); err != nil {
			return nil, err
		}
		n, err := readHead(responses)
		if err != nil || n > len(body) {
			return nil, fmt.Errorf("a body of %d bytes: %w", n, err)
		}
		if _, err := io.ReadFull(responses, body[:n]); err != nil {
			return nil, err
		}
		if !bytes.Contains(body[:n], []byte("123abcd4")) {
			return nil, fmt.Errorf("another body: %s", body[:n])
		}
		return conn, nil
	}, conn, nil
}

// readHead reads a response up to its body, and returns the length of that.
func readHead(r *bufio.Reader) (int, error) {
	length, first := -1, true
	for {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return 0, err
		}
		if first && !bytes.HasPrefix(line, []byte("HTTP/1.1 200 ")) {
			return 0, fmt.Errorf("status line %q", line)
		}
		first = false
		if value, ok := bytes.CutPrefix(line, []byte("Content-Length: ")); ok {
			if length, err = strconv.Atoi(string(bytes.TrimSpace(value))); err != nil {
				return 0, err
			}
		}
		if len(line) > 2 {
			continue
		}
		if length < 0 {
			return 0, errors.New("no length")
		}
		return length, nil
	}
}
