package botocore

import (
	"slices"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// schemeNames are the names of ways to authenticate, in the order of messages.
var schemeNames = []string{"aws.auth#sigv4", "aws.auth#sigv4a", "smithy.api#httpBearerAuth", "smithy.api#noAuth"}

// schemes are the ways to authenticate by name.
var schemes = map[string]model.Auth{
	"aws.auth#sigv4":            model.AuthSigV4,
	"aws.auth#sigv4a":           model.AuthSigV4A,
	"smithy.api#httpBearerAuth": model.AuthBearer,
	"smithy.api#noAuth":         model.AuthNone,
}

// readSignature reads the older form of a service's authentication.
func readSignature(n *node.Node) []model.Auth {
	switch n.OneOf("signature version", "v4", "s3v4", "s3", "v2", "bearer") {
	case "v2":
		return []model.Auth{model.AuthSigV2}
	case "bearer":
		return []model.Auth{model.AuthBearer}
	}
	return []model.Auth{model.AuthSigV4}
}

// auth are the service's ways to authenticate: the list, or else what the
// signature's version says.
func (l *linker) auth() []model.Auth {
	if l.schemes != nil {
		return readSchemes(l.schemes, (*node.Node).Problem)
	}
	if l.signature != nil {
		return l.signature
	}
	return []model.Auth{model.AuthSigV4}
}

// readSchemes reads a list of ways to authenticate; fault is told about those
// that nobody knows.
func readSchemes(n *node.Node, fault func(n *node.Node, format string, args ...any)) (out []model.Auth) {
	n.Items(func(c *node.Node) {
		name := c.Text()
		scheme, known := schemes[name]
		switch {
		case c.Type != gjson.String:
		case !known:
			fault(c, "authentication with %q is not supported; supported are %s", name, list(schemeNames))
		case !slices.Contains(out, scheme):
			out = append(out, scheme)
		}
	})
	return out
}

// readAuth reads how an operation authenticates; it is false for other keys.
func (raw *rawOperation) readAuth(n *node.Node) bool {
	switch n.Key {
	case "auth":
		raw.setAuth(readSchemes(n, raw.unsupported))
	case "authtype":
		switch n.Text() {
		case "v4-unsigned-body":
			raw.UnsignedPayload = true
		case "none":
			if raw.Auth == nil {
				raw.Auth = []model.Auth{model.AuthNone}
			}
		case "", "v4":
		default:
			raw.unsupported(n, "authtype %q is not supported", n.String())
		}
	case "unsignedPayload":
		raw.UnsignedPayload = n.Flag()
	default:
		return false
	}
	return true
}

// setAuth sets the ways to authenticate; none beside others makes these
// optional.
func (raw *rawOperation) setAuth(all []model.Auth) {
	if i := slices.Index(all, model.AuthNone); i >= 0 && len(all) > 1 {
		raw.OptionalAuth = true
		all = slices.Delete(all, i, i+1)
	}
	raw.Auth = all
}
