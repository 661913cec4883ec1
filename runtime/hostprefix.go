package runtime

import (
	"context"
	"fmt"
	"strings"

	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// prefixHost puts the operation's prefix in front of the endpoint's host. As in
// aws-sdk-go-v2 a context can keep the host as it is: by
// smithyhttp.DisableEndpointHostPrefix or smithyhttp.SetHostnameImmutable.
func (c *call) prefixHost(ctx context.Context, in Encodable) error {
	prefix := c.op.HostPrefix
	if prefix == "" || c.endpoint.fixedHost || smithyhttp.IsEndpointHostPrefixDisabled(ctx) || smithyhttp.GetHostnameImmutable(ctx) {
		return nil
	}
	var host strings.Builder
	for {
		before, rest, found := strings.Cut(prefix, "{")
		host.WriteString(before)
		if !found {
			break
		}
		name, after, _ := strings.Cut(rest, "}")
		label := ""
		if c.op.HostLabel != nil {
			label = c.op.HostLabel(in, name)
		}
		if !isHostLabel(label) {
			return fmt.Errorf("member %s is a part of the host: it must be letters, digits and hyphens, 1 to 63 between two dots", name)
		}
		host.WriteString(label)
		prefix = after
	}
	host.WriteString(c.url.Host)
	c.url.Host = host.String()
	return nil
}

// maxHostLabel is how long the part of a host between two dots may be, in bytes.
const maxHostLabel = 63

// isHostLabel reports whether text may stand in the host: one or more labels.
func isHostLabel(text string) bool {
	for label := range strings.SplitSeq(text, ".") {
		if label == "" || len(label) > maxHostLabel || strings.ContainsFunc(label, isNoHostRune) {
			return false
		}
	}
	return true
}

func isNoHostRune(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-'
}
