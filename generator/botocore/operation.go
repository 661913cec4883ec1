package botocore

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

func (l *linker) readOperation(op *node.Node) {
	raw := &rawOperation{node: op, uri: op, Operation: &model.Operation{Name: op.Key, WireName: op.Key, Path: op.Path(), Pos: op.Pos()}}
	op.Each(func(n *node.Node) {
		switch n.Key {
		case "name":
			raw.WireName = n.Text()
		case "http":
			readHTTP(raw, n)
		case "input":
			raw.input = n
		case "output":
			raw.output = n
		case "errors":
			n.Items(func(e *node.Node) { raw.errors = append(raw.errors, e) })
		case "documentation":
			raw.Documentation = n.Text()
		case "deprecated", "deprecatedMessage", "deprecatedSince":
			raw.Deprecated = deprecated(raw.Deprecated, n)
		case "idempotent":
			raw.Idempotent = n.Flag()
		case "readonly":
			raw.ReadOnly = n.Flag()
		case "endpointoperation":
		default:
			if !raw.readAuth(n) && !raw.readFeature(n) {
				n.Unknown()
			}
		}
	})
	if http := op.Child("http"); op.IsObject() && http == nil {
		op.Problem("an operation needs http")
	} else if http != nil {
		http.Need("method", "requestUri")
	}
	l.operations = append(l.operations, raw)
}

func readHTTP(op *rawOperation, http *node.Node) {
	http.Each(func(n *node.Node) {
		switch n.Key {
		case "method":
			if op.Method = n.Text(); strings.Trim(op.Method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
				n.Problem("%q is no HTTP method", op.Method)
			}
		case "requestUri":
			op.URI, op.URIPos, op.uri = n.Text(), n.Pos(), n
		case "responseCode":
			if status, ok := n.Integer(); ok && (status < 100 || status > 599) {
				n.Problem("%d is no HTTP status", status)
			} else {
				op.Status = status
			}
		default:
			n.Unknown()
		}
	})
}
