package emit

import (
	"regexp"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
)

// compilePattern returns what emits a function that matches a pattern.
func compilePattern(p *model.Pattern) (func(name string) jen.Code, error) {
	text := p.Text
	if p.Dialect == model.JavaFull {
		text = `\A(?:` + text + `)\z`
	}
	if _, err := regexp.Compile(text); err != nil {
		return nil, err
	}
	return func(name string) jen.Code {
		lazy := "lazily" + name
		return jen.Var().Id(lazy).Op("=").Qual("sync", "OnceValue").Call(jen.Func().Params().Op("*").Qual("regexp", "Regexp").
			Block(jen.Return(jen.Qual("regexp", "MustCompile").Call(jen.Lit(text))))).Line().Line().
			Func().Id(name).Params(jen.Id("text").String()).Bool().Block(jen.Return(jen.Id(lazy).Call().Dot("MatchString").Call(jen.Id("text"))))
	}, nil
}
