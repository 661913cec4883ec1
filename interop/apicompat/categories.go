package apicompat

// A Category is a kind of name that may differ, and why.
type Category struct {
	// Name is how reports call it.
	Name string
	// Names is a regular expression for names, as a [Surface] has them, in full.
	Names string
	// Reason says why a difference is no fault.
	Reason string
}

// Categories is everything that is not promised, or not yet. A category that no longer explains a difference has to go,
// so that what was once reached stays.
var Categories = []Category{
	{
		"middleware", `\w*Options\.APIOptions|WithAPIOptions|ResolveEndpoint(\..+)?|\(\*ResolveEndpoint\)\..+`,
		"a call here is a fixed sequence of steps: there is no stack to put a middleware on",
	},
	{
		"interceptors", `Options\.Interceptors`,
		"they are hooks between the steps of a middleware stack",
	},
	{
		"tracing and metrics", `Options\.(TracerProvider|MeterProvider)`,
		"they observe the steps of a middleware stack; an HTTPClient can observe requests and responses",
	},
	{
		"auth schemes", `AuthResolverParameters(\..+)?|AuthSchemeResolver|Options\.(AuthScheme.+|GetIdentityResolver)`,
		"the services know one scheme, Signature Version 4, which Options.HTTPSignerV4 can replace",
	},
	{
		"endpoints of version 1",
		`EndpointResolver|EndpointResolver(Func|Options)(\..+)?|EndpointResolverFromURL|` +
			`\(\*EndpointResolverOptions\)\..+|NewDefaultEndpointResolver|WithEndpointResolver|` +
			`Options\.(EndpointResolver|EndpointOptions)`,
		"deprecated in the SDK for BaseEndpoint and EndpointResolverV2, which are here; a later version may add it",
	},
	{
		"account id endpoints", `Options\.AccountIDEndpointMode`,
		"every client had it for some months of 2024, from which the peer chimesdkidentity v1.20.0 is; today's SDK gives it " +
			"only to services whose endpoint rules look at the account, which these are not",
	},
}
