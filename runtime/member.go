package runtime

// Member describes one reference from a shape to another: a structure's
// member, a list's element, or a map's key or value. Generated code declares
// members as static tables; codecs only read them.
type Member struct {
	// Tables of members are never compared; without this, each length would have
	// its own code to do it.
	_ [0]func()

	// Wire is the name on the wire: JSON key, XML element, query key, header,
	// header prefix, label or query parameter, as Loc says.
	Wire string
	// Name is the member's name in the model when it differs from Wire.
	Name string
	// Loc is the part of the message that carries the member.
	Loc Location
	// Flags are the traits that need no argument.
	Flags Flags
	// Format is the timestamp format; FormatDefault leaves it to the protocol
	// and the location.
	Format TimeFormat
	// Elem is the element of a list or the value of a map.
	Elem *Member
	// Key is the key of a map.
	Key *Member
	// XML holds the namespace of the member's element, if it has one.
	XML *Namespace
	// Check is what a value must keep, nil for nothing.
	Check *Check
}

// ModelName returns the member's name in the model, which error paths and
// printed values use.
func (m *Member) ModelName() string {
	if m.Name != "" {
		return m.Name
	}
	return m.Wire
}

// Namespace is an XML namespace declaration (trait smithy.api#xmlNamespace,
// botocore key xmlNamespace).
type Namespace struct {
	Prefix, URI string
}

// Location is the part of an HTTP message that carries a member.
type Location uint8

// The locations of HTTP bindings; the zero value is the body.
const (
	InBody Location = iota
	InLabel
	InQuery
	InQueryParams
	InHeader
	InPrefixHeaders
	InPayload
	InStatusCode
)

// Flags are the traits of a member that need no argument.
type Flags uint16

const (
	// Element marks a list's element and a map's key and value: they have no
	// JSON key of their own.
	Element Flags = 1 << iota
	// Sensitive values never appear in printed or logged text.
	Sensitive
	// Flattened lists and maps repeat their element without a wrapper.
	Flattened
	// Attribute members are attributes of their structure's XML element.
	Attribute
	// Greedy labels keep their slashes.
	Greedy
	// MediaType strings are base64 in headers (trait mediaType, jsonvalue).
	MediaType
	// Required members must be there.
	Required

	// What follows stands on the first member of a table, for all of it.

	// Defaults says that some members have a value when they are absent: codecs
	// call [SetDefaults] before they decode the structure.
	Defaults
	// Attributes says that some members are attributes.
	Attributes
	// Union says that the table is a union's.
	Union
	// Requires says that the structure, or one that it leads to, has a required
	// member.
	Requires
	// Constrained says that the structure, or one that it leads to, has a member
	// that is required or has a [Check].
	Constrained
	// RequiresList says that an output or error, or a structure of one, has a
	// required list or map, or leads to one: servers send those that are nil as
	// empty ones.
	RequiresList
)

// TimeFormat is the wire format of a timestamp (trait timestampFormat).
type TimeFormat uint8

const (
	// FormatDefault means the format of the protocol at the member's location.
	FormatDefault TimeFormat = iota
	// FormatDateTime is RFC 3339 with optional fractions.
	FormatDateTime
	// FormatEpoch is seconds since 1970-01-01T00:00:00Z with optional fractions.
	FormatEpoch
	// FormatHTTPDate is IMF-fixdate of RFC 9110, section 5.6.7.
	FormatHTTPDate
)
