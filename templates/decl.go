package templates

import (
	"strings"

	"github.com/dave/jennifer/jen"
)

// Doc returns a comment, to be followed by its declaration. Every line of the
// text has its slashes already.
func Doc(comment string) *jen.Statement {
	s := new(jen.Statement)
	if comment == "" {
		return s
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(comment, "\n"), "\n") {
		s.Comment(line).Line()
	}
	return s
}

// Receiver is a method's receiver.
type Receiver struct {
	// Name may be empty for a method that does not use it.
	Name string
	// Type is the type's name, with a star for a pointer.
	Type string
}

// Method returns the head of a method, to be followed by parameters, results
// and body:
//
//	func (v *User) Encode
func Method(r Receiver, name string) *jen.Statement {
	recv := jen.Id(r.Type)
	if base, ok := strings.CutPrefix(r.Type, "*"); ok {
		recv = jen.Op("*").Id(base)
	}
	if r.Name != "" {
		recv = jen.Id(r.Name).Add(recv)
	}
	return jen.Func().Params(recv).Id(name)
}

// OneLine returns a function's body of one statement, which gofmt keeps on the
// line of its head where that is short enough.
func OneLine(statement jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: "{ ", Close: " }"}, statement)
}

// Rows returns a composite literal's body with one value a line.
func Rows(values []jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, values...)
}
