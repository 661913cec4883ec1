package runtime

import (
	"fmt"
	"net/url"
)

// DecodePolicy decodes a policy document that IAM returned: it escapes documents
// as RFC 3986 has it, with %20 for a space and a plain + for itself, and clients
// hand them over as they come. Nil is an empty document. The error is for a broken
// escape.
func DecodePolicy(document *string) (string, error) {
	if document == nil {
		return "", nil
	}
	text, err := url.PathUnescape(*document)
	if err != nil {
		return "", fmt.Errorf("policy document: %w", err)
	}
	return text, nil
}
