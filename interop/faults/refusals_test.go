package faults

import (
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws/retry"
)

// refusals are unsuccessful responses.
func refusals() []scenario {
	const page = "<html><head><title>502</title></head><body><h1>Bad Gateway</h1></body></html>"
	list := []scenario{
		{name: "modelled error", calls: 2, steps: always(func(w wire) step { return w.fails(404, w.modelled) })},
		{name: "modelled error with 500", steps: always(func(w wire) step { return w.fails(500, w.modelled) })},
		{name: "modelled error with 500, then ok", steps: thenOK(func(w wire) step { return w.fails(500, w.modelled) })},
		{name: "modelled error in other case", steps: always(func(w wire) step { return w.fails(404, strings.ToUpper(w.modelled)) })},
		{name: "modelled error with 200", steps: always(func(w wire) step { return w.fails(200, w.modelled) })},
		{name: "modelled error, cut off", steps: always(func(w wire) step {
			body := w.failure(w.modelled, "no")
			return answer(w.with(400, body[:len(body)-5]))
		})},
		{name: "error with an empty code", steps: always(func(w wire) step { return w.fails(400, "") })},
		{name: "error with an id in the header alone", steps: always(func(w wire) step {
			return answer(w.with(400, strings.ReplaceAll(w.failure("Other", "no"), "<RequestId>body</RequestId>", "")))
		})},
		{name: "expired token", steps: always(func(w wire) step { return w.fails(403, "ExpiredToken") })},
		{name: "expired token exception", steps: always(func(w wire) step { return w.fails(403, "ExpiredTokenException") })},
		{name: "request timeout, then ok", steps: thenOK(func(w wire) step { return w.fails(400, "RequestTimeout") })},
		{name: "access denied", steps: always(func(w wire) step { return w.fails(403, "AccessDenied") })},
	}
	for _, status := range []int{400, 403, 404, 408, 413, 429, 500, 502, 503, 504, 511} {
		list = append(list,
			scenario{name: fmt.Sprintf("%d with a page", status), steps: always(func(wire) step {
				return answer(response{status, "Content-Type: text/html\r\n", page})
			})},
			scenario{name: fmt.Sprintf("%d without a body", status), steps: always(func(wire) step { return answer(response{status, "", ""}) })},
			scenario{name: fmt.Sprintf("%d, then ok", status), steps: thenOK(func(w wire) step { return answer(w.with(status, "")) })})
	}
	for code := range retry.DefaultThrottleErrorCodes {
		list = append(list, scenario{name: code, steps: always(func(w wire) step { return w.fails(400, code) })},
			scenario{name: code + ", then ok", steps: thenOK(func(w wire) step { return w.fails(400, code) })})
	}
	for _, status := range []int{301, 302, 303, 304, 307, 308} {
		list = append(list, scenario{name: fmt.Sprintf("redirect %d", status), steps: thenOK(func(w wire) step {
			return answer(response{status, "Location: /elsewhere\r\n", ""})
		})}, scenario{name: fmt.Sprintf("redirect %d nowhere", status), steps: thenOK(func(w wire) step { return answer(response{status, "", ""}) })})
	}
	return list
}

