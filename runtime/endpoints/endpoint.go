package endpoints

// Endpoint is where a request goes and how the rules want it signed.
type Endpoint struct {
	// URL has a scheme and a host, and may have a port and a base path.
	URL string
	// Auth lists the schemes the rules name, best first; it is empty when they leave signing to the service's defaults.
	Auth []AuthScheme
	// Headers are to be set on the request.
	Headers []Header
	// Properties are what the rules say beside authSchemes, such as backend in S3.
	Properties []Property
}

// AuthScheme is one way to sign; an empty field means the service's default.
type AuthScheme struct {
	// Name is the scheme as the rules spell it: sigv4, sigv4a, sigv4-s3express.
	Name string
	// SigningName is the service in the credential scope.
	SigningName string
	// SigningRegion is the region in the credential scope.
	SigningRegion string
	// SigningRegionSet is what sigv4a signs for in place of one region.
	SigningRegionSet []string
	// DisableDoubleEncoding says that the path is signed as it is sent.
	DisableDoubleEncoding bool
}

// Header is one header with its values.
type Header struct {
	Name   string
	Values []string
}

// Property is one entry of an endpoint's properties. Value is a string, bool, int, []any or map[string]any.
type Property struct {
	Name  string
	Value any
}

// SigV4 returns the list of one sigv4 scheme; an empty argument stands for the service's default.
func SigV4(signingName, signingRegion string) []AuthScheme {
	return []AuthScheme{{Name: schemeSigV4, SigningName: signingName, SigningRegion: signingRegion}}
}

const (
	schemeSigV4  = "sigv4"
	schemeSigV4A = "sigv4a"
	// schemePrefix starts a Smithy shape id of a scheme; resolvers written against older SDKs use the id.
	schemePrefix = "aws.auth#"
)

// SigV4 returns the first scheme that signs with plain Signature Version 4, and whether the rules name one.
func (e *Endpoint) SigV4() (AuthScheme, bool) {
	for _, a := range e.Auth {
		if a.Name == schemeSigV4 {
			return a, true
		}
	}
	return AuthScheme{}, false
}
