package botocore

// sdkDeviations is where aws-sdk-go-v2 and botocore are known to differ.
var sdkDeviations = []deviation{
	{
		kind: errorKind, variant: "no-body",
		problem: `(code|message): want "(500|Internal Server Error)", got "UnknownError"`,
		reason:  "the SDK has no code from the status of a response without a body",
	},
	{
		kind: errorKind, service: "iam", variant: "html",
		problem: `(code|message): want "(503|Service Unavailable)", got "UnknownError"`,
		reason:  "the SDK reads an HTML page as an ErrorResponse that lacks everything",
	},
	{
		kind: errorKind, service: "chime|chime-sdk-identity", variant: "html",
		problem: `want 503, got an error that is no smithy\.APIError: .* deserialization failed, .*`,
		reason:  "the SDK fails to decode an HTML page as JSON, and has no code then",
	},
	{
		kind: responseKind, service: "iam", variant: "text-(control|escapes)-cdata|maximal-comments",
		problem: `the call failed: .* expected end element .*`,
		reason:  "the SDK's XML decoder takes one run of characters per element, and no comment, reference or CDATA after it",
	},
	{
		kind: responseKind, service: "chime-sdk-identity", variant: "numbers-high",
		problem: `.*Timestamp\.\$time: want "253402300799", got .*`,
		reason:  "the SDK holds epoch seconds as nanoseconds in 64 bits, which end in the year 2262",
	},
}
