package names

// valueNames are the names of some values of an enum: values and what follows
// the enum's name in that of the constant, by turns.
type valueNames struct {
	service, enum string
	names         []string
}

// renamedValues are the values whose constants have names of their own: those of
// the Smithy models, from which aws-sdk-go-v2 has its constants.
func renamedValues() []valueNames {
	return []valueNames{
		{"apigateway", "CacheClusterSize", []string{
			"0.5", "Size0Point5Gb",
			"118", "Size118Gb",
			"13.5", "Size13Point5Gb",
			"1.6", "Size1Point6Gb",
			"237", "Size237Gb",
			"28.4", "Size28Point4Gb",
			"58.2", "Size58Point2Gb",
			"6.1", "Size6Point1Gb",
		}},
		{"bedrock-agent-runtime", "FlowExecutionErrorType", []string{
			"ExecutionTimedOut", "TimedOut",
		}},
		{"bedrock-runtime", "CacheTTL", []string{
			"1h", "OneHour",
			"5m", "FiveMinutes",
		}},
		{"cloudformation", "HandlerErrorCode", []string{
			"NotStabilized", "ServiceTimeout",
		}},
		{"codecatalyst", "ComparisonOperator", []string{
			"EQ", "Equals",
			"GE", "GreaterThanOrEquals",
			"GT", "GreaterThan",
			"LE", "LessThanOrEquals",
			"LT", "LessThan",
		}},
		{"connect", "LocaleCode", []string{
			"de_DE", "DeDE",
			"en_US", "EnUS",
			"es_ES", "EsES",
			"fr_FR", "FrFR",
			"id_ID", "IdID",
			"it_IT", "ItIT",
			"ja_JP", "JaJP",
			"ko_KR", "KoKR",
			"pt_BR", "PtBR",
			"zh_CN", "ZhCN",
			"zh_TW", "ZhTW",
		}},
		{"connectcases", "CommentBodyTextType", []string{
			"Text/Plain", "Plaintext",
		}},
		{"connectcases", "Order", []string{
			"Asc", "Ascending",
			"Desc", "Descending",
		}},
		{"ebs", "ChecksumAggregationMethod", []string{
			"LINEAR", "ChecksumAggregationLinear",
		}},
		{"ebs", "ChecksumAlgorithm", []string{
			"SHA256", "ChecksumAlgorithmSha256",
		}},
		{"elasticache", "DestinationType", []string{
			"cloudwatch-logs", "CloudWatchLogs",
		}},
		{"elasticache", "InputAuthenticationType", []string{
			"no-password-required", "NoPassword",
		}},
		{"elasticache", "SlaMet", []string{
			"n/a", "Na",
		}},
		{"glacier", "EncryptionType", []string{
			"AES256", "S3",
			"aws:kms", "Kms",
		}},
		{"glacier", "QuoteFields", []string{
			"ASNEEDED", "AsNeeded",
		}},
		{"glacier", "StorageClass", []string{
			"STANDARD_IA", "StandardInfrequentAccess",
		}},
		{"iam", "PermissionsBoundaryAttachmentType", []string{
			"PermissionsBoundaryPolicy", "Policy",
		}},
		{"iot", "CommandNamespace", []string{
			"AWS-IoT", "AWSIoT",
			"AWS-IoT-FleetWise", "AWSIoTFleetWise",
		}},
		{"lambda", "Runtime", []string{
			"go1.x", "Go1x",
			"java8.al2", "Java8al2",
			"nodejs10.x", "Nodejs10x",
			"nodejs12.x", "Nodejs12x",
			"nodejs14.x", "Nodejs14x",
			"nodejs16.x", "Nodejs16x",
			"nodejs18.x", "Nodejs18x",
			"nodejs20.x", "Nodejs20x",
			"nodejs22.x", "Nodejs22x",
			"nodejs24.x", "Nodejs24x",
			"nodejs4.3-edge", "Nodejs43edge",
			"provided.al2", "Providedal2",
			"provided.al2023", "Providedal2023",
		}},
		{"quicksight", "FieldName", []string{
			"assetDescription", "FlowDescription",
			"assetName", "FlowName",
		}},
		{"rds", "AuditPolicyState", []string{
			"locked", "LockedPolicy",
			"unlocked", "UnlockedPolicy",
		}},
		{"rds", "StorageEncryptionType", []string{
			"none", "Unencrypted",
			"sse-kms", "Cmk",
			"sse-rds", "Sse",
		}},
		{"sesv2", "ReputationEntityFilterKey", []string{
			"SENDING_STATUS", "Status",
		}},
		{"sns", "LanguageCodeString", []string{
			"ja-JP", "JpJp",
		}},
		{"sso-oidc", "AccessDeniedExceptionReason", []string{
			"KMS_AccessDeniedException", "KmsAccessDenied",
		}},
		{"sso-oidc", "InvalidRequestExceptionReason", []string{
			"KMS_DisabledException", "KmsDisabledKey",
			"KMS_InvalidKeyUsageException", "KmsInvalidKeyUsage",
			"KMS_InvalidStateException", "KmsInvalidState",
			"KMS_NotFoundException", "KmsKeyNotFound",
		}},
	}
}
