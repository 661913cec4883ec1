package httpbinding

import (
	"encoding/base64"
	"fmt"
	"math"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

// Body is the codec that a [Writer] hands the members in the body to.
type Body interface {
	runtime.Writer
	// Object writes v as the whole body.
	Object(v runtime.Encodable)
}

// Writer is the writer of an operation's input or output: members in the body go
// to the protocol's codec, all others where their location says. The members of
// the input itself pass through it; what is nested in the body does not.
type Writer struct {
	body    Body
	labels  []label
	query   []byte
	header  map[string][]string
	payload []byte
	// payloadType is set when a blob or string is the payload, whole when the
	// codec has written it, as the member nameless.
	payloadType string
	whole       bool
	nameless    runtime.Member
	err         error
	// list is the open list or map outside of the body, text its elements, or
	// its keys and values in turn; key is the last key.
	list *runtime.Member
	text []string
	key  string
	// params are the entries of a map of query parameters.
	params []string
	// status is the value of the member statusOf, the status of a response.
	status, statusOf string
}

// label is the value of a URI label.
type label struct {
	m     *runtime.Member
	value string
}

var _ runtime.Writer = (*Writer)(nil)

// Reset readies the writer for another input. It keeps the writer's buffers, but
// nothing of the last input.
func (w *Writer) Reset(body Body) {
	clear(w.labels)
	clear(w.text)
	clear(w.params)
	// Field by field: all at once is a copy of what is nil already.
	w.labels, w.query, w.text, w.params = w.labels[:0], w.query[:0], w.text[:0], w.params[:0]
	if w.whole {
		w.whole, w.nameless = false, runtime.Member{}
	}
	w.body, w.header, w.payload, w.payloadType = body, nil, nil, ""
	w.list, w.key, w.status, w.statusOf, w.err = nil, "", "", "", nil
}

// inBody reports whether a value goes to the codec.
func (w *Writer) inBody(m *runtime.Member) bool {
	return m.Loc == runtime.InBody && w.list == nil
}

// put places the text of a member outside the body.
func (w *Writer) put(m *runtime.Member, v string) {
	if w.list != nil {
		if w.list.Key != nil {
			w.text = append(w.text, w.key)
		}
		w.text = append(w.text, v)
		return
	}
	switch m.Loc {
	case runtime.InLabel:
		w.labels = append(w.labels, label{m, v})
	case runtime.InQuery:
		w.addQuery(m.Wire, v)
	case runtime.InHeader:
		w.setHeader(m, m.Wire, v)
	case runtime.InPayload:
		w.payload, w.payloadType = []byte(v), "text/plain"
	case runtime.InStatusCode:
		w.status, w.statusOf = v, m.ModelName()
	default:
		w.fail(m, "cannot stand at its location")
	}
}

func (w *Writer) addQuery(name, v string) {
	if len(w.query) > 0 {
		w.query = append(w.query, '&')
	}
	w.query = append(appendEscaped(w.query, name, false), '=')
	w.query = appendEscaped(w.query, v, false)
}

// setHeader sets a header, unless its value would break out of it.
func (w *Writer) setHeader(m *runtime.Member, name, v string) {
	if !isHeaderValue(v) {
		w.fail(m, "a header must not hold control characters")
		return
	}
	if w.header == nil {
		w.header = make(map[string][]string, 2)
	}
	w.header[textproto.CanonicalMIMEHeaderKey(name)] = []string{v}
}

func (w *Writer) fail(m *runtime.Member, what string) {
	if w.err == nil {
		w.err = fmt.Errorf("member %s: %s", m.ModelName(), what)
	}
}

// String implements [runtime.Writer].
func (w *Writer) String(m *runtime.Member, v string) {
	switch {
	case w.inBody(m):
		w.body.String(m, v)
	case m.Flags&runtime.MediaType != 0 && m.Loc == runtime.InHeader:
		w.put(m, base64.StdEncoding.EncodeToString([]byte(v)))
	case w.list != nil && w.list.Loc == runtime.InHeader:
		w.put(m, quoteItem(v))
	default:
		w.put(m, v)
	}
}

// Bool implements [runtime.Writer].
func (w *Writer) Bool(m *runtime.Member, v bool) {
	if w.inBody(m) {
		w.body.Bool(m, v)
		return
	}
	w.put(m, strconv.FormatBool(v))
}

// Int implements [runtime.Writer].
func (w *Writer) Int(m *runtime.Member, v int64) {
	if w.inBody(m) {
		w.body.Int(m, v)
		return
	}
	w.put(m, strconv.FormatInt(v, 10))
}

// Float implements [runtime.Writer].
func (w *Writer) Float(m *runtime.Member, v float64, bits int) {
	switch {
	case w.inBody(m):
		w.body.Float(m, v, bits)
	case math.IsInf(v, 0):
		w.put(m, strings.TrimPrefix(strconv.FormatFloat(v, 'f', -1, bits), "+")+"inity")
	default:
		w.put(m, strconv.FormatFloat(v, 'f', -1, bits))
	}
}

// Time implements [runtime.Writer]; the default format is http-date in headers
// and date-time elsewhere.
func (w *Writer) Time(m *runtime.Member, v time.Time) {
	if w.inBody(m) {
		w.body.Time(m, v)
		return
	}
	format, at := m.Format, m
	if w.list != nil {
		at = w.list
	}
	if format == runtime.FormatDefault && at.Loc == runtime.InHeader {
		format = runtime.FormatHTTPDate
	}
	switch format {
	case runtime.FormatHTTPDate:
		w.put(m, string(timestamp.AppendHTTPDate(nil, v)))
	case runtime.FormatEpoch:
		w.put(m, string(timestamp.AppendEpoch(nil, v)))
	default:
		w.put(m, string(timestamp.AppendDateTime(nil, v)))
	}
}

// Blob implements [runtime.Writer].
func (w *Writer) Blob(m *runtime.Member, v []byte) {
	switch {
	case w.inBody(m):
		w.body.Blob(m, v)
	case m.Loc == runtime.InPayload:
		w.payload, w.payloadType = v, "application/octet-stream"
	default:
		w.put(m, base64.StdEncoding.EncodeToString(v))
	}
}

// Struct implements [runtime.Writer].
func (w *Writer) Struct(m *runtime.Member, v runtime.Encodable) {
	switch {
	case w.inBody(m):
		w.body.Struct(m, v)
	case m.Loc == runtime.InPayload:
		w.body.Struct(w.wholeBody(m), v)
	default:
		w.fail(m, "a structure cannot stand at its location")
	}
}
