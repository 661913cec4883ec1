package diff

import "github.com/modelsmith/modelsmith/generator/model"

// errorFact is the check of a fact of errors.
func errorFact(name string, get func(*model.Error) string) func(*pass) {
	return func(p *pass) {
		for _, s := range p.shapes {
			if isError(s.old) && isError(s.new) {
				old, current := get(s.old.(*model.Structure).Error), get(s.new.(*model.Structure).Error)
				if old != current {
					p.report(s.in("error."+name), nil, "%s", was(old, current))
				}
			}
		}
	}
}

func errorCode() Rule {
	return Rule{
		ID: "error-code-changed", Client: Dangerous, Server: Breaking,
		What:   "The code of an error on the wire changed.",
		Reason: "Code that compares codes does not find it, and old clients do not know the new code.",
		check:  errorFact("code", func(e *model.Error) string { return e.Code }),
	}
}

func errorStatus() Rule {
	return Rule{
		ID: "error-status-changed", Client: Compatible, Server: Dangerous,
		What:   "The HTTP status of an error changed.",
		Reason: "Generated clients go by the code; proxies, alarms and other clients may go by the status.",
		check: func(p *pass) {
			for _, s := range p.shapes {
				if !isError(s.old) || !isError(s.new) {
					continue
				}
				old, current := s.old.(*model.Structure).Error.Status, s.new.(*model.Structure).Error.Status
				if old != current && (p.formats || old != 0 && current != 0) {
					p.report(s.in("error.status"), nil, "%s", was(number(old), number(current)))
				}
			}
		},
	}
}

func errorFault() Rule {
	return Rule{
		ID: "error-fault-changed", Client: Dangerous, Server: Compatible,
		What:   "Another side is at fault for an error.",
		Reason: "ErrorFault of the error type answers otherwise, which callers may decide by.",
		check:  errorFact("fault", func(e *model.Error) string { return e.Fault }),
	}
}

func errorRetry() Rule {
	return Rule{
		ID: "error-retry-changed", Client: Compatible, Server: Compatible,
		What:   "An error is said to go away by itself or to come from throttling, or no more.",
		Reason: "The retryer goes by codes and statuses; nothing is generated from it.",
		check: sameFormatOnly(func(p *pass) {
			errorFact("retryable", func(e *model.Error) string { return flag(e.Retryable) })(p)
			errorFact("throttling", func(e *model.Error) string { return flag(e.Throttling) })(p)
		}),
	}
}
