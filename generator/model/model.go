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
	Protocol string
	// Auth are the ways to authenticate, the preferred one first.
	Auth          []Auth
	XMLNamespace  *XMLNamespace
	Documentation string
	Deprecated    *Deprecation
	// EndpointRules is the rule set that resolves endpoints, nil for none.
	EndpointRules *Fragment
	// ContextParams are the parameters of the endpoint rules that clients set,
	// sorted by name.
	ContextParams []ContextParam
	// Operations are sorted by name.
	Operations []*Operation
	// Shapes are the shapes that an operation reaches, sorted by name.
	Shapes []Shape
	// Unreached are the names and places of the other shapes, sorted by name.
	Unreached []Place
	// Other are traits of the service that nothing here depends on.
	Other []Trait
	// Pos is the place of the service in its model.
	Pos Pos
}

// Fragment is a JSON value inside of a model file.
type Fragment struct {
	Data []byte
	// Pos is the place of the value's first byte.
	Pos Pos
}

// Place is a named thing of a model that is not linked.
type Place struct {
	Name string
	Pos  Pos
}

// Trait is a trait that is kept and not understood. JSON is its value.
type Trait struct {
	Name string
	JSON string
	Pos  Pos
}

// Auth is a way to authenticate requests.
type Auth string

// The ways to authenticate.
const (
	// AuthNone sends requests without a signature.
	AuthNone Auth = "none"
	// AuthSigV4 is AWS's signature, version 4.
	AuthSigV4 Auth = "sigv4"
	// AuthSigV4A is AWS's signature, version 4, for several regions.
	AuthSigV4A Auth = "sigv4a"
	// AuthSigV2 is AWS's signature, version 2.
	AuthSigV2 Auth = "v2"
	// AuthBearer sends a token (RFC 6750).
	AuthBearer Auth = "bearer"
)

// ContextParam is a parameter of the endpoint rules that has its value from the
// client's options or from an operation.
type ContextParam struct {
	Name string
	// Kind is string, boolean or stringArray.
	Kind string
	// Value is the JSON value that an operation gives; empty for a parameter of
	// the client.
	Value string
	// Path is the JMESPath expression over the input that gives the value; empty
	// for the others.
	Path          string
	Documentation string
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
	// Internal shapes and members are not for all to see; Unstable ones may
	// change. Since is the version that they came with.
	Internal, Unstable bool
	Since              string
	// TimestampFormat is iso8601, unixTimestamp, rfc822 or empty.
	TimestampFormat string
	// MediaType is the type of a blob's or string's content (RFC 6838).
	MediaType string
	// Streaming blobs are not held in memory; RequiresLength wants their length
	// to be known before.
	Streaming, RequiresLength bool
	// Min and Max bound a length or a value, as decimal literals; empty when
	// there is no bound.
	Min, Max string
	// Pattern is nil when there is none.
	Pattern     *Pattern
	UniqueItems bool
	// Enum holds the values of an enum trait on the reference itself.
	Enum []string
	// LocationName is the name on the wire, empty for the member's own.
	LocationName string
	Flattened    bool
	XMLNamespace *XMLNamespace
	// Other are traits that nothing here depends on.
	Other []Trait
}

// Pattern is a regular expression that text must match.
type Pattern struct {
	Text    string
	Dialect Dialect
	Pos     Pos
	// Unchecked is why the pattern is not to be checked; empty for all others.
	Unchecked string
}

// Dialect is the language of a pattern.
type Dialect uint8

const (
	// JavaFull is java.util.regex, and the whole text must match: botocore's.
	JavaFull Dialect = iota
	// ECMASearch is ECMA-262 with the u flag, and a part of the text must match:
	// Smithy's.
	ECMASearch
)

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
	// JSONValue marks a string that holds JSON.
	JSONValue bool
	// HostLabel members fill the labels of the host prefix too.
	HostLabel bool
	// ContextParam is the parameter of the endpoint rules that has the member's
	// value, empty for none.
	ContextParam string
	// EventPayload and EventHeader say where a member of an event stands.
	EventPayload, EventHeader bool
	// Value is true for a scalar that is never absent: it has a default and is
	// no pointer in Go.
	Value bool
	// Default is the JSON of what an absent member means; empty for none.
	Default string
	// DefaultPos is where the default stands.
	DefaultPos Pos
}
