// Package model is the linked, protocol-neutral model of a service: what every
// reader produces and every emitter reads. It is complete and never changed
// after linking. The package imports nothing but the standard library.
package model

// Service is one API version of a service.
type Service struct {
	// Name is the model's directory, such as chime-sdk-identity.
	Name string
	// ID is the service id, such as Chime SDK Identity; IDPos is where it stands.
	ID    string
	IDPos Pos
	// UID names the API version in AWS's reference, such as chime-2018-05-01.
	UID            string
	FullName       string
	APIVersion     string
	EndpointPrefix string
	// SigningName is the service in a signature's scope.
	SigningName string
	// Protocol is the protocol that clients speak, in botocore's spelling.
	Protocol      string
	XMLNamespace  string
	Documentation string
	Deprecated    *Deprecation
	// Operations are sorted by name.
	Operations []*Operation
	// Shapes are the shapes that an operation reaches, sorted by name.
	Shapes []Shape
	// Files are the model files read, for messages.
	Pos Pos
}

// Operation is one operation of a service.
type Operation struct {
	// Name is the name in the API, WireName the one on the wire.
	Name, WireName string
	// Method and URI are the HTTP binding; the URI has labels in braces and
	// maybe a literal query.
	Method, URI string
	// Status is the code of a successful response, 0 when the model has none.
	Status int
	// Input and Output are nil when the operation has none.
	Input, Output *Structure
	// ResultWrapper is the element around the output in the query protocol.
	ResultWrapper string
	// Errors are in the order of the model.
	Errors        []*Structure
	Documentation string
	Deprecated    *Deprecation
	Pos           Pos
}

// Deprecation says that something should not be used any more.
type Deprecation struct {
	Message, Since string
}

// Ref is a reference to a shape, with the traits that hold at its place: the
// target's, overlaid by the reference's own.
type Ref struct {
	Target Shape
	Traits Traits
	Pos    Pos
}

// Traits are the traits of a reference that do not depend on the target's kind.
type Traits struct {
	Documentation string
	Sensitive     bool
	Deprecated    *Deprecation
	// TimestampFormat is iso8601, unixTimestamp, rfc822 or empty.
	TimestampFormat string
	// Min and Max bound a length or a value, as decimal literals; empty when
	// there is no bound.
	Min, Max string
	Pattern  string
	// Enum holds the values of an enum trait on the reference itself.
	Enum []string
	// LocationName is the name on the wire, empty for the member's own.
	LocationName string
	Flattened    bool
	XMLNamespace *XMLNamespace
}

// XMLNamespace is a namespace declaration of an element.
type XMLNamespace struct {
	Prefix, URI string
}

// Member is a member of a structure or union.
type Member struct {
	Ref
	Name string
	// Location is uri, querystring, header, headers, statusCode, payload, or
	// empty for the body.
	Location         string
	Required         bool
	IdempotencyToken bool
	XMLAttribute     bool
	JSONValue        bool
	// Value is true for a scalar that is never absent: it has a default and is
	// no pointer in Go.
	Value bool
}
