package faults

import (
	"fmt"
	"strings"
)

// A wire is what a protocol says in its own words.
type wire struct {
	// kind is the media type.
	kind string
	// success is an answer whose value is "alice".
	success string
	// modelled is the code of an error that the operation models.
	modelled string
	// failure is an answer with an error's code and message.
	failure func(code, message string) string
	// deep is a success with something unknown that is nested n times.
	deep func(n int) string
	// invalid is a success with bytes that are no UTF-8 in its value.
	invalid string
}

var query = wire{
	kind:     "text/xml",
	success:  `<GetUserResponse><GetUserResult><User><UserName>alice</UserName></User></GetUserResult><ResponseMetadata><RequestId>body</RequestId></ResponseMetadata></GetUserResponse>`,
	modelled: "NoSuchEntity",
	failure: func(code, message string) string {
		return fmt.Sprintf(`<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>body</RequestId></ErrorResponse>`, code, message)
	},
	deep: func(n int) string {
		return `<GetUserResponse><GetUserResult><User><X>` + strings.Repeat("<a>", n) + strings.Repeat("</a>", n) +
			`</X><UserName>alice</UserName></User></GetUserResult></GetUserResponse>`
	},
	invalid: "<GetUserResponse><GetUserResult><User><UserName>a\xff</UserName></User></GetUserResult></GetUserResponse>",
}

// restJSON is the wire of an operation whose output has a structure with a string.
func restJSON(member, inner, modelled string) wire {
	return wire{
		kind:     "application/json",
		success:  fmt.Sprintf(`{%q:{%q:"alice"}}`, member, inner),
		modelled: modelled,
		failure:  func(code, message string) string { return fmt.Sprintf(`{"__type":%q,"message":%q}`, code, message) },
		deep: func(n int) string {
			return fmt.Sprintf(`{%q:{"X":%s,%q:"alice"}}`, member, strings.Repeat("[", n)+strings.Repeat("]", n), inner)
		},
		invalid: fmt.Sprintf("{%q:{%q:\"a\xff\"}}", member, inner),
	}
}

// with is a response of this wire.
func (w wire) with(status int, body string, header ...string) response {
	lines := "Content-Type: " + w.kind + "\r\nX-Amzn-Requestid: header\r\n"
	for _, line := range header {
		lines += line + "\r\n"
	}
	return response{status, lines, body}
}

func (w wire) ok() step { return answer(w.with(200, w.success)) }

// fails answers with an error.
func (w wire) fails(status int, code string, header ...string) step {
	return answer(w.with(status, w.failure(code, "no"), header...))
}
