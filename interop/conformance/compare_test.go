package conformance

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/interop/conformance/internal/driver"
	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

// check lists the differences between what a case wants and what was.
func (c testCase) check(report driver.Report) []string {
	switch {
	case report.Failure != "":
		return []string{report.Failure}
	case c.ErrorCode != "":
		return c.checkError(report)
	case report.Error != nil:
		return []string{"the call failed: " + report.Error.Text}
	case c.Serialized != nil:
		return c.Serialized.check(report.Request)
	default:
		return goshape.Diff(report.Want, report.Got)
	}
}

// checkError compares the error's type, code, message and members.
func (c testCase) checkError(report driver.Report) []string {
	if report.Error == nil {
		return []string{"no error, want " + c.ErrorCode}
	}
	d := differences{}
	d.same("code", c.ErrorCode, report.Error.Code)
	d.same("message", c.ErrorMessage, report.Error.Message)
	for _, e := range c.op.Errors {
		d.same("type", goshape.GoName(e.Shape), report.Error.Type)
	}
	if len(d) > 0 {
		return append(d, "in: "+report.Error.Text)
	}
	return goshape.Diff(report.Want, report.Got)
}

// check compares a request.
func (want *wantRequest) check(got *driver.Request) []string {
	if got == nil {
		return []string{"no request was sent"}
	}
	d := differences{}
	if want.Method != "" {
		d.same("method", want.Method, got.Method)
	}
	if want.URI != "" {
		d.same("URI", want.URI, got.Target)
	}
	// A host may come with the beginning of the path.
	if !strings.HasPrefix(got.Host+got.Target, want.Host) {
		d.same("host", want.Host, got.Host+got.Target)
	}
	if want.Body != nil {
		d = append(d, checkBody(*want.Body, got)...)
	}
	want.checkHeaders(got.Header, &d)
	return d
}

// checkHeaders compares the headers that the case names.
func (want *wantRequest) checkHeaders(got http.Header, d *differences) {
	for _, name := range slices.Sorted(maps.Keys(want.Headers)) {
		values, sent := got[http.CanonicalHeaderKey(name)]
		if !sent {
			d.add("header %s: want %q, got none", name, want.Headers[name])
			continue
		}
		d.same("header "+name, want.Headers[name], strings.Join(values, ", "))
	}
	for _, name := range want.RequireHeaders {
		if got.Values(name) == nil {
			d.add("header %s: want one, got none", name)
		}
	}
	for _, name := range want.ForbidHeaders {
		if values := got.Values(name); values != nil {
			d.add("header %s: want none, got %q", name, values)
		}
	}
}

// checkBody compares JSON by its meaning, all else byte for byte.
func checkBody(want string, got *driver.Request) []string {
	if http.Header(got.Header).Get("Content-Type") == "application/json" {
		wantValue, wantErr := goshape.Decode([]byte(want))
		gotValue, gotErr := goshape.Decode(got.Body)
		if wantErr == nil && gotErr == nil {
			return goshape.Diff(wantValue, gotValue)
		}
	}
	d := differences{}
	d.same("body", want, string(got.Body))
	return d
}

// differences are lines for a reader.
type differences []string

func (d *differences) add(format string, args ...any) { *d = append(*d, fmt.Sprintf(format, args...)) }

// same adds a line unless both are the same.
func (d *differences) same(what, want, got string) {
	if want != got {
		d.add("%s: want %q, got %q", what, want, got)
	}
}
