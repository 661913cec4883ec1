package importer

// smithyModel is the root of a Smithy model. What is said about shapes is in
// traits, at shapes and members and in apply statements alike.
func smithyModel(key string) (place, bool) {
	if key == "shapes" {
		return names(smithyShape), false
	}
	return nil, false
}

func smithyShape(key string) (place, bool) {
	switch key {
	case "traits":
		return smithyTraits, false
	case "members":
		return names(smithyShape), false
	case "member", "key", "value":
		return smithyShape, false
	}
	return nil, false
}

// smithyTraits has the traits that are prose, and those that have some in them.
// Examples are part of the documentation.
func smithyTraits(key string) (place, bool) {
	switch key {
	case "smithy.api#documentation", "smithy.api#externalDocumentation", "smithy.api#examples",
		"aws.iam#actionPermissionDescription":
		return nil, true
	case "smithy.api#enum", "aws.iam#iamAction":
		return documented, false
	case "smithy.waiters#waitable", "smithy.rules#clientContextParams", "aws.iam#defineConditionKeys":
		return names(documented), false
	case "smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd":
		return ruleSet, false
	case "smithy.rules#endpointTests":
		return endpointTests, false
	}
	return nil, false
}

func endpointTests(key string) (place, bool) {
	if key == "testCases" {
		return documented, false
	}
	return nil, false
}
