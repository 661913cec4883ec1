package endpoints

// function is a function of the rules language that the runtime package provides.
type function struct {
	name string
	// goName is its name in the runtime package.
	goName string
	params []Type
	result Type
	// optional functions may return no value: in Go a second result tells.
	optional bool
}

// runtimeFunction returns a function by its name in the language. The operators (isSet, not, stringEquals,
// booleanEquals, getAttr) are not among them: they compile to Go's.
func runtimeFunction(name string) (function, bool) {
	f := function{name: name}
	switch name {
	case "aws.partition":
		f.goName, f.params, f.result = "PartitionOf", []Type{String}, partitionType
	case "aws.parseArn":
		f.goName, f.params, f.result, f.optional = "ParseARN", []Type{String}, arnType, true
	case "aws.isVirtualHostableS3Bucket":
		f.goName, f.params, f.result = "IsVirtualHostableS3Bucket", []Type{String, Boolean}, Boolean
	case "isValidHostLabel":
		f.goName, f.params, f.result = "IsValidHostLabel", []Type{String, Boolean}, Boolean
	case "parseURL":
		f.goName, f.params, f.result, f.optional = "ParseURL", []Type{String}, urlType, true
	case "substring":
		f.goName, f.result, f.optional = "Substring", String, true
		f.params = []Type{String, integer, integer, Boolean}
	case "uriEncode":
		f.goName, f.params, f.result = "URIEncode", []Type{String}, String
	default:
		return function{}, false
	}
	return f, true
}

// attribute is a field of a value that a function returns.
type attribute struct {
	name   string
	goName string
	typ    Type
}

// attributesOf returns what getAttr can ask of a type.
func attributesOf(t Type) []attribute {
	switch t {
	case partitionType:
		return []attribute{
			{"name", "Name", String},
			{"dnsSuffix", "DNSSuffix", String},
			{"dualStackDnsSuffix", "DualStackDNSSuffix", String},
			{"supportsFIPS", "SupportsFIPS", Boolean},
			{"supportsDualStack", "SupportsDualStack", Boolean},
			{"implicitGlobalRegion", "ImplicitGlobalRegion", String},
		}
	case arnType:
		return []attribute{
			{"partition", "Partition", String},
			{"service", "Service", String},
			{"region", "Region", String},
			{"accountId", "AccountID", String},
			{"resourceId", "ResourceID", StringArray},
		}
	case urlType:
		return []attribute{
			{"scheme", "Scheme", String},
			{"authority", "Authority", String},
			{"path", "Path", String},
			{"normalizedPath", "NormalizedPath", String},
			{"isIp", "IsIP", Boolean},
		}
	}
	return nil
}
