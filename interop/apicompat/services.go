package apicompat

// A Service is a client that is generated for the comparison alone.
type Service struct {
	// Name is that of the package, Model the name of its model: in botocore's data, or of a Smithy model, which ends
	// in .json.
	Name, Model string
	// More are the packages below the client's beside types.
	More []string
	// Differences are the categories of the names of this service that may differ.
	Differences []Category
}

// eventStreams begins every reason for a name that only operations with event streams need.
const eventStreams = "event streams are not supported; the operation is left out, and with it "

// botocoreDefaults is why a scalar is a pointer which is a value in the SDK.
const botocoreDefaults = "botocore's format lost that the member has the default zero, which makes it a value"

// CommonDifferences is what may differ in several services, beside [Categories].
var CommonDifferences = []Category{
	{
		"event streams",
		`UnknownEventMessageError(\..+)?|\(\*UnknownEventMessageError\)\..+|PartialResult(\..+)?`,
		eventStreams + "what every reader of events has",
	},
	{
		"presigning",
		`HTTPPresignerV4|NewPresignClient|(\(\*)?PresignClient\)?(\..+)?|PresignOptions(\..+)?|WithPresignClientFromClientOptions|AddPresign\w+`,
		"nothing presigns requests yet; the operations that can be presigned are no fact of the model",
	},
	{
		"several regions", `WithSigV4ASigningRegions`,
		"requests are signed for one region: Signature Version 4A is not supported",
	},
	{
		"own documents", `document\.Interface`,
		"the SDK seals its documents; here code that has a document of its own may use it",
	},
}

// Services are clients with what the three of this project do not have: streams, unions, documents, recursive shapes,
// tokens, shapes that are called like operations, names of enum values that are in no rule.
var Services = []Service{
	{Name: "lambda", Model: "lambda.smithy.json", Differences: []Category{
		{
			"operation of events",
			`.*InvokeWithResponseStream.*|types\.(InvokeResponseStreamUpdate|ResponseStreamingInvocationType|UnknownUnionMember).*`,
			eventStreams + "its types and the only union",
		},
	}},
	{Name: "sts", Model: "sts", Differences: []Category{
		{
			"age", `\w+\.(MinimumSessionTokenSize|SessionTokenSize|SessionTokenUtilization)`,
			"the peer is newer than botocore's model: the SDK's credentials, which this module has, want it",
		},
	}},
	{Name: "polly", Model: "polly", Differences: []Category{
		{
			"operation of events",
			`.*StartSpeechSynthesisStream.*|(\(\*)?types\.(AudioEvent|CloseStreamEvent|FlushStreamConfiguration|QuotaCode\w*|ServiceCode\w*|` +
				`ServiceQuotaExceededException|StreamClosedEvent|TextEvent|Throttling\w+|UnknownUnionMember|ValidationException\w*)\b.*`,
			eventStreams + "its types, its errors and the only unions",
		},
		{
			"defaults",
			`DescribeVoicesInput\.IncludeAdditionalLanguageCodes|SynthesizeSpeechOutput\.RequestCharacters|` +
				`types\.(LexiconAttributes\.(LexemesCount|Size)|SynthesisTask\.RequestCharacters)`,
			botocoreDefaults,
		},
	}},
	{Name: "bedrockruntime", Model: "bedrock-runtime", More: []string{"document"}, Differences: []Category{
		{
			"operations of events",
			`.*(ConverseStream|InvokeModelWithBidirectionalStream|InvokeModelWithResponseStream).*|ResponseStreamReader|` +
				`(\(\*)?types\.(\w*(Delta|DeltaMember\w+|BlockStart|BlockStartMember\w+)|\w*BlockSt(art|op)Event|ContentBlockDeltaEvent|` +
				`Bidirectional\w+|CitationsDelta|GuardrailStream\w+|MessageSt(art|op)Event|ModelStreamErrorException|PayloadPart|` +
				`ResponseStream\w*)\b.*`,
			eventStreams + "its types and error",
		},
	}},
	{Name: "codecatalyst", Model: "codecatalyst", Differences: []Category{
		{"defaults", `(types\.)?\w*DevEnvironment\w+\.InactivityTimeoutMinutes`, botocoreDefaults},
	}},
}
