package generator

import (
	"maps"
	"slices"

	"github.com/modelsmith/modelsmith/generator/botocore"
	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/emit/clientgen"
	"github.com/modelsmith/modelsmith/generator/emit/documentgen"
	"github.com/modelsmith/modelsmith/generator/emit/typesgen"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

// readModel reads a model in its format; its protocol must be one of those given.
func readModel(m *source.Model, protocols []string) (*model.Service, model.Problems) {
	return botocore.Read(m, protocols)
}

// spoken are the protocols that clients can speak.
func spoken() []string { return slices.Sorted(maps.Keys(protocols())) }

// protocols are the protocols that clients can speak, with the import path of
// their runtime package.
func protocols() map[string]string {
	return map[string]string{
		"query":     emit.RuntimePath + "/query",
		"rest-json": emit.RuntimePath + "/restjson",
	}
}

// emitters are what a service is turned into.
func emitters() []emit.Emitter {
	return []emit.Emitter{
		documentgen.Emitter,
		typesgen.Emitter,
		clientgen.Emitter,
	}
}
