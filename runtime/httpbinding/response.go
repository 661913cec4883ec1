package httpbinding

import (
	"strconv"

	"github.com/modelsmith/modelsmith/runtime"
)

// ReadResponse reads the members of out that stand in the response's headers
// and status, and returns the index of the member bound to the payload, -1 when
// the body is the document of all others.
func ReadResponse(resp *runtime.Response, out runtime.Decodable) (payload int, err error) {
	payload = -1
	runtime.SetDefaults(out)
	table := out.MemberTable()
	var d *headerDecoder
	for i := range table {
		m := &table[i]
		switch m.Loc {
		case runtime.InBody:
			continue
		case runtime.InPayload:
			payload = i
			continue
		}
		if d == nil {
			d = new(headerDecoder)
		}
		d.text = runtime.TextReader{Format: runtime.FormatHTTPDate}
		if !locate(&d.text, m, resp) {
			continue
		}
		out.DecodeMember(i, runtime.Decoder{R: &d.text, A: &d.arena})
		if d.text.Err != nil {
			return payload, d.text.Err
		}
	}
	return payload, nil
}

// headerDecoder is what reading headers takes, in one allocation.
type headerDecoder struct {
	text  runtime.TextReader
	arena runtime.Arena
}

// locate sets the text of a member; it is false when the response lacks it.
func locate(r *runtime.TextReader, m *runtime.Member, resp *runtime.Response) bool {
	switch m.Loc {
	case runtime.InStatusCode:
		r.Text = strconv.Itoa(resp.StatusCode)
		return true
	case runtime.InHeader:
		values := header(resp.Header, m.Wire)
		if len(values) == 0 {
			return false
		}
		r.Text = values[0]
		if m.Elem != nil {
			r.Values = splitHeader(values, m.Elem)
		}
		return true
	case runtime.InPrefixHeaders:
		r.Values = prefixed(resp.Header, m.Wire)
		return len(r.Values) > 0
	}
	return false
}
