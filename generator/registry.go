package generator

import (
	"maps"
	"slices"

	"github.com/modelsmith/modelsmith/generator/botocore"
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/emit/clientgen"
	"github.com/modelsmith/modelsmith/generator/emit/constraintgen"
	"github.com/modelsmith/modelsmith/generator/emit/documentgen"
	"github.com/modelsmith/modelsmith/generator/emit/servergen"
	"github.com/modelsmith/modelsmith/generator/emit/typesgen"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/smithy"
	"github.com/modelsmith/modelsmith/generator/source"
)

// readers are the readers of models, by format. Each takes the protocols that
// are supported.
func readers() map[source.Format]func(*source.Model, []string) (*model.Service, model.Problems) {
	return map[source.Format]func(*source.Model, []string) (*model.Service, model.Problems){
		source.Botocore: botocore.Read,
		source.Smithy:   smithy.Read,
	}
}

// readModel reads a model in its format; its protocol must be one of those given.
func readModel(m *source.Model, protocols []string) (*model.Service, model.Problems) {
	return readers()[m.Format](m, protocols)
}

// spoken are the protocols that clients can speak.
func spoken() []string { return slices.Sorted(maps.Keys(protocols())) }

// protocol has the import paths of the runtime packages of a protocol.
type protocol struct{ client, server string }

// protocols are the protocols that clients and servers can speak.
func protocols() map[string]protocol {
	return map[string]protocol{
		"query":     {emit.RuntimePath + "/query", emit.RuntimePath + "/server/query"},
		"rest-json": {emit.RuntimePath + "/restjson", emit.RuntimePath + "/server/restjson"},
	}
}

// emitters are what a service is turned into.
func emitters() []emit.Emitter {
	return []emit.Emitter{
		constraintgen.Emitter,
		documentgen.Emitter,
		typesgen.Emitter,
		clientgen.Emitter,
		servergen.Emitter,
	}
}
