package httpbinding

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/escaped"
)

// Incoming is the part of a request outside of its body, as a server got it.
type Incoming struct {
	Header map[string][]string
	// Query is the raw query string.
	Query string
	// Labels are the values of the path's labels as they were sent, and
	// LabelMembers the indices of their members.
	Labels       []string
	LabelMembers []int
}

// errEscape is the error of text that is not percent-encoded as it should be.
var errEscape = errors.New("the path or the query string is malformed")

// ReadRequest reads the members of in that stand outside of the body.
func ReadRequest(req Incoming, in runtime.Decodable) error {
	r := requestReaders.Get().(*requestReader)
	r.req = req
	err := r.all(in)
	r.release()
	return err
}

var requestReaders = sync.Pool{New: func() any { return new(requestReader) }}

// maxKeptQuery is the largest query string that is kept for reuse, in keys and
// values.
const maxKeptQuery = 1 << 10

// release gives the reader back, with nothing of the request.
func (r *requestReader) release() {
	query := r.query[:0]
	if cap(query) > maxKeptQuery {
		query = nil
	}
	clear(r.query)
	*r = requestReader{query: query}
	requestReaders.Put(r)
}

// all reads all members.
func (r *requestReader) all(in runtime.Decodable) error {
	table := in.MemberTable()
	for i, value := range r.req.Labels {
		plain, ok := escaped.Path(value)
		if !ok {
			return errEscape
		}
		if at := r.req.LabelMembers[i]; at >= 0 {
			r.text = runtime.TextReader{Strict: true, Text: plain}
			if err := r.read(in, at); err != nil {
				return err
			}
		}
	}
	for i := range table {
		m := &table[i]
		if m.Loc != runtime.InQuery && m.Loc != runtime.InQueryParams && m.Loc != runtime.InHeader && m.Loc != runtime.InPrefixHeaders {
			continue
		}
		found, err := r.locate(m)
		if err == nil && found {
			err = r.read(in, i)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// requestReader is what reading a request takes, kept for reuse.
type requestReader struct {
	req   Incoming
	text  runtime.TextReader
	arena runtime.Arena
	// query are the keys and values of the query string in turn, once it is needed.
	query  []string
	parsed bool
}

func (r *requestReader) read(in runtime.Decodable, i int) error {
	in.DecodeMember(i, runtime.Decoder{R: &r.text, A: &r.arena})
	if r.text.Err != nil {
		return fmt.Errorf("member %s: malformed value", in.MemberTable()[i].ModelName())
	}
	return nil
}

// locate sets the text of a member; it is false when the request lacks it.
func (r *requestReader) locate(m *runtime.Member) (bool, error) {
	r.text = runtime.TextReader{Strict: true}
	switch m.Loc {
	case runtime.InHeader:
		r.text.Format = runtime.FormatHTTPDate
		return r.header(m)
	case runtime.InPrefixHeaders:
		r.text.Values = prefixed(r.req.Header, m.Wire)
		return len(r.text.Values) > 0, nil
	}
	if err := r.parse(); err != nil {
		return false, err
	}
	if m.Loc == runtime.InQueryParams {
		r.text.Values = byKey(withoutSignature(r.query))
		return len(r.text.Values) > 0, nil
	}
	found := false
	for i := 0; i < len(r.query); i += 2 {
		if r.query[i] != m.Wire {
			continue
		}
		if m.Elem == nil {
			r.text.Text = r.query[i+1]
			return true, nil
		}
		r.text.Values = append(r.text.Values, r.query[i+1])
		found = true
	}
	return found, nil
}

// header sets the text of a member in a header.
func (r *requestReader) header(m *runtime.Member) (bool, error) {
	values := header(r.req.Header, m.Wire)
	if len(values) == 0 {
		return false, nil
	}
	r.text.Text = values[0]
	if m.Elem != nil {
		r.text.Values = splitHeader(values, m.Elem)
		// A list without elements is an absent one, on the way there and back.
		return len(r.text.Values) > 0, nil
	}
	return true, nil
}

// parse reads the query string once.
func (r *requestReader) parse() error {
	if r.parsed {
		return nil
	}
	r.parsed = true
	for rest := r.req.Query; ; {
		key, value, next, ok := escaped.Next(rest)
		if !ok {
			return nil
		}
		rest = next
		k, okKey := escaped.Query(key)
		v, okValue := escaped.Query(value)
		if !okKey || !okValue {
			return errEscape
		}
		r.query = append(r.query, k, v)
	}
}

// withoutSignature returns pairs without the parameters that make a URL a presigned
// one: they are the handler's, and may hold a session token.
func withoutSignature(pairs []string) []string {
	signed := false
	for i := 0; i < len(pairs); i += 2 {
		signed = signed || pairs[i] == "X-Amz-Signature"
	}
	if !signed {
		return pairs
	}
	out := make([]string, 0, len(pairs))
	for i := 0; i < len(pairs); i += 2 {
		switch pairs[i] {
		case "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-SignedHeaders", "X-Amz-Security-Token", "X-Amz-Signature":
		default:
			out = append(out, pairs[i], pairs[i+1])
		}
	}
	return out
}

// byKey returns pairs with those of equal keys together, in the order in which
// they came.
func byKey(pairs []string) []string {
	order := make([]int, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return strings.Compare(pairs[a], pairs[b]) })
	out := make([]string, 0, len(pairs))
	for _, i := range order {
		out = append(out, pairs[i], pairs[i+1])
	}
	return out
}
