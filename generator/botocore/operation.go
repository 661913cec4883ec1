package botocore

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

func (l *linker) readOperation(op *node) {
	raw := &rawOperation{node: op, uri: op, Operation: &model.Operation{Name: op.key, WireName: op.key, Pos: op.pos()}}
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
	if http := op.child("http"); op.IsObject() && http == nil {
		op.problem("an operation needs http")
	} else if http != nil {
		http.need("method", "requestUri")
	}
	l.operations = append(l.operations, raw)
}

func readHTTP(op *rawOperation, http *node) {
	http.each(func(n *node) {
		switch n.key {
		case "method":
			if op.Method = n.text(); strings.Trim(op.Method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
				n.problem("%q is no HTTP method", op.Method)
			}
		case "requestUri":
			op.URI, op.uri = n.text(), n
		case "responseCode":
			if status, ok := n.integer(); ok && (status < 100 || status > 599) {
				n.problem("%d is no HTTP status", status)
			} else {
				op.Status = status
			}
		default:
			n.unknown()
		}
	})
}
