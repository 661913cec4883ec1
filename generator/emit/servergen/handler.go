package servergen

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
)

// handlerFile emits what makes a service a handler, or a client.
func (g *gen) handlerFile(f *jen.File) {
	f.Add(g.newHandler())
	f.Add(g.newClient())
	f.Add(g.api())
	f.Add(g.errorStatus())
}

// newHandler emits:
//
//	func NewHandler(svc Service, auth runtime.Authenticator, opts ...runtime.HandlerOption) http.Handler {
//		return server.NewHandler(&api, svc, auth, opts)
//	}
func (g *gen) newHandler() jen.Code {
	return emit.Doc("NewHandler returns the HTTP handler of a service. Who may call it is the authenticator's to say: runtime.SigV4, or "+
		"runtime.NoAuth for everybody; it panics without one.").
		Func().Id("NewHandler").Params(
		jen.Id("svc").Id("Service"), jen.Id("auth").Qual(emit.RuntimePath, "Authenticator"),
		jen.Id("opts").Op("...").Qual(emit.RuntimePath, "HandlerOption"),
	).Qual(httpPath, "Handler").Block(
		jen.Return(jen.Qual(serverPath, "NewHandler").Call(jen.Op("&").Id("api"), jen.Id("svc"), jen.Id("auth"), jen.Id("opts"))),
	).Line()
}

// newClient emits:
//
//	func NewClient(svc Service, optFns ...func(*iam.Options)) *iam.Client {
//		return iam.New(iam.Options{
//			Region: "us-east-1", BaseEndpoint: aws.String("https://localhost"), RetryMaxAttempts: 1,
//			HTTPClient: runtime.Loopback(NewHandler(svc, runtime.NoAuth)),
//		}, optFns...)
//	}
func (g *gen) newClient() jen.Code {
	fields := []jen.Code{
		jen.Id("Region").Op(":").Lit("us-east-1"),
		jen.Id("BaseEndpoint").Op(":").Qual(awsPath, "String").Call(jen.Lit("https://localhost")),
		jen.Id("RetryMaxAttempts").Op(":").Lit(1),
		jen.Id("HTTPClient").Op(":").Qual(emit.RuntimePath, "Loopback").Call(
			jen.Id("NewHandler").Call(jen.Id("svc"), jen.Qual(emit.RuntimePath, "NoAuth"))),
	}
	if g.hasBearer() {
		fields = append(fields, jen.Id("BearerAuthTokenProvider").Op(":").Qual("github.com/aws/smithy-go/auth/bearer", "StaticTokenProvider").
			Values(jen.Id("Token").Op(":").Qual("github.com/aws/smithy-go/auth/bearer", "Token").Values(jen.Id("Value").Op(":").Lit("token"))))
	}
	return emit.Doc("NewClient returns a client that calls a service without a network between them, for tests: requests and responses are "+
		"encoded, routed, validated and decoded as with one. Nothing is signed, and nothing tried twice.").
		Func().Id("NewClient").Params(jen.Id("svc").Id("Service"), jen.Id("optFns").Op("...").Func().Params(jen.Op("*").Add(g.client("Options")))).
		Op("*").Add(g.client("Client")).Block(
		jen.Return(g.client("New").Call(
			g.client("Options").Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, fields...),
			jen.Id("optFns").Op("..."),
		)),
	).Line()
}

// hasBearer reports whether an operation may authenticate with a token.
func (g *gen) hasBearer() bool {
	return slices.Contains(g.Service.Auth, model.AuthBearer) || slices.ContainsFunc(g.Service.Operations, func(op *model.Operation) bool {
		return slices.Contains(op.Auth, model.AuthBearer)
	})
}

// api emits what the handler knows of the service:
//
//	var api = server.API{
//		ID: iam.ServiceID, Version: iam.ServiceAPIVersion, SigningName: "iam",
//	}
func (g *gen) api() jen.Code {
	fields := []jen.Code{
		jen.Id("ID").Op(":").Add(g.client("ServiceID")),
		jen.Id("Version").Op(":").Add(g.client("ServiceAPIVersion")),
		jen.Id("SigningName").Op(":").Lit(g.Service.SigningName),
	}
	if ns := g.Service.XMLNamespace; ns != nil {
		fields = append(fields, jen.Id("Namespace").Op(":").Lit(ns.URI))
	}
	fields = append(fields,
		jen.Id("Protocol").Op(":").Qual(g.ServerProtocolPath, "Protocol").Values(),
		jen.Id("Operations").Op(":").Id("operations").Index(jen.Op(":")),
		jen.Id("ErrorStatus").Op(":").Id("errorStatus"),
	)
	return jen.Var().Id("api").Op("=").Qual(serverPath, "API").
		Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, fields...).Line()
}

// errorStatus emits the status of each error:
//
//	func errorStatus(err runtime.ErrorShape) int {
//		switch err.(type) {
//		case *types.NoSuchEntityException:
//			return 404
//		}
//		return 0
//	}
func (g *gen) errorStatus() jen.Code {
	byStatus := make(map[int][]jen.Code)
	var order []int
	for _, s := range g.Facts.Errors {
		status := statusOf(s.Error)
		if byStatus[status] == nil {
			order = append(order, status)
		}
		byStatus[status] = append(byStatus[status], jen.Op("*").Qual(g.TypesPath(), g.Names.Shape(s)))
	}
	slices.Sort(order)
	body := []jen.Code{jen.Return(jen.Lit(0))}
	if order != nil {
		body = append([]jen.Code{jen.Switch(jen.Id("err").Assert(jen.Type())).BlockFunc(func(cases *jen.Group) {
			for _, status := range order {
				cases.Case(byStatus[status]...).Block(jen.Return(jen.Lit(status)))
			}
		})}, body...)
	}
	return emit.Doc("errorStatus returns the status of an error of the model, 0 for another.").
		Func().Id("errorStatus").Params(jen.Id("err").Qual(emit.RuntimePath, "ErrorShape")).Int().Block(body...).Line()
}

// statusOf is the status of an error; the model may leave it to its kind.
func statusOf(e *model.Error) int {
	switch {
	case e.Status != 0:
		return e.Status
	case e.Fault == "server":
		return 500
	}
	return 400
}
