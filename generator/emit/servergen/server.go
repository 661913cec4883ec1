// Package servergen emits a service's server: the interface that a service
// implements, the handler that calls it, and what the handler knows of the
// operations.
package servergen

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/names"
	"github.com/modelsmith/modelsmith/generator/route"
	"github.com/modelsmith/modelsmith/templates"
)

// Emitter is the emitter of servers.
var Emitter = emit.Emitter{Name: "server", Emit: Emit}

// Paths of the packages that servers use.
const (
	serverPath = emit.RuntimePath + "/server"
	awsPath    = "github.com/aws/aws-sdk-go-v2/aws"
	httpPath   = "net/http"
)

// Emit emits the files of a server package.
func Emit(c *emit.Context) ([]emit.File, error) {
	g := &gen{Context: c, name: names.ServerPackage(c.Names.Package)}
	if problems := g.ambiguous(); problems != nil {
		return nil, problems
	}
	var files []emit.File
	for _, f := range []struct {
		name string
		emit func(*jen.File)
	}{
		{"service.go", g.serviceFile}, {"handler.go", g.handlerFile}, {"operations.go", g.operationsFile},
	} {
		file := templates.File(c.ImportPath+"/"+g.name, g.name)
		if c.Service.Deprecated != nil {
			file.HeaderComment("//lint:file-ignore SA1019 The server of a deprecated service has no other client.")
		}
		f.emit(file)
		src, err := templates.Render(file)
		if err != nil {
			return nil, err
		}
		files = append(files, emit.File{Path: g.name + "/" + f.name, Source: src})
	}
	return files, nil
}

type gen struct {
	*emit.Context
	// name is the package's name.
	name string
}

// ambiguous lists the operations that no server can tell from others.
func (g *gen) ambiguous() (problems model.Problems) {
	route.Ambiguous(route.Of(g.Service), func(op, other *model.Operation) {
		problems = append(problems, model.Problem{
			Pos: op.URIPos, Path: op.Path,
			Message: fmt.Sprintf("%s %s is the route of %s too: a server cannot tell them apart; give one of them another URI", op.Method, op.URI, other.Name),
		})
	})
	return problems
}

// client is a name of the client package.
func (g *gen) client(name string) *jen.Statement { return jen.Qual(g.ImportPath, name) }

func input() *jen.Statement { return jen.Id("in").Qual(serverPath, "Input") }
