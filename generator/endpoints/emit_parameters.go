package endpoints

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"
)

// parametersStruct emits the struct with one field for each parameter, in the model's order.
func parametersStruct(rs *RuleSet) jen.Code {
	// type EndpointParameters struct {
	//	Region *string
	// }
	var fields []jen.Code
	for _, p := range rs.Parameters {
		fields = append(fields, doc(jen.Id(p.GoName).Add(fieldType(p)), parameterDoc(p)...))
	}
	return doc(jen.Type().Id(parametersType).Struct(fields...),
		parametersType+" is what the endpoint of a request depends on. Nil stands for a parameter that is not set.")
}

func fieldType(p *Parameter) jen.Code {
	switch p.Type {
	case Boolean:
		return jen.Op("*").Bool()
	case StringArray:
		return jen.Index().String()
	}
	return jen.Op("*").String()
}

// parameterDoc returns the model's text, what the model says of the value, and the note on deprecation.
func parameterDoc(p *Parameter) []string {
	text := p.Documentation
	if text == "" {
		text = builtInText(p)
	}
	var facts []string
	if p.BuiltIn != "" {
		facts = append(facts, "The client binds it to "+p.BuiltIn+".")
	}
	switch {
	case p.Default != nil:
		facts = append(facts, "The default is "+defaultText(p.Default)+".")
	case p.Required:
		facts = append(facts, "It is required.")
	}
	paragraphs := []string{text, strings.Join(facts, " ")}
	if p.Deprecated != "" {
		paragraphs = append(paragraphs, "Deprecated: "+p.Deprecated)
	}
	return paragraphs
}

// builtInText stands in for the model's text on the parameters that nearly every service has.
func builtInText(p *Parameter) string {
	switch p.BuiltIn {
	case "AWS::Region":
		return p.GoName + " is the region the request is for."
	case "AWS::UseFIPS":
		return p.GoName + " asks for the endpoint that complies with FIPS 140."
	case "AWS::UseDualStack":
		return p.GoName + " asks for the endpoint that is reached over IPv6 as well as IPv4."
	case "SDK::Endpoint":
		return p.GoName + " is a URL to use in place of the one that the rules would give."
	}
	return ""
}

func defaultText(v any) string {
	if s, ok := v.(string); ok {
		return strconv.Quote(s)
	}
	if list, ok := v.([]string); ok {
		return fmt.Sprintf("%q", list)
	}
	return fmt.Sprint(v)
}

// validateRequired emits the check of required parameters.
func validateRequired(rs *RuleSet) jen.Code {
	// func (p EndpointParameters) ValidateRequired() error {
	//	if p.UseFIPS == nil {
	//		return endpoints.Missing("UseFIPS")
	//	}
	//	return nil
	// }
	var body []jen.Code
	for _, p := range rs.Parameters {
		if p.Required {
			body = append(body, jen.If(jen.Id("p").Dot(p.GoName).Op("==").Nil()).Block(
				jen.Return(runtime("Missing").Call(jen.Lit(p.GoName))),
			))
		}
	}
	return doc(parametersMethod("ValidateRequired").Error().Block(append(body, jen.Return(jen.Nil()))...),
		"ValidateRequired returns an error that names the first required parameter that is not set.")
}

// withDefaults emits the method that fills in defaults.
func withDefaults(rs *RuleSet) jen.Code {
	// func (p EndpointParameters) WithDefaults() EndpointParameters {
	//	p.UseFIPS = endpoints.OrDefault(p.UseFIPS, false)
	//	return p
	// }
	var body []jen.Code
	for _, p := range rs.Parameters {
		field := jen.Id("p").Dot(p.GoName)
		switch {
		case p.Default == nil:
		case p.Type == StringArray:
			body = append(body, jen.If(field.Clone().Op("==").Nil()).Block(field.Clone().Op("=").Add(defaultCode(p))))
		default:
			body = append(body, field.Clone().Op("=").Add(runtime("OrDefault")).Call(field.Clone(), defaultCode(p)))
		}
	}
	return doc(parametersMethod("WithDefaults").Id(parametersType).Block(append(body, jen.Return(jen.Id("p")))...),
		"WithDefaults returns a copy with the model's defaults in place of parameters that are not set.")
}

func parametersMethod(name string) *jen.Statement {
	return jen.Func().Params(jen.Id("p").Id(parametersType)).Id(name).Params()
}

func defaultCode(p *Parameter) jen.Code {
	list, ok := p.Default.([]string)
	if !ok {
		return jen.Lit(p.Default)
	}
	return jen.Index().String().ValuesFunc(func(g *jen.Group) {
		for _, s := range list {
			g.Lit(s)
		}
	})
}
