package clientgen

import (
	"fmt"
	"slices"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/endpoints"
	"github.com/modelsmith/modelsmith/generator/model"
)

// clientParam is an option that is a parameter of the endpoint rules.
type clientParam struct{ Field, Type, Doc string }

// clientParams are the options that the endpoint rules ask for, but for those
// that every client has.
func (g *gen) clientParams() (all []clientParam) {
	for _, c := range g.Service.ContextParams {
		p := g.ruleParam(c.Name)
		if p == nil || p.BuiltIn != "" {
			continue
		}
		text := c.Documentation
		if text == "" {
			text = p.GoName + " is a parameter of the endpoint rules."
		}
		all = append(all, clientParam{p.GoName, clientTypes[p.Type], emit.Comment(text)})
	}
	return all
}

var clientTypes = map[endpoints.Type]string{
	endpoints.String: "*string", endpoints.Boolean: "*bool", endpoints.StringArray: "[]string",
}

// ownOptions are the fields of Options that clients have without the endpoint
// rules, and its methods.
var ownOptions = []string{
	"AppID", "BaseEndpoint", "BearerAuthTokenProvider", "ClientLogMode", "Copy", "Credentials", "DefaultsMode",
	"DisableClockSkewCorrection", "DisableRequestCompression", "EndpointOptions", "EndpointResolverV2", "HTTPClient",
	"HTTPSignerV4", "IdempotencyTokenProvider", "Logger", "Region", "RequestMinCompressSizeBytes", "RetryMaxAttempts",
	"RetryMode", "Retryer", "RuntimeEnvironment",
}

// checkClientParams reports parameters that cannot be options.
func (g *gen) checkClientParams() (problems model.Problems) {
	for _, c := range g.Service.ContextParams {
		p := g.ruleParam(c.Name)
		if p == nil || p.BuiltIn != "" {
			continue
		}
		text := ""
		switch {
		case slices.Contains(ownOptions, p.GoName):
			text = fmt.Sprintf("the client has an option %s already; give the parameter another name", p.GoName)
		case c.Kind != "" && c.Kind != p.Type.String():
			text = fmt.Sprintf("the endpoint rules have another type for parameter %q: %s", p.Name, p.Type)
		}
		if text != "" {
			problems = append(problems, model.Problem{Pos: c.Pos, Path: "clientContextParams." + c.Name, Message: text})
		}
	}
	return problems
}
