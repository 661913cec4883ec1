package faults

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"strings"
	"testing"
	"time"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	// What net/http tells of odd servers is what these tests are about.
	log.SetOutput(io.Discard)
	goleak.VerifyTestMain(m)
}

// A scenario is a misfortune, told to a service's client.
type scenario struct {
	name  string
	steps func(w wire) []step
	// client changes the HTTP client that sends.
	client func(*awshttp.BuildableClient) *awshttp.BuildableClient
	// large responses come as a whole before the clients see them: aws-sdk-go-v2 closes the body of the request when
	// it has the headers of the response, and with bad luck the connection with it.
	large bool
	// calls is how often the operation is called, 1 if not set.
	calls int
}

// always is the steps of one answer to everything.
func always(f func(w wire) step) func(wire) []step {
	return func(w wire) []step { return []step{f(w)} }
}

// thenOK are steps of one failure and then success.
func thenOK(f func(w wire) step) func(wire) []step {
	return func(w wire) []step { return []step{f(w), w.ok()} }
}

func TestFaults(t *testing.T) {
	for _, s := range services {
		for _, c := range scenarios() {
			t.Run(s.name+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				ours, sdk := c.run(t, s.ours, s.wire), c.run(t, s.sdk, s.wire)
				for i := range ours {
					compare(t, fmt.Sprintf("%s/%s/%d", s.name, c.name, i+1), ours[i], sdk[i])
				}
			})
		}
	}
}

// run takes a client through a scenario.
func (c scenario) run(t *testing.T, newCaller func(setup) caller, w wire) []outcome {
	t.Helper()
	s := serve(t, c.steps(w)...)
	client := awshttp.NewBuildableClient()
	if c.client != nil {
		client = c.client(client)
	}
	sent := &counter{client: client}
	if c.large {
		sent.client = whole{client}
	}
	call := newCaller(setup{endpoint: s.url(), http: sent, retryer: quick(), credentials: static})
	var list []outcome
	for range max(1, c.calls) {
		list = append(list, observe(context.Background(), call, sent))
	}
	return list
}

func scenarios() []scenario {
	var all []scenario
	for _, list := range [][]scenario{connections(), bodies(), lengths(), refusals(), headers(), hostile(), stalls()} {
		all = append(all, list...)
	}
	return all
}

// connections are faults of the connection.
func connections() []scenario {
	reset := func(text func(w wire) string) func(w wire) step {
		return func(w wire) step { return sendAndReset(text(w)) }
	}
	closed := func(text func(w wire) string) func(w wire) step {
		return func(w wire) step { return sendAndClose(text(w)) }
	}
	nothing := func(wire) string { return "" }
	head := func(wire) string { return "HTTP/1.1 200 OK\r\nContent-Ty" }
	body := func(w wire) string {
		text := w.with(200, w.success).String()
		return text[:strings.Index(text, "alice")+3]
	}
	tail := func(w wire) string {
		text := w.with(200, w.success).String()
		return text[:len(text)-20]
	}
	return []scenario{
		{name: "reset before the response", steps: always(reset(nothing))},
		{name: "reset before the response, then ok", steps: thenOK(reset(nothing))},
		{name: "closed before the response", steps: always(closed(nothing))},
		{name: "reset in the headers", steps: always(reset(head))},
		{name: "reset in the headers, then ok", steps: thenOK(reset(head))},
		{name: "closed in the headers", steps: always(closed(head))},
		{name: "reset in the body", steps: always(reset(body))},
		{name: "reset in the body, then ok", steps: thenOK(reset(body))},
		{name: "closed in the body", steps: always(closed(body))},
		{name: "reset at the end of the body", steps: always(reset(tail))},
		{name: "no HTTP", steps: always(func(wire) step { return sendAndClose("SSH-2.0-OpenSSH_9.6\r\n") })},
		{name: "closed between calls", calls: 3, steps: always(func(w wire) step { return sendAndClose(w.with(200, w.success).String()) })},
	}
}

