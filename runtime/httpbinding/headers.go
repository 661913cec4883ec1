package httpbinding

import (
	"net/textproto"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/runtime"
)

// isHeaderValue reports whether a header may hold v: no control characters but
// tabs (RFC 9110, section 5.5).
func isHeaderValue(v string) bool {
	for i := range len(v) {
		if c := v[i]; c < ' ' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

// isToken reports whether s is fit for a header's name (RFC 9110, section
// 5.6.2).
func isToken(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && strings.IndexByte("!#$%&'*+-.^_`|~", c) < 0 {
			return false
		}
	}
	return s != ""
}

// header returns the values of a header.
func header(headers map[string][]string, name string) []string {
	return headers[textproto.CanonicalMIMEHeaderKey(name)]
}

// prefixed returns the headers whose name starts with a prefix, in any case: in
// turn the rest of the name, lower-cased, and the value, sorted by name.
func prefixed(headers map[string][]string, prefix string) []string {
	names := make([]string, 0, len(headers))
	for name := range headers {
		if len(name) >= len(prefix) && strings.EqualFold(name[:len(prefix)], prefix) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	out := make([]string, 0, 2*len(names))
	for _, name := range names {
		out = append(out, strings.ToLower(name[len(prefix):]), strings.Join(headers[name], ", "))
	}
	return out
}

// splitHeader splits a header's values at commas outside of quotes. HTTP dates
// hold one comma each.
func splitHeader(values []string, elem *runtime.Member) []string {
	var out []string
	for _, v := range values {
		for v = strings.TrimSpace(v); v != ""; {
			var item string
			item, v = nextItem(v)
			out = append(out, item)
		}
	}
	return joinDates(out, elem)
}

// nextItem cuts the first element from a header's value.
func nextItem(v string) (item, rest string) {
	if v[0] != '"' {
		item, rest, _ = strings.Cut(v, ",")
		return strings.TrimSpace(item), strings.TrimSpace(rest)
	}
	var b strings.Builder
	i := 1
	for ; i < len(v) && v[i] != '"'; i++ {
		if v[i] == '\\' && i+1 < len(v) {
			i++
		}
		b.WriteByte(v[i])
	}
	rest = strings.TrimSpace(v[min(i+1, len(v)):])
	return b.String(), strings.TrimSpace(strings.TrimPrefix(rest, ","))
}

// isDate reports whether v has the form of an IMF-fixdate.
func isDate(v string) bool {
	return len(v) == 29 && v[3] == ',' && strings.HasSuffix(v, " GMT")
}

// joinDates puts together again the dates that a comma split.
func joinDates(items []string, elem *runtime.Member) []string {
	if elem.Format != runtime.FormatHTTPDate && elem.Format != runtime.FormatDefault {
		return items
	}
	var out []string
	for i := 0; i < len(items); i++ {
		if i+1 < len(items) && len(items[i]) == 3 && isDate(items[i]+", "+items[i+1]) {
			out = append(out, items[i]+", "+items[i+1])
			i++
			continue
		}
		out = append(out, items[i])
	}
	return out
}
