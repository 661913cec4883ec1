package httpbinding

import (
	"net/textproto"
	"strings"

	"github.com/modelsmith/modelsmith/runtime"
)

// BeginList implements [runtime.Writer]. A list in the body goes to the codec
// with all it holds: its elements have no location, and Writer passes them on.
func (w *Writer) BeginList(m *runtime.Member, n int) {
	switch {
	case w.inBody(m):
		w.body.BeginList(m, n)
		return
	case m.Loc == runtime.InPayload:
		w.body.BeginList(w.wholeBody(m), n)
		return
	}
	// A list in a map of query parameters repeats the map's key.
	if w.list == nil {
		w.list, w.text = m, w.text[:0]
	}
}

// EndList implements [runtime.Writer]: a list is a repeated query parameter or
// one header with its elements between commas.
func (w *Writer) EndList(m *runtime.Member) {
	if w.list == nil {
		w.body.EndList(m)
		return
	}
	if w.list != m {
		return
	}
	w.list = nil
	switch m.Loc {
	case runtime.InQuery:
		for _, v := range w.text {
			w.addQuery(m.Wire, v)
		}
	case runtime.InHeader:
		w.setHeader(m, m.Wire, strings.Join(w.text, ", "))
	default:
		w.fail(m, "a list cannot stand at its location")
	}
}

// quoteItem quotes a string with a comma or a quote, as an element of a list.
// Dates have a comma of their own and stay as they are.
func quoteItem(v string) string {
	if !strings.ContainsAny(v, `,"`) {
		return v
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(v) + `"`
}

// BeginMap implements [runtime.Writer].
func (w *Writer) BeginMap(m *runtime.Member, n int) {
	switch {
	case w.inBody(m):
		w.body.BeginMap(m, n)
		return
	case m.Loc == runtime.InPayload:
		w.body.BeginMap(w.wholeBody(m), n)
		return
	}
	w.list, w.text = m, w.text[:0]
}

// Key implements [runtime.Writer].
func (w *Writer) Key(m *runtime.Member, k string) {
	if w.list == nil {
		w.body.Key(m, k)
		return
	}
	w.key = k
}

// EndMap implements [runtime.Writer]: a map is prefixed headers or query
// parameters, which yield to the ones bound by name.
func (w *Writer) EndMap(m *runtime.Member) {
	if w.list == nil {
		w.body.EndMap(m)
		return
	}
	w.list = nil
	switch m.Loc {
	case runtime.InPrefixHeaders:
		for i := 0; i+1 < len(w.text); i += 2 {
			w.prefixHeader(m, m.Wire+w.text[i], w.text[i+1])
		}
	case runtime.InQueryParams:
		w.params = append(w.params, w.text...)
	default:
		w.fail(m, "a map cannot stand at its location")
	}
}

// prefixHeader sets a header whose name comes from a map's key.
func (w *Writer) prefixHeader(m *runtime.Member, name, v string) {
	switch {
	case !isToken(name):
		w.fail(m, "a key is not fit for a header's name")
	case w.header[textproto.CanonicalMIMEHeaderKey(name)] == nil:
		w.setHeader(m, name, v)
	}
}

// Null implements [runtime.Writer].
func (w *Writer) Null(m *runtime.Member) {
	if w.inBody(m) {
		w.body.Null(m)
	}
}
