package smithy

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// authSchemes are the ways to authenticate by trait.
var authSchemes = map[string]model.Auth{
	"aws.auth#sigv4":           model.AuthSigV4,
	"aws.auth#sigv4a":          model.AuthSigV4A,
	prelude + "httpBearerAuth": model.AuthBearer,
}

// authTraits are those of ways to authenticate, which are read apart.
var authTraits = []string{
	"aws.auth#sigv4", "aws.auth#sigv4a", prelude + "httpBearerAuth", prelude + "auth", prelude + "optionalAuth",
}

// unsupportedAuth are the ways to authenticate that no client has.
var unsupportedAuth = []string{
	prelude + "httpApiKeyAuth", prelude + "httpBasicAuth", prelude + "httpDigestAuth", "aws.auth#cognitoUserPools",
}

// readServiceAuth reads the ways to authenticate of the service: those that its
// list names, else all, sorted by id. Without any, requests are not signed.
func (r *reader) readServiceAuth(s *shape) (all []model.Auth) {
	var refused []*node.Node
	for _, n := range s.traits.sorted() {
		if scheme := authSchemes[n.Key]; scheme != "" {
			all = append(all, scheme)
			if name := n.Child("name"); name != nil {
				r.service.SigningName = name.Text()
			} else {
				n.Each(func(*node.Node) {})
			}
		} else if slices.Contains(unsupportedAuth, n.Key) {
			refused = append(refused, n)
		}
	}
	if list := s.traits[prelude+"auth"]; list != nil {
		return readAuth(list, (*node.Node).Problem)
	}
	if all == nil {
		for _, n := range refused {
			n.Unsupported()
		}
		return []model.Auth{model.AuthNone}
	}
	return all
}

// readAuth reads a list of ways to authenticate; an empty one stands for none.
// fault is told about those that no client has.
func readAuth(list *node.Node, fault func(n *node.Node, format string, args ...any)) (all []model.Auth) {
	count := 0
	list.Items(func(n *node.Node) {
		count++
		name := n.Text()
		scheme := authSchemes[name]
		switch {
		case scheme == "" && !slices.Contains(unsupportedAuth, name):
			n.Problem("%q is no way to authenticate; known are %s", name, strings.Join(authTraits[:3], ", "))
		case scheme != "" && !slices.Contains(all, scheme):
			all = append(all, scheme)
		}
	})
	if count == 0 {
		return []model.Auth{model.AuthNone}
	}
	if all == nil {
		fault(list, "none of the ways to authenticate is supported; supported are %s", strings.Join(authTraits[:3], ", "))
	}
	return all
}