// headers are odd headers and interim responses.
func headers() []scenario {
	withID := func(line string) func(wire) []step {
		return always(func(w wire) step { return answer(response{404, line, w.failure("Other", "no")}) })
	}
	interim := func(n, status int) func(wire) []step {
		return always(func(w wire) step {
			return send(strings.Repeat(fmt.Sprintf("HTTP/1.1 %d Interim\r\n\r\n", status), n) + w.with(200, w.success).String())
		})
	}
	return []scenario{
		{name: "id in x-amz-request-id", steps: withID("x-amz-request-id: other\r\n")},
		{name: "id in x-amz-requestid", steps: withID("x-amz-requestid: other\r\n")},
		{name: "id of spaces", steps: withID("x-amzn-requestid:   \r\n")},
		{name: "id of odd bytes", steps: withID("x-amzn-requestid: \xff\t<>\"\r\n")},
		{name: "two ids", steps: withID("x-amzn-requestid: one\r\nx-amzn-requestid: two\r\n")},
		{name: "long id", steps: withID("x-amzn-requestid: " + strings.Repeat("x", 100_000) + "\r\n")},
		{name: "header of 1 MB", steps: always(func(w wire) step { return answer(w.with(200, w.success, "X-Long: "+strings.Repeat("x", 1<<20))) })},
		{name: "headers of 1 MB", steps: always(func(w wire) step {
			return answer(w.with(200, w.success, strings.Repeat("X-A: b\r\n", 130_000)+"X-A: b"))
		})},
		{name: "headers of 900 KB", steps: always(func(w wire) step { return answer(w.with(200, w.success, "X-Long: "+strings.Repeat("x", 900_000))) })},
		{name: "headers of 11 MB", steps: always(func(w wire) step { return answer(w.with(200, w.success, "X-Long: "+strings.Repeat("x", 11<<20))) })},
		{name: "malformed header", steps: always(func(w wire) step { return answer(w.with(200, w.success, "no colon")) })},
		{name: "bad date", steps: always(func(w wire) step { return answer(w.with(200, w.success, "Date: yesterday")) })},
		{name: "100 before", steps: interim(1, 100), calls: 2},
		{name: "five 100 before", steps: interim(5, 100)},
		{name: "many 100 before", steps: interim(200, 100)},
		{name: "103 before", steps: interim(1, 103)},
		{name: "101 before", steps: interim(1, 101)},
		{name: "100 and nothing", steps: always(func(wire) step { return sendAndClose("HTTP/1.1 100 Continue\r\n\r\n") })},
		{name: "status 999", steps: always(func(w wire) step { return answer(response{999, "", w.success}) })},
		{name: "status 0", steps: always(func(w wire) step { return answer(response{0, "", w.success}) })},
		{name: "error type in the header", steps: always(func(w wire) step {
			return answer(w.with(400, "{}", "X-Amzn-Errortype: "+w.modelled+":http://internal/"))
		})},
		{name: "unknown error type in the header, no body", steps: always(func(w wire) step {
			return answer(w.with(400, "", "X-Amzn-Errortype: ns#Other"))
		})},
	}
}

// hostile are bodies that want to do harm.
func hostile() []scenario {
	bomb := `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	deep := func(n int) func(wire) []step {
		return always(func(w wire) step { return answer(w.with(200, w.deep(n))) })
	}
	prefix := func(text string) func(wire) []step {
		return always(func(w wire) step { return answer(w.with(200, text+w.success)) })
	}
	inside := func(text string) func(wire) []step {
		return always(func(w wire) step { return answer(w.with(200, strings.Replace(w.success, "alice", text, 1))) })
	}
	return []scenario{
		{name: "nested 100 times", steps: deep(100)},
		{name: "nested 1,000 times", steps: deep(1_000)},
		{name: "nested 100,000 times", large: true, steps: deep(100_000)},
		{name: "error nested 100,000 times", large: true, steps: always(func(w wire) step { return answer(w.with(400, w.deep(100_000))) })},
		{name: "DTD", steps: prefix(`<!DOCTYPE GetUserResponse SYSTEM "http://127.0.0.1:1/x.dtd">`)},
		{name: "DTD with entities", steps: prefix(bomb)},
		{name: "declaration", steps: prefix(`<?xml version="1.0" encoding="UTF-8"?>`)},
		{name: "declaration of another encoding", steps: prefix(`<?xml version="1.0" encoding="ISO-8859-1"?>`)},
		{name: "unknown entity", steps: inside("&b;")},
		{name: "entities", steps: inside("&lt;&#x61;&amp;&gt;")},
		{name: "NUL", steps: inside("a\x00b")},
		{name: "reference to NUL", steps: inside("a&#0;b")},
		{name: "half a surrogate", steps: inside(`\ud800`)},
		{name: "1 MB value", large: true, steps: inside(strings.Repeat("x", 1<<20))},
	}
}
