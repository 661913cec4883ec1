package jsonwire

// ErrorBody is what the JSON protocols say of an error regardless of its shape.
type ErrorBody struct {
	Code, Message string
}

// ReadErrorBody reads the code and message of an error's body: __type, else
// code or Code, and message or Message. Values that are not strings are left
// out.
func ReadErrorBody(body []byte) (ErrorBody, error) {
	var e ErrorBody
	var plainCode string
	r := NewReader(body)
	if r.peek() == 0 {
		return e, r.err
	}
	if r.peek() != '{' || !r.enter() {
		r.fail("expected an object")
		return e, r.err
	}
	for r.next('}') {
		key, ok := r.key()
		if !ok {
			break
		}
		var dst *string
		switch string(key) {
		case "__type":
			dst = &e.Code
		case "code", "Code":
			dst = &plainCode
		case "message", "Message":
			dst = &e.Message
		}
		if dst == nil || r.peek() != '"' {
			r.skip()
			continue
		}
		*dst, _ = r.String(nil)
	}
	if e.Code == "" {
		e.Code = plainCode
	}
	return e, r.err
}
