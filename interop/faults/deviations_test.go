package faults

import (
	"regexp"
	"strings"
	"testing"
)

// A deviation is a difference that is meant.
type deviation struct {
	// scenarios and differences are patterns of whole names and lines.
	scenarios, differences, reason string
}

// A failure is everything that differs when one side fails and the other does not.
const failure = `(Attempts|Value|RequestID|Failed|Operation|Response|API|MaxAttempts|Deserialization|UnexpectedEOF|Reset): .*`

var deviations = []deviation{
	{
		`.*/(\d+(,| with| without).*|redirect.*|status.*|101 before|unknown error type.*)/\d`,
		`API: \*smithy.GenericAPIError \d+ .*, the SDK has \*smithy.GenericAPIError UnknownError "UnknownError"`,
		"the code of an error without one is its status, as botocore has it",
	},
	{
		`.*/error with an empty code/1`, `API: \*smithy.GenericAPIError 400 "no", the SDK has \*smithy.GenericAPIError UnknownError "no"`,
		"the code of an error without one is its status, as botocore has it",
	},
	{
		`chime.*/5\d\d with a page/1`, `API: \*smithy.GenericAPIError 5.*, the SDK has |Deserialization: false, the SDK has true`,
		"a page of a gateway is no malformed error of the service: it is an API error with the status, as botocore has it",
	},
	{
		`chime.*/unknown error type in the header, no body/1`, `API: \*smithy.GenericAPIError Other "", the SDK has .* Other "UnknownError"`,
		"an error without a message has none",
	},
	{
		`iam/(error type in the header|error nested 100,000 times)/1`, `API: , the SDK has .*UnknownError.*|Deserialization: true, the SDK has false`,
		"what is no error document is a malformed one, as botocore has it; the SDK takes it for an error without anything",
	},
	{
		`iam/modelled error, cut off/1`, `Deserialization: true, the SDK has false`,
		"the SDK's error for malformed XML has no type",
	},
	{
		`.*/modelled error in other case/1`, `API: .*`,
		"codes are compared as they are written, as botocore does",
	},
	{
		`chimesdkidentity/modelled error.*/\d`, `API: \*types.ForbiddenException ForbiddenException "no", the SDK has .* ""`,
		"the model spells Message and services send message: the SDK loses it",
	},
	{
		`.*/id in x-amz-request-id/1`, `Response: 404 "other".*`,
		"that header has the id too, as in botocore",
	},
	{
		`chime.*/(truncated.*|length too short|modelled error, cut off)/1`, `UnexpectedEOF: false, the SDK has true`,
		"a JSON text that ends early in a whole response is malformed; the end of the response was expected",
	},
	{
		`.*/(length too long|chunks without end|chunks with a bad size|rubbish after the end)/1`, failure,
		"the SDK does not read on after the value: it takes responses that break off, or go on with something else",
	},
	{
		`iam/(truncated|length too short|reset at the end of the body)/1`, failure,
		"the SDK does not read on after the result's last element",
	},
	{
		`iam/(null|list|string|rubbish)/1`, failure,
		"the SDK takes text without any element for an empty response",
	},
	{
		`.*/nested (1,000|100,000) times/1`, failure,
		"depth is bounded, so that a response cannot take the stack; no service nests as deep",
	},
	{
		`chime.*/no UTF-8/1`, failure,
		"JSON is UTF-8, and botocore refuses it too; the SDK puts U+FFFD for what it cannot read",
	},
	{
		`.*/closed between calls/[23]`, `Attempts: [12], the SDK has [12]`,
		"whether net/http sees that the connection was closed before it uses it is a matter of luck",
	},
	{
		`iam/half (the body|of an error)/1`, `(DeadlineExceeded|Timeout|Reset): .*`,
		"the SDK closes the body of the request when it has the headers, and with bad luck the connection with it",
	},
	{
		`.*/(failing delay|no limit)/1`, `(API|Response): .+, the SDK has `,
		"an error of the retryer does not hide that of the service",
	},
	{
		`.*/in (the|an endless) body.*`, `Canceled: true, the SDK has false`,
		"a cancelled context is told as such wherever the call is",
	},
	{
		`chimesdkidentity/after the credentials`, `(Attempts|Canceled|Response): .*`,
		"the SDK's client is of a generation that looks at the context before it sends",
	},
	{
		`iam/DTD.*/1`, failure,
		"no service sends a document type; refusing it leaves nothing that could be expanded",
	},
}

// compare reports the differences of a call that no deviation explains.
func compare(t *testing.T, name string, ours, sdk outcome) {
	t.Helper()
	for _, difference := range differences(ours, sdk) {
		if !explained(name, difference) {
			t.Errorf("%s: %s\nours: %s\nsdk:  %s", name, difference, shorten(ours.String()), shorten(sdk.String()))
		}
	}
}

func explained(name, difference string) bool {
	for _, d := range deviations {
		if matches(d.scenarios, name) && matches(d.differences, difference) {
			return true
		}
	}
	return false
}

func matches(pattern, text string) bool {
	return regexp.MustCompile(`(?s)^(?:` + pattern + `)$`).MatchString(text)
}

func shorten(text string) string {
	if len(text) > 600 {
		return text[:600] + "…"
	}
	return strings.ToValidUTF8(text, "?")
}