// bodies are wrong bodies of successful responses.
func bodies() []scenario {
	ok := func(f func(w wire) string) func(wire) []step {
		return always(func(w wire) step { return answer(w.with(200, f(w))) })
	}
	return []scenario{
		{name: "success", steps: always(wire.ok), calls: 2},
		{name: "truncated", steps: ok(func(w wire) string { return w.success[:len(w.success)-9] })},
		{name: "truncated in the value", steps: ok(func(w wire) string { return w.success[:strings.Index(w.success, "alice")+3] })},
		{name: "empty", steps: ok(func(wire) string { return "" })},
		{name: "spaces", steps: ok(func(wire) string { return " \n " })},
		{name: "HTML", steps: ok(func(wire) string { return "<html><body>Welcome</body></html>" })},
		{name: "rubbish", steps: ok(func(wire) string { return "rubbish" })},
		{name: "null", steps: ok(func(wire) string { return "null" })},
		{name: "list", steps: ok(func(wire) string { return "[]" })},
		{name: "string", steps: ok(func(wire) string { return `"alice"` })},
		{name: "rubbish after the end", steps: ok(func(w wire) string { return w.success + "rubbish" })},
		{name: "spaces around", steps: ok(func(w wire) string { return " \r\n" + w.success + "\n " })},
		{name: "byte order mark", steps: ok(func(w wire) string { return "\ufeff" + w.success })},
		{name: "no UTF-8", steps: ok(func(w wire) string { return w.invalid })},
		{name: "other type", steps: always(func(w wire) step {
			return answer(response{200, "Content-Type: application/octet-stream\r\n", w.success})
		})},
		{name: "no type", steps: always(func(w wire) step { return answer(response{200, "", w.success}) })},
		{name: "204", steps: always(func(w wire) step { return send("HTTP/1.1 204 No Content\r\n\r\n") }), calls: 2},
		{name: "201", steps: always(func(w wire) step { return answer(w.with(201, w.success)) })},
		{name: "gzip", steps: always(func(w wire) step { return answer(w.with(200, squeeze(w.success), "Content-Encoding: gzip")) }), calls: 2},
		{name: "gzip that is none", steps: always(func(w wire) step { return answer(w.with(200, w.success, "Content-Encoding: gzip")) })},
		{name: "gzip cut off", steps: always(func(w wire) step {
			return answer(w.with(200, squeeze(w.success)[:30], "Content-Encoding: gzip"))
		})},
		{name: "deflate that nobody asked for", steps: always(func(w wire) step { return answer(w.with(200, "x\x9c\x00", "Content-Encoding: deflate")) })},
		{name: "gzip that nobody asked for", client: func(c *awshttp.BuildableClient) *awshttp.BuildableClient {
			return c.WithTransportOptions(func(t *http.Transport) { t.DisableCompression = true })
		}, steps: always(func(w wire) step { return answer(w.with(200, squeeze(w.success), "Content-Encoding: gzip")) })},
	}
}

func squeeze(text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(text))
	_ = z.Close()
	return b.String()
}

// lengths are wrong lengths.
func lengths() []scenario {
	lie := func(by int) func(w wire) step {
		return func(w wire) step {
			return sendAndClose(w.with(200, w.success, fmt.Sprintf("Content-Length: %d", len(w.success)+by)).String())
		}
	}
	chunks := func(tail string) func(w wire) step {
		return func(w wire) step {
			return sendAndClose(w.with(200, fmt.Sprintf("%x\r\n%s\r\n", len(w.success), w.success)+tail, "Transfer-Encoding: chunked").String())
		}
	}
	return []scenario{
		{name: "length too long", steps: always(lie(10))},
		{name: "length too short", steps: always(lie(-9))},
		{name: "length no number", steps: always(func(w wire) step { return sendAndClose(w.with(200, w.success, "Content-Length: x").String()) })},
		{name: "length negative", steps: always(func(w wire) step { return sendAndClose(w.with(200, w.success, "Content-Length: -1").String()) })},
		{name: "two lengths", steps: always(func(w wire) step {
			return sendAndClose(w.with(200, w.success, "Content-Length: 1", "Content-Length: 2").String())
		})},
		{name: "length 0 with a body", steps: always(func(w wire) step { return sendAndClose(w.with(200, w.success, "Content-Length: 0").String()) }), calls: 2},
		{name: "until the end of the connection", steps: always(func(w wire) step {
			return sendAndClose("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + w.success)
		})},
		{name: "HTTP/1.0", steps: always(func(w wire) step { return sendAndClose("HTTP/1.0 200 OK\r\n\r\n" + w.success) })},
		{name: "chunks", steps: always(chunks("0\r\n\r\n"))},
		{name: "chunks without end", steps: always(chunks(""))},
		{name: "chunks with a bad size", steps: always(chunks("zz\r\n"))},
		{name: "rubbish after the response", calls: 2, steps: always(func(w wire) step { return sendAndClose(w.with(200, w.success).String() + "rubbish") })},
	}
}

// stalls are responses that never end, for a client with a time-out.
func stalls() []scenario {
	short := func(c *awshttp.BuildableClient) *awshttp.BuildableClient { return c.WithTimeout(30 * time.Millisecond) }
	half := func(w wire) string {
		text := w.with(200, w.success).String()
		return text[:strings.Index(text, "alice")+3]
	}
	return []scenario{
		{name: "no headers", client: short, steps: always(func(wire) step { return sendAndStall("") })},
		{name: "half the headers", client: short, steps: always(func(wire) step { return sendAndStall("HTTP/1.1 200 OK\r\nDate") })},
		{name: "half the body", client: short, steps: always(func(w wire) step { return sendAndStall(half(w)) })},
		{name: "half of an error", client: short, steps: always(func(w wire) step {
			return sendAndStall(w.with(400, w.failure(w.modelled, "no"), "Content-Length: 9999").String())
		})},
		{name: "no headers, header time-out", client: func(c *awshttp.BuildableClient) *awshttp.BuildableClient {
			return c.WithTransportOptions(func(t *http.Transport) { t.ResponseHeaderTimeout = 30 * time.Millisecond })
		}, steps: always(func(wire) step { return sendAndStall("") })},
	}
}
