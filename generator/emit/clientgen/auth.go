package clientgen

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/model"
)

// authNames are the runtime's names of the ways to authenticate. A service that
// takes the signature for several regions takes the one for one region too,
// unless its endpoint rules say otherwise.
var authNames = map[model.Auth]string{
	model.AuthSigV4: "AuthSigV4", model.AuthSigV4A: "AuthSigV4", model.AuthSigV2: "AuthSigV2",
	model.AuthBearer: "AuthBearer", model.AuthNone: "AuthNone",
}

// authWays are the runtime's names of ways to authenticate, each once; a list
// without any means that nothing is signed.
func authWays(all []model.Auth) (ways []string) {
	for _, a := range all {
		if name := authNames[a]; !slices.Contains(ways, name) {
			ways = append(ways, name)
		}
	}
	if ways == nil {
		return []string{"AuthNone"}
	}
	return ways
}

// serviceAuth are the service's ways to authenticate, nil for the signature that
// the runtime takes by itself.
func (g *gen) serviceAuth() []string {
	if g.Service.Auth == nil {
		return nil
	}
	if ways := authWays(g.Service.Auth); len(ways) != 1 || ways[0] != "AuthSigV4" {
		return ways
	}
	return nil
}

// operationAuth are the operation's ways to authenticate, nil for the service's.
func (g *gen) operationAuth(op *model.Operation) []string {
	service := g.serviceAuth()
	if service == nil {
		service = []string{"AuthSigV4"}
	}
	ways := service
	if op.Auth != nil {
		ways = authWays(op.Auth)
	}
	if op.OptionalAuth && !slices.Contains(ways, "AuthNone") {
		ways = append(slices.Clip(ways), "AuthNone")
	}
	if slices.Equal(ways, service) {
		return nil
	}
	return ways
}

// auth adds the operation's ways to authenticate:
//
//	Auth: []runtime.Auth{runtime.AuthNone},
func (f *descriptor) auth() {
	ways := f.operationAuth(f.op)
	if ways == nil {
		return
	}
	f.add("Auth", jen.Index().Qual(emit.RuntimePath, "Auth").ValuesFunc(func(list *jen.Group) {
		for _, name := range ways {
			list.Qual(emit.RuntimePath, name)
		}
	}))
}

// hasAuth reports whether an operation may authenticate in a way.
func (g *gen) hasAuth(way string) bool {
	return slices.Contains(g.serviceAuth(), way) || slices.ContainsFunc(g.Service.Operations, func(op *model.Operation) bool {
		return slices.Contains(g.operationAuth(op), way)
	})
}

// authList is the service's ways to authenticate as Go code.
func (g *gen) authList() string {
	var list []string
	for _, name := range g.serviceAuth() {
		list = append(list, "runtime."+name)
	}
	return strings.Join(list, ", ")
}
