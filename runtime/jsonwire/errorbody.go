package jsonwire

// ErrorBody is what the JSON protocols say of an error regardless of its shape.
type ErrorBody struct {
	Code, Message string
}

// ReadErrorBody reads the code and message of an error's body: __type, else
// code or Code, and message or Message. Values that are not strings are left
// out. What was read before an error is returned with it.
func ReadErrorBody(body []byte) (ErrorBody, error) {
	var e ErrorBody
	r := NewReader(body)
	if r.space(); r.pos == len(body) {
		return e, nil
	}
	if r.peek() != '{' || !r.enter() {
		r.expect(&root, "an object")
		return e, r.err
	}
	var plainCode string
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
		*dst, _ = r.String(&root)
	}
	if e.Code == "" {
		e.Code = plainCode
	}
	return e, r.end()
}
