package httpbinding

import (
	"errors"
	"strconv"
)

// FinishResponse returns what the members outside of a response's body have set:
// the headers, and the status, which is 0 when no member has it.
func (w *Writer) FinishResponse() (status int, header map[string][]string, err error) {
	if w.err != nil {
		return 0, nil, w.err
	}
	if w.status != "" {
		status, err = strconv.Atoi(w.status)
		if err != nil || status < 200 || status > 599 {
			return 0, nil, errors.New("the status code is not one that a response can have")
		}
	}
	return status, w.header, nil
}
