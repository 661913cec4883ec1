package faults

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
)

// TestOneConnection makes many calls, each with another answer that leaves the connection usable: all have to go over
// one connection, since bodies are read to their end whatever is in them.
func TestOneConnection(t *testing.T) {
	for _, s := range services {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			w := s.wire
			long := strings.Repeat(" ", 100_000)
			script := []step{
				w.ok(), w.fails(404, w.modelled), w.fails(503, "SlowDown"), w.fails(400, "ThrottlingException"), answer(w.with(200, "rubbish")),
				answer(w.with(200, w.success+long)), answer(w.with(200, "rubbish"+long)), answer(w.with(500, "<html>"+long)),
				answer(w.with(200, squeeze(w.success), "Content-Encoding: gzip")), answer(w.with(404, squeeze(w.failure("Other", "no")), "Content-Encoding: gzip")),
				answer(w.with(400, "", "X-Amzn-Errortype: Other")), send("HTTP/1.1 100 Continue\r\n\r\n" + w.with(200, w.success).String()),
				answer(w.with(200, fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(w.success), w.success), "Transfer-Encoding: chunked")),
				send("HTTP/1.1 204 No Content\r\n\r\n"), w.ok(),
			}
			server := serve(t, script...)
			client := awshttp.NewBuildableClient()
			call := s.ours(setup{endpoint: server.url(), http: client, retryer: quick(), credentials: static})
			for range script {
				_, _, _ = call(context.Background()) // what comes of it is for other tests
			}
			if requests, _, n := server.seen(); n != 1 || len(requests) < len(script) {
				t.Errorf("%d requests on %d connections", len(requests), n)
			}
		})
	}
}

// TestConcurrentCalls has goroutines share a client and a server that fails now and then: each gets its own answer.
func TestConcurrentCalls(t *testing.T) {
	for _, s := range services {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			w := s.wire
			var steps []step
			for range 20 {
				steps = append(steps, w.ok(), w.fails(500, "InternalFailure"), sendAndReset(""), w.ok(), answer(w.with(200, "rubbish")))
			}
			server := serve(t, append(steps, w.ok())...)
			call := s.ours(setup{endpoint: server.url(), http: awshttp.NewBuildableClient(), retryer: quick(), attempts: 9, credentials: static})
			var group sync.WaitGroup
			for range 8 {
				group.Go(func() {
					for range 10 {
						value, _, err := call(context.Background())
						if err == nil && value != "alice" || err != nil && !strings.Contains(err.Error(), "deserialization failed") {
							t.Errorf("%q, %v", value, err)
						}
					}
				})
			}
			group.Wait()
		})
	}
}

// TestEndlessBodies has servers that send for ever: clients stop at a bound, and let go of the connection. A bound on
// what comes out of a compressed body is one too.
func TestEndlessBodies(t *testing.T) {
	bomb := squeeze(strings.Repeat(" ", 80<<20))
	for name, endless := range map[string]step{
		"chunks":     sendForever("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", fmt.Sprintf("10000\r\n%s\r\n", strings.Repeat(" ", 1<<16))),
		"error":      sendForever("HTTP/1.1 400 Bad Request\r\n\r\n", strings.Repeat(" ", 1<<16)),
		"compressed": answer(response{200, "Content-Encoding: gzip\r\n", bomb}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, endless)
			call := services[1].ours(setup{endpoint: s.url(), http: awshttp.NewBuildableClient(), retryer: quick(), credentials: static})
			_, _, err := call(context.Background())
			var read *smithy.DeserializationError
			if !errors.As(err, &read) || !strings.Contains(err.Error(), "larger than") {
				t.Errorf("%v", err)
			}
		})
	}
}
