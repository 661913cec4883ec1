package endpoints

import "github.com/dave/jennifer/jen"

// resolverInterface emits the interface of what finds endpoints.
func resolverInterface() jen.Code {
	// type EndpointResolverV2 interface {
	//	ResolveEndpoint(ctx context.Context, params EndpointParameters) (smithyendpoints.Endpoint, error)
	// }
	return doc(
		jen.Type().Id("EndpointResolverV2").Interface(
			jen.Id("ResolveEndpoint").Params(
				jen.Id("ctx").Qual("context", "Context"), jen.Id("params").Id(parametersType),
			).Params(smithyEndpoint(), jen.Error()),
		),
		"EndpointResolverV2 finds the endpoint of a request. The client takes signing names and regions from the auth "+
			"options in the endpoint's properties.",
	)
}

// resolverConstructor emits the function that returns the default resolver.
func resolverConstructor() jen.Code {
	// func NewDefaultEndpointResolverV2() EndpointResolverV2 { return &resolver{} }
	return doc(
		jen.Func().Id("NewDefaultEndpointResolverV2").Params().Id("EndpointResolverV2").Block(
			jen.Return(jen.Op("&").Id(resolverType).Values()),
		),
		"NewDefaultEndpointResolverV2 returns the resolver that follows the service's endpoint rules.",
	)
}

// resolverStruct emits the default resolver's type, by which the client knows that nobody has replaced it.
func resolverStruct() jen.Code {
	// type resolver struct{}
	return doc(jen.Type().Id(resolverType).Struct(),
		resolverType+" is the default EndpointResolverV2; the client calls "+defaultFunc+" in its place.")
}

// resolveEndpoint emits the default resolver's method, the rules in the form of the interface.
func resolveEndpoint() jen.Code {
	// func (*resolver) ResolveEndpoint(
	//	_ context.Context, params EndpointParameters,
	// ) (smithyendpoints.Endpoint, error) {
	//	params = params.WithDefaults()
	//	if err := params.ValidateRequired(); err != nil {
	//		return smithyendpoints.Endpoint{}, fmt.Errorf("endpoint parameters are not valid, %w", err)
	//	}
	//	endpoint, err := resolveDefault(&params)
	//	if err != nil {
	//		return smithyendpoints.Endpoint{}, err
	//	}
	//	return endpoint.Smithy()
	// }
	invalidParameters := jen.Qual("fmt", "Errorf").Call(jen.Lit("endpoint parameters are not valid, %w"), jen.Err())
	return doc(
		jen.Func().Params(jen.Op("*").Id(resolverType)).Id("ResolveEndpoint").Params(
			jen.Id("_").Qual("context", "Context"), jen.Id("params").Id(parametersType),
		).Params(smithyEndpoint(), jen.Error()).Block(
			jen.Id("params").Op("=").Id("params").Dot("WithDefaults").Call(),
			jen.If(
				jen.Err().Op(":=").Id("params").Dot("ValidateRequired").Call(),
				jen.Err().Op("!=").Nil(),
			).Block(jen.Return(smithyEndpoint().Values(), invalidParameters)),
			jen.List(jen.Id("endpoint"), jen.Err()).Op(":=").Id(defaultFunc).Call(jen.Op("&").Id("params")),
			jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(smithyEndpoint().Values(), jen.Err())),
			jen.Return(jen.Id("endpoint").Dot("Smithy").Call()),
		),
		"ResolveEndpoint applies the defaults and the service's endpoint rules.",
	)
}

func smithyEndpoint() *jen.Statement { return jen.Qual(smithyPath, "Endpoint") }
