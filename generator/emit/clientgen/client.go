// Package clientgen emits a service's client: its options, its operations with
// their inputs and outputs, and its endpoints.
package clientgen

import (
	"errors"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/endpoints"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/templates"
)

// Emitter is the emitter of clients.
var Emitter = emit.Emitter{Name: "client", Emit: Emit}

// Emit emits the files of a client package.
func Emit(c *emit.Context) ([]emit.File, error) {
	g := &gen{Context: c}
	rules, err := g.endpointRules()
	if err != nil {
		return nil, err
	}
	g.rules = rules
	if problems := g.checkBindings(); problems != nil {
		return nil, problems
	}
	files, err := g.literalFiles(rules)
	if err != nil {
		return nil, err
	}
	add := func(name string, f *jen.File) error {
		src, err := templates.Render(f)
		files = append(files, emit.File{Path: name, Source: src})
		return err
	}
	if rules != nil {
		f := endpoints.Emit(rules, endpoints.Options{Package: c.Names.Package})
		f.NoFormat = true
		if err := add("endpoints.go", f); err != nil {
			return nil, err
		}
	}
	if f := g.errorFile(); f != nil {
		if err := add("errors.go", f); err != nil {
			return nil, err
		}
	}
	for _, err := range []error{add("interfaces.go", g.interfaceFile()), g.operations(add)} {
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// operations adds the files of all operations, or returns all of their problems.
func (g *gen) operations(add func(string, *jen.File) error) error {
	var problems model.Problems
	for _, op := range g.Service.Operations {
		f, err := g.operationFile(op)
		var ps model.Problems
		if errors.As(err, &ps) {
			problems = append(problems, ps...)
			continue
		}
		if err == nil {
			err = add(fileName(g.Names.Operation(op)), f)
		}
		if err != nil {
			return err
		}
	}
	if problems != nil {
		return problems
	}
	return nil
}

// fileName is the name of an operation's file. A name with an underscore gets
// one more: the go command takes files whose names end in _test or in the name
// of a system for something else.
func fileName(operation string) string {
	if strings.Contains(operation, "_") {
		operation += "_"
	}
	return "api_op_" + operation + ".go"
}

type gen struct {
	*emit.Context
	// rules are the endpoint rules, nil if the model has none.
	rules *endpoints.RuleSet
}

// omitted is the paragraph about the operations that were left out, empty for
// none.
func (g *gen) omitted() string {
	var sentences []string
	if g.Partial {
		sentences = append(sentences, "It has only some of the service's operations.")
	}
	if g.Omitted != nil {
		sentences = append(sentences, "Left out as not supported: "+strings.Join(g.Omitted, ", ")+".")
	}
	return strings.Join(sentences, " ")
}

// endpointRules reads the rule set of the model, nil if it has none.
func (g *gen) endpointRules() (*endpoints.RuleSet, error) {
	if g.Service.EndpointRules == nil {
		return nil, nil
	}
	rules, problems := endpoints.ReadFragment(g.Service.EndpointRules)
	if problems != nil {
		return nil, problems
	}
	return rules, nil
}

// clientData is what the templates of near-literal files need.
type clientData struct {
	Package, RuntimePath, ProtocolPath string
	Version                            string
	ServiceID, APIVersion, SigningName string
	PackageDoc, ClientDoc              string
	HasEndpoints, HasTokens            bool
	// Auth is the list of ways to authenticate, empty for the usual one.
	Auth                                string
	HasBearer, HasCompression, HasSigV2 bool
	HasWaiters                          bool
	// Headers are headers that every request has.
	Headers []header
	// Bindings are the parameters of the endpoint rules that a client binds, and
	// ClientParams those of them that are options. With Binds operations bind
	// others.
	Bindings               []binding
	BindsRegion, BindsFIPS bool
	ClientParams           []clientParam
	Binds                  bool
}

// binding gives a parameter of the endpoint rules its value.
type binding struct{ Field, Value string }

// builtIns are the client settings that endpoint rules ask for.
var builtIns = map[string]string{
	"AWS::Region":       "region",
	"AWS::UseDualStack": "aws.Bool(o.EndpointOptions.UseDualStackEndpoint == aws.DualStackEndpointStateEnabled)",
	"AWS::UseFIPS":      "aws.Bool(fips || o.EndpointOptions.UseFIPSEndpoint == aws.FIPSEndpointStateEnabled)",
	"SDK::Endpoint":     "o.BaseEndpoint",
}

// literalFiles emits the files that differ little from service to service.
func (g *gen) literalFiles(rules *endpoints.RuleSet) ([]emit.File, error) {
	s := g.Service
	data := clientData{
		Package: g.Names.Package, RuntimePath: emit.RuntimePath, ProtocolPath: g.ProtocolPath, Version: emit.GeneratedCodeVersion,
		ServiceID: s.ID, APIVersion: s.APIVersion, SigningName: s.SigningName,
		PackageDoc:   emit.Comment("Package "+g.Names.Package+" is a client of "+s.FullName+".", g.omitted(), emit.Deprecation(s.Deprecated)),
		ClientDoc:    emit.Comment("Client calls the operations of " + s.FullName + ". It is safe for concurrent use."),
		HasEndpoints: rules != nil,
		HasTokens:    slices.ContainsFunc(s.Operations, func(op *model.Operation) bool { return tokens(op) != nil }),
		Auth:         g.authList(), HasBearer: g.hasAuth("AuthBearer"), HasSigV2: g.hasAuth("AuthSigV2"),
		HasCompression: slices.ContainsFunc(s.Operations, func(op *model.Operation) bool { return slices.Contains(op.Compression, "gzip") }),
		HasWaiters:     slices.ContainsFunc(s.Operations, func(op *model.Operation) bool { return op.Waiters != nil }),
		Headers:        g.headers(), ClientParams: g.clientParams(), Binds: g.anyBinds(),
	}
	if rules != nil {
		for _, p := range rules.Parameters {
			if v := builtIns[p.BuiltIn]; v != "" {
				data.Bindings = append(data.Bindings, binding{p.GoName, v})
				data.BindsRegion = data.BindsRegion || p.BuiltIn == "AWS::Region"
				data.BindsFIPS = data.BindsFIPS || p.BuiltIn == "AWS::UseFIPS"
			}
		}
	}
	for _, p := range data.ClientParams {
		data.Bindings = append(data.Bindings, binding{p.Field, "o." + p.Field})
	}
	var files []emit.File
	for _, name := range []string{"client.go", "options.go"} {
		src, err := templates.Execute(name+".tmpl", data)
		if err != nil {
			return nil, err
		}
		files = append(files, emit.File{Path: name, Source: src})
	}
	return files, nil
}
