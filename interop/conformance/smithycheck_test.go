package conformance

import (
	"net/url"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/interop/conformance/internal/driver"
	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

// check lists the differences between what a case wants and what was.
func (c *smithyCase) check(report driver.Report) []string {
	switch {
	case report.Failure != "":
		return []string{report.Failure}
	case c.Kind == "error":
		return c.checkError(report)
	case report.Error != nil:
		return []string{"the call failed: " + report.Error.Text}
	case c.Test.Code != 0:
		return goshape.Diff(report.Want, report.Got)
	case report.Request == nil:
		return []string{"no request was sent"}
	default:
		return c.Test.checkRequest(report.Request)
	}
}

// checkError compares the error's type, code, fault and members.
func (c *smithyCase) checkError(report driver.Report) []string {
	if report.Error == nil {
		return []string{"no error, want " + c.ErrorShape}
	}
	d := differences{}
	d.same("type", goshape.GoName(localName(c.ErrorShape)), report.Error.Type)
	code := localName(c.ErrorShape)
	if c.Test.VendorParams.Code != "" {
		code = c.Test.VendorParams.Code
	}
	d.same("code", code, report.Error.Code)
	if fault, ok := map[string]string{"Sender": "client", "Receiver": "server"}[c.Test.VendorParams.Type]; ok {
		d.same("fault", fault, report.Error.Fault)
	}
	if len(d) > 0 {
		return append(d, "in: "+report.Error.Text)
	}
	return goshape.Diff(report.Want, report.Got)
}

// checkRequest compares a request; what is absent in the case is not looked at.
func (want *smithyTest) checkRequest(got *driver.Request) []string {
	d := differences{}
	d.same("method", want.Method, got.Method)
	path, query, _ := strings.Cut(got.Target, "?")
	d.same("path", want.URI, path)
	want.checkQuery(query, &d)
	if host := want.wantHost(); host != "" {
		d.same("host", host, got.Host)
	}
	headers := wantRequest{Headers: want.Headers, RequireHeaders: want.RequireHeaders, ForbidHeaders: want.ForbidHeaders}
	headers.checkHeaders(got.Header, &d)
	if want.Body != nil {
		d = append(d, want.checkBody(*want.Body, got)...)
	}
	return d
}

// wantHost is the host that the request goes to; that of the client comes with the beginning of the path.
func (want *smithyTest) wantHost() string {
	if want.ResolvedHost != "" {
		return want.ResolvedHost
	}
	host, _, _ := strings.Cut(want.Host, "/")
	return host
}

// checkQuery compares the parameters as they are on the wire. The values of one name keep their order; a name without
// a value is one with an empty value. Smithy allows parameters that the case does not have, and clients send none.
func (want *smithyTest) checkQuery(query string, d *differences) {
	var got []string
	var names []string
	for pair := range strings.SplitSeq(query, "&") {
		if pair != "" {
			got = append(got, withEquals(pair))
			names = append(names, nameOf(pair))
		}
	}
	if want.QueryParams != nil {
		var wanted []string
		for _, pair := range want.QueryParams {
			wanted = append(wanted, withEquals(pair))
		}
		byName := func(a, b string) int { return strings.Compare(nameOf(a), nameOf(b)) }
		slices.SortStableFunc(wanted, byName)
		slices.SortStableFunc(got, byName)
		d.same("query", strings.Join(wanted, "&"), strings.Join(got, "&"))
	}
	for _, name := range want.RequireQueryParams {
		if !slices.Contains(names, name) {
			d.add("query parameter %s: want one, got none", name)
		}
	}
	for _, name := range want.ForbidQueryParams {
		if slices.Contains(names, name) {
			d.add("query parameter %s: want none", name)
		}
	}
}

func withEquals(pair string) string {
	if strings.Contains(pair, "=") {
		return pair
	}
	return pair + "="
}

func nameOf(pair string) string {
	name, _, _ := strings.Cut(pair, "=")
	return name
}

// checkBody compares JSON by its meaning, forms by their fields, all else byte for byte.
func (want *smithyTest) checkBody(body string, got *driver.Request) []string {
	d := differences{}
	switch {
	case want.BodyMediaType == "application/json" && body != "":
		wantValue, err := goshape.Decode([]byte(body))
		if err != nil {
			return []string{"the case's body is no JSON: " + err.Error()}
		}
		gotValue, err := goshape.Decode(got.Body)
		if err != nil {
			d.add("the body is no JSON: %v: %q", err, got.Body)
			return d
		}
		return goshape.Diff(wantValue, gotValue)
	case want.BodyMediaType == "application/x-www-form-urlencoded":
		d.same("form", fields(body), fields(string(got.Body)))
	default:
		d.same("body", body, string(got.Body))
	}
	return d
}

// fields are the fields of a form in the order of their names, decoded, one a line. Those of one name keep their order.
// The text of a case may have line breaks between the fields.
func fields(form string) string {
	var all []string
	for field := range strings.SplitSeq(form, "&") {
		name, value, _ := strings.Cut(strings.TrimSpace(field), "=")
		all = append(all, unescape(name)+"="+unescape(value))
	}
	slices.SortStableFunc(all, func(a, b string) int { return strings.Compare(nameOf(a), nameOf(b)) })
	return strings.Join(all, "\n")
}

func unescape(text string) string {
	plain, err := url.QueryUnescape(text)
	if err != nil {
		return "malformed " + text
	}
	return plain
}
