package endpoints

import "github.com/dave/jennifer/jen"

// outcome emits the return of a rule that ends the evaluation.
func (e *emitter) outcome(o *outcome) jen.Code {
	switch {
	case o.missing != nil:
		// return endpoints.Endpoint{}, endpoints.Missing("Region")
		return jen.Return(runtime("Endpoint").Values(), runtime("Missing").Call(jen.Lit(o.missing.GoName)))
	case o.message != nil:
		// return endpoints.Fail("Invalid Configuration: Missing Region")
		return jen.Return(runtime("Fail").Call(e.expr(o.message)))
	}
	// return endpoints.Endpoint{URL: *p.Endpoint}, nil
	fields := []jen.Code{keyed("URL", e.expr(o.url))}
	if len(o.auth) > 0 {
		fields = append(fields, keyed("Auth", e.auth(o.auth)))
	}
	if len(o.headers) > 0 {
		fields = append(fields, keyed("Headers", e.headers(o.headers)))
	}
	if len(o.properties) > 0 {
		fields = append(fields, keyed("Properties", e.properties(o.properties)))
	}
	return jen.Return(runtime("Endpoint").Values(fields...), jen.Nil())
}

// keyed is one field of a composite literal; jennifer's Dict would put each on a line of its own.
func keyed(name string, v jen.Code) jen.Code { return jen.Id(name).Op(":").Add(v) }

// auth emits the list of schemes, the usual one through a function of the runtime package.
func (e *emitter) auth(list []authScheme) *jen.Statement {
	if a := list[0]; len(list) == 1 && a.name == literal("sigv4") && !a.disableDoubleEncoding && a.signingRegionSet == nil {
		// endpoints.SigV4("chime", "us-east-1")
		return runtime("SigV4").Call(e.orEmpty(a.signingName), e.orEmpty(a.signingRegion))
	}
	// []endpoints.AuthScheme{{Name: "sigv4a", SigningRegionSet: []string{"*"}}}
	return jen.Index().Add(runtime("AuthScheme")).ValuesFunc(func(g *jen.Group) {
		for _, a := range list {
			g.Values(e.authFields(a)...)
		}
	})
}

func (e *emitter) orEmpty(x expr) *jen.Statement {
	if x == nil {
		return jen.Lit("")
	}
	return e.expr(x)
}

func (e *emitter) authFields(a authScheme) []jen.Code {
	fields := []jen.Code{keyed("Name", e.expr(a.name))}
	if a.signingName != nil {
		fields = append(fields, keyed("SigningName", e.expr(a.signingName)))
	}
	if a.signingRegion != nil {
		fields = append(fields, keyed("SigningRegion", e.expr(a.signingRegion)))
	}
	if len(a.signingRegionSet) > 0 {
		fields = append(fields, keyed("SigningRegionSet", e.strings(a.signingRegionSet)))
	}
	if a.disableDoubleEncoding {
		fields = append(fields, keyed("DisableDoubleEncoding", jen.True()))
	}
	return fields
}

func (e *emitter) strings(list []expr) jen.Code {
	return jen.Index().String().ValuesFunc(func(g *jen.Group) {
		for _, x := range list {
			g.Add(e.expr(x))
		}
	})
}

func (e *emitter) headers(list []header) jen.Code {
	// []endpoints.Header{{Name: "x-amz-account-id", Values: []string{arn.AccountID}}}
	return jen.Index().Add(runtime("Header")).ValuesFunc(func(g *jen.Group) {
		for _, h := range list {
			g.Values(keyed("Name", jen.Lit(h.name)), keyed("Values", e.strings(h.values)))
		}
	})
}

func (e *emitter) properties(list []property) jen.Code {
	// []endpoints.Property{{Name: "backend", Value: "S3Express"}}
	return jen.Index().Add(runtime("Property")).ValuesFunc(func(g *jen.Group) {
		for _, p := range list {
			g.Values(keyed("Name", jen.Lit(p.name)), keyed("Value", e.propertyValue(p.value)))
		}
	})
}

func (e *emitter) propertyValue(v any) jen.Code {
	switch v := v.(type) {
	case []any:
		return jen.Index().Any().ValuesFunc(func(g *jen.Group) {
			for _, item := range v {
				g.Add(e.propertyValue(item))
			}
		})
	case []property:
		return jen.Map(jen.String()).Any().ValuesFunc(func(g *jen.Group) {
			for _, p := range v {
				g.Lit(p.name).Op(":").Add(e.propertyValue(p.value))
			}
		})
	}
	return e.expr(v.(expr))
}
