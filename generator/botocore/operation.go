package botocore

import "github.com/modelsmith/modelsmith/generator/model"

func (l *linker) readOperation(op *node) {
	raw := &rawOperation{node: op, Operation: &model.Operation{Name: op.key, WireName: op.key, Pos: op.pos()}}
	op.each(func(n *node) {
		switch n.key {
		case "name":
			raw.WireName = n.text()
		case "http":
			readHTTP(raw, n)
		case "input":
			raw.input = n
		case "output":
			raw.output = n
		case "errors":
			n.items(func(e *node) { raw.errors = append(raw.errors, e) })
		case "documentation":
			raw.Documentation = n.text()
		case "deprecated", "deprecatedMessage", "deprecatedSince":
			raw.Deprecated = deprecated(raw.Deprecated, n)
		case "idempotent", "readonly", "endpointoperation":
		case "endpoint", "endpointdiscovery", "authtype", "auth", "unsignedPayload", "httpChecksumRequired",
			"httpChecksum", "requestcompression", "staticContextParams", "operationContextParams":
			n.unsupported()
		default:
			n.unknown()
		}
	})
	if raw.Method == "" || raw.URI == "" {
		op.problem("an operation needs http.method and http.requestUri")
	}
	l.operations = append(l.operations, raw)
}

func readHTTP(op *rawOperation, http *node) {
	http.each(func(n *node) {
		switch n.key {
		case "method":
			op.Method = n.text()
		case "requestUri":
			op.URI = n.text()
		case "responseCode":
			if op.Status = n.integer(); op.Status < 100 || op.Status > 599 {
				n.problem("%d is no HTTP status", op.Status)
			}
		default:
			n.unknown()
		}
	})
}
