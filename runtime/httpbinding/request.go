package httpbinding

import (
	"errors"
	"fmt"
	"strings"

	"github.com/modelsmith/modelsmith/runtime"
)

// Finish fills req with all but the body: the path with its labels, the query
// with the operation's literals first, and the headers. It fails when a label
// is missing or empty, as then no route would match.
func (w *Writer) Finish(op *runtime.Operation, req *runtime.Request) error {
	if w.err == nil && w.status != "" {
		return fmt.Errorf("member %s: a request has no status", w.statusOf)
	}
	if w.err != nil {
		return w.err
	}
	template, literals := splitURI(op.URI)
	path, err := w.path(op, template)
	if err != nil {
		return err
	}
	w.addParams(literals)
	req.Path = path
	req.Query = literals
	if len(w.query) > 0 {
		if literals != "" {
			req.Query += "&"
		}
		req.Query += string(w.query)
	}
	req.Header = w.header
	return nil
}

// addParams adds the map of query parameters, without those that the URI or a
// member bound by name has.
func (w *Writer) addParams(literals string) {
	named := len(w.query)
	for i := 0; i+1 < len(w.params); i += 2 {
		name := string(appendEscaped(nil, w.params[i], false))
		if !hasQuery(literals, name) && !hasQuery(string(w.query[:named]), name) {
			w.addQuery(w.params[i], w.params[i+1])
		}
	}
}

// hasQuery reports whether a query string has a parameter with an escaped name.
func hasQuery(query, name string) bool {
	for part := range strings.SplitSeq(query, "&") {
		if have, _, _ := strings.Cut(part, "="); have == name && part != "" {
			return true
		}
	}
	return false
}

// Payload returns the blob or string that is the body and its type, which is
// empty if the input has none.
func (w *Writer) Payload() (body []byte, contentType string) { return w.payload, w.payloadType }

// Whole reports whether the codec has written the payload, rather than the
// members in the body.
func (w *Writer) Whole() bool { return w.whole }

// path fills the labels of a URI template.
func (w *Writer) path(op *runtime.Operation, template string) (string, error) {
	if len(w.labels) == 0 && !strings.Contains(template, "{") {
		return template, nil
	}
	b := make([]byte, 0, 192)
	for {
		open := strings.IndexByte(template, '{')
		if open < 0 {
			return string(append(b, template...)), nil
		}
		end := strings.IndexByte(template, '}')
		if end < open {
			return "", errors.New("malformed URI template " + template)
		}
		b = append(b, template[:open]...)
		name, greedy := strings.CutSuffix(template[open+1:end], "+")
		value, err := w.label(name)
		if d := op.EmptyLabel; err != nil && d != nil && d.Name == name {
			value, err = d.Value, nil
		}
		if err != nil {
			return "", err
		}
		b = appendEscaped(b, value, greedy)
		template = template[end+1:]
	}
}

func (w *Writer) label(name string) (string, error) {
	for i := range w.labels {
		l := &w.labels[i]
		if l.m.Wire != name {
			continue
		}
		if l.value == "" {
			return "", fmt.Errorf("member %s: a label of the path must not be empty", l.m.ModelName())
		}
		return l.value, nil
	}
	return "", fmt.Errorf("member for label %s: a label of the path must be set", name)
}
