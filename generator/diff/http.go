package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
)

func httpMethod() Rule {
	return Rule{
		ID: "http-method-changed", Client: Dangerous, Server: Breaking,
		What:   "The HTTP method of an operation changed.",
		Reason: "Requests of old clients are refused; the regenerated client needs a service that is as new.",
		check:  operationFact("method", func(op *model.Operation) string { return op.Method }),
	}
}

func httpURI() Rule {
	return Rule{
		ID: "http-uri-changed", Client: Dangerous, Server: Breaking,
		What:   "The URI of an operation changed.",
		Reason: "Requests of old clients find no route or another one; the regenerated client needs a service that is as new.",
		check: func(p *pass) {
			for _, op := range p.operations {
				if labelled(op.old) != labelled(op.new) {
					p.report(uriSpot(op), nil, "%s", was(op.old.URI, op.new.URI))
				}
			}
		},
	}
}

func httpLabel() Rule {
	return Rule{
		ID: "http-label-renamed", Client: Compatible, Server: Compatible,
		What:   "A label of a URI has another name.",
		Reason: "Labels are not sent; the same member fills it.",
		check: sameFormatOnly(func(p *pass) {
			for _, op := range p.operations {
				if op.old.URI != op.new.URI && labelled(op.old) == labelled(op.new) {
					p.report(uriSpot(op), nil, "%s", was(op.old.URI, op.new.URI))
				}
			}
			for _, m := range p.members {
				old, current := emit.WireName(m.old), emit.WireName(m.new)
				if m.old.Location == "uri" && m.new.Location == "uri" && old != current {
					p.report(m.in("locationName"), nil, "label %s", was(old, current))
				}
			}
		}),
	}
}

func uriSpot(op operationPair) spot {
	s := op.in("uri")
	s.old, s.new = op.old.URIPos, op.new.URIPos
	return s
}

// labelled is the URI of an operation with the names of the members that fill
// its labels.
func labelled(op *model.Operation) string {
	if op.Input == nil || !strings.Contains(op.URI, "{") {
		return op.URI
	}
	var pairs []string
	for _, m := range op.Input.Members {
		if m.Location == "uri" {
			for _, end := range []string{"}", "+}"} {
				pairs = append(pairs, "{"+emit.WireName(m)+end, "{"+m.Name+end)
			}
		}
	}
	return strings.NewReplacer(pairs...).Replace(op.URI)
}

func httpStatus() Rule {
	return Rule{
		ID: "http-status-changed", Client: Compatible, Server: Dangerous,
		What:   "The status of a successful response changed.",
		Reason: "Generated clients take every status from 200 to 299; others may want the one of their model.",
		check: operationFact("status", func(op *model.Operation) string {
			return number(cmp.Or(op.Status, 200)) // what both formats mean when they say nothing
		}),
	}
}

func httpStatusWritten() Rule {
	return Rule{
		ID: "http-status-written", Client: Docs, Server: Docs,
		What:   "The status 200 of an operation is written, or is not any more, which means the same.",
		Reason: "It stands in comments only.",
		check: sameFormatOnly(func(p *pass) {
			for _, op := range p.operations {
				if op.old.Status != op.new.Status && cmp.Or(op.old.Status, 200) == cmp.Or(op.new.Status, 200) {
					p.report(op.in("status"), nil, "%s", was(number(op.old.Status), number(op.new.Status)))
				}
			}
		}),
	}
}

func hostPrefix() Rule {
	return Rule{
		ID: "host-prefix-changed", Client: Dangerous, Server: Dangerous,
		What:   "The prefix of an operation's host changed.",
		Reason: "Requests go to another host, which must exist; old clients go to the old one.",
		check:  operationFact("hostPrefix", func(op *model.Operation) string { return op.HostPrefix }),
	}
}

func wireOperation() Rule {
	return Rule{
		ID: "operation-wire-name-changed", Client: Dangerous, Server: Breaking,
		What:   "The name of an operation on the wire changed.",
		Reason: "Requests of old clients ask for an operation that is not there.",
		check:  operationFact("wireName", func(op *model.Operation) string { return op.WireName }),
	}
}

func resultWrapper() Rule {
	return Rule{
		ID: "result-wrapper-changed", Client: Dangerous, Server: Breaking,
		What:   "The element around an operation's output changed.",
		Reason: "Clients look for the output in the element that their model names.",
		check:  operationFact("resultWrapper", func(op *model.Operation) string { return op.ResultWrapper }),
	}
}

func checksumRequired() Rule {
	return Rule{
		ID: "checksum-required-changed", Client: Compatible, Server: Compatible,
		What:   "A request must have a checksum of its body, or need not any more.",
		Reason: "Clients send it by themselves; handlers do not look at it.",
		check:  operationFact("checksumRequired", func(op *model.Operation) string { return flag(op.ChecksumRequired) }),
	}
}

func compression() Rule {
	return Rule{
		ID: "request-compression-changed", Client: Compatible, Server: Dangerous,
		What:   "The encodings changed that the body of a request may be compressed in.",
		Reason: "Clients compress by themselves; what stands in front of a handler may not take it.",
		check:  operationFact("compression", func(op *model.Operation) string { return strings.Join(op.Compression, ", ") }),
	}
}

func compressionRemoved() Rule {
	return Rule{
		ID: "request-compression-removed", Client: Breaking, Server: Compatible,
		What:   "No operation has a body any more that may be compressed with gzip.",
		Reason: "Options loses DisableRequestCompression and RequestMinCompressSizeBytes: code that names them does not compile.",
		check: func(p *pass) {
			if p.compresses(p.old.Service) && !p.compresses(p.new.Service) {
				p.report(p.service().in("compression"), []string{"gone: Options.DisableRequestCompression and Options.RequestMinCompressSizeBytes"},
					"no request is compressed any more")
			}
		},
	}
}

func (p *pass) compresses(s *model.Service) bool {
	return slices.ContainsFunc(s.Operations, func(op *model.Operation) bool { return slices.Contains(op.Compression, "gzip") })
}

func idempotent() Rule {
	return Rule{
		ID: "operation-effect-changed", Client: Compatible, Server: Compatible,
		What:   "An operation is said to be idempotent or read-only, or no more.",
		Reason: "Nothing is generated from it.",
		check: sameFormatOnly(func(p *pass) {
			operationFact("idempotent", func(op *model.Operation) string { return flag(op.Idempotent) })(p)
			operationFact("readOnly", func(op *model.Operation) string { return flag(op.ReadOnly) })(p)
		}),
	}
}

func bodyShape() Rule {
	return Rule{
		ID: "operation-body-shape-changed", Client: Compatible, Server: Compatible,
		What:   "The input or output of an operation is another shape, is new, or is gone.",
		Reason: "In Go the type has the operation's name; what its members do is told one by one.",
		check: func(p *pass) {
			for _, s := range p.shapes {
				if strings.HasPrefix(s.subject, "operations.") {
					p.report(s.spot, nil, "shape %s", was(s.old.Info().Name, s.new.Info().Name))
				}
			}
		},
	}
}

func contextParams() Rule {
	return Rule{
		ID: "operation-endpoint-parameter-changed", Client: Dangerous, Server: Compatible,
		What:   "An operation gives other parameters to the endpoint rules.",
		Reason: "Requests may go to another endpoint.",
		check: operationFact("contextParams", func(op *model.Operation) string {
			var all []string
			for _, c := range op.ContextParams {
				all = append(all, c.Name+"="+c.Value+c.Path)
			}
			slices.Sort(all)
			return strings.Join(all, ", ")
		}),
	}
}
