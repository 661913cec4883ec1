package model

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
	// URIPos is where the URI stands.
	URIPos Pos
	// HostPrefix goes in front of the endpoint's host; it has labels in braces.
	HostPrefix string
	// Auth replaces the service's ways to authenticate; nil keeps them.
	Auth []Auth
	// OptionalAuth sends unsigned requests when there are no credentials.
	OptionalAuth bool
	// UnsignedPayload leaves the body out of the signature.
	UnsignedPayload bool
	// ChecksumRequired wants a Content-MD5 header.
	ChecksumRequired bool
	// Compression are the encodings that a request's body may be compressed in,
	// the preferred one first.
	Compression []string
	// Idempotent operations may be repeated; ReadOnly ones have no effect.
	Idempotent, ReadOnly bool
	// ContextParams are the parameters of the endpoint rules that the operation
	// sets, sorted by name.
	ContextParams []ContextParam
	// Paginator is nil for an operation whose output has no pages.
	Paginator *Paginator
	// Waiters are sorted by name.
	Waiters []*Waiter
	// ResultWrapper is the element around the output in the query protocol.
	ResultWrapper string
	// Errors are in the order of the model.
	Errors        []*Structure
	Documentation string
	Deprecated    *Deprecation
	// Unsupported are the problems that only this operation has: features that
	// no emitter knows. Without the operation the service is sound.
	Unsupported Problems
	// Other are traits that nothing here depends on.
	Other []Trait
	Path  string
	Pos   Pos
}

// Paginator says how the pages of an operation follow one another, in expressions
// over input and output.
type Paginator struct {
	InputTokens, OutputTokens []Expression
	ResultKeys                []Expression
	NonAggregateKeys          []Expression
	LimitKey, MoreResults     Expression
	// Inferred paginators are in no model: the names of members tell of them.
	Inferred bool
	Pos      Pos
}

// Waiter says how long to repeat an operation.
type Waiter struct {
	Name          string
	Documentation string
	Deprecated    bool
	// MinDelay and MaxDelay are the seconds between two calls; MaxAttempts is 0
	// when only time limits the calls, as in Smithy.
	MinDelay, MaxDelay, MaxAttempts int
	Acceptors                       []Acceptor
	Pos                             Pos
}

// Acceptor is a condition that ends or goes on with a waiter.
type Acceptor struct {
	// State is success, failure or retry.
	State string
	// Matcher is status, error, success, or the comparison of what Path gives:
	// path, pathAny or pathAll.
	Matcher string
	// Path is an expression over the output; with WithInput over an object of input
	// and output.
	Path      Expression
	WithInput bool
	// Expected is the text that is compared: a string, boolean or number.
	Expected string
	Pos      Pos
}
