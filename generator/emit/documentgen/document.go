// Package documentgen emits package document of a client: the type of its
// documents, and how to make one. Clients without documents have none.
package documentgen

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/templates"
)

// Emitter is the emitter of package document.
var Emitter = emit.Emitter{Name: "document", Emit: Emit}

const documentPath = emit.RuntimePath + "/document"

// Emit emits package document if a shape holds documents.
func Emit(c *emit.Context) ([]emit.File, error) {
	if !c.Facts.Documents {
		return nil, nil
	}
	f := templates.File(c.DocumentPath(), "document")
	text := emit.Comment("Package document makes and reads the documents of " + c.Service.FullName + ": values of any shape.")
	for line := range strings.SplitSeq(text, "\n") {
		f.PackageComment(line)
	}
	f.Add(emit.Version())
	// type Interface = document.Interface
	f.Add(emit.Doc("Interface is a document, which is read into a Go value with UnmarshalSmithyDocument.")).
		Type().Id("Interface").Op("=").Qual(documentPath, "Interface").Line()
	// func NewLazyDocument(v any) Interface { return document.New(v) }
	f.Add(emit.Doc("NewLazyDocument returns the document of a Go value, which is encoded when the document is sent.")).
		Func().Id("NewLazyDocument").Params(jen.Id("v").Any()).Id("Interface").
		Add(templates.OneLine(jen.Return(jen.Qual(documentPath, "New").Call(jen.Id("v")))))
	src, err := templates.Render(f)
	if err != nil {
		return nil, err
	}
	return []emit.File{{Path: "document/document.go", Source: src}}, nil
}
