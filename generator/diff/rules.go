package diff

import (
	"slices"
	"strings"
)

// Rules are all rules, sorted by id.
func Rules() []Rule {
	rules := slices.Concat(serviceRules(), operationRules(), shapeRules(), memberRules(), valueRules())
	slices.SortFunc(rules, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
	return rules
}

func serviceRules() []Rule {
	return []Rule{
		serviceAdded(),
		serviceRemoved(),
		serviceID(),
		serviceIDRewritten(),
		serviceProtocol(),
		serviceVersion(),
		serviceSigningName(),
		serviceEndpointPrefix(),
		serviceTitle(),
		serviceNamespace(),
		unreached(),
		authAdded(),
		authRemoved(),
		authNoneAdded(),
		authOrder(),
		authWritten(),
		endpointRulesAdded(),
		endpointRulesRemoved(),
		endpointRulesRewritten(),
		endpointsChanged(),
		endpointParamAdded(),
		endpointParamRemoved(),
		endpointParamType(),
		endpointParamChanged(),
	}
}

func operationRules() []Rule {
	return []Rule{
		operationAdded(),
		operationRemoved(),
		operationUnsupported(),
		operationSupported(),
		operationErrorAdded(),
		operationErrorRemoved(),
		operationErrorOrder(),
		bodyShape(),
		httpMethod(),
		httpURI(),
		httpLabel(),
		httpStatus(),
		httpStatusWritten(),
		hostPrefix(),
		wireOperation(),
		resultWrapper(),
		checksumRequired(),
		compression(),
		compressionRemoved(),
		idempotent(),
		contextParams(),
		optionalAuthAdded(),
		optionalAuthRemoved(),
		unsignedPayload(),
		paginatorAdded(),
		paginatorRemoved(),
		paginatorChanged(),
		paginatorExtended(),
		paginatorNarrowed(),
		paginatorNamed(),
		waiterAdded(),
		waiterRemoved(),
		waiterChanged(),
	}
}

func shapeRules() []Rule {
	return []Rule{
		typeAdded(),
		typeRemoved(),
		typeRenamed(),
		shapeAdded(),
		shapeRemoved(),
		shapeRenamed(),
		shapeKind(),
		sparseType(),
		sparseWire(),
		eventStream(),
		errorCode(),
		errorStatus(),
		errorFault(),
		errorRetry(),
		enumValueAdded(),
		enumValueRemoved(),
		enumValueRenamed(),
		enumValueNamed(),
		enumNumber(),
		enumInternal(),
		enumOrder(),
	}
}

func memberRules() []Rule {
	return []Rule{
		memberAdded(),
		memberAddedRequired(),
		memberRemoved(),
		memberRenamed(),
		memberNamed(),
		memberOrder(),
		unionMemberAdded(),
		unionMemberRemoved(),
		memberType(),
		memberTarget(),
		memberPointer(),
		memberDefault(),
		requiredAdded(),
		requiredPromised(),
		requiredToken(),
		requiredRemovedInput(),
		requiredRemovedOutput(),
		tokenAdded(),
		tokenRemoved(),
		wireName(),
		location(),
		flattened(),
		timestampFormat(),
		xmlAttribute(),
		xmlNamespace(),
		jsonValue(),
		mediaType(),
		eventBinding(),
		hostLabel(),
		memberContextParam(),
		requiresLength(),
		streaming(),
	}
}

func valueRules() []Rule {
	return []Rule{
		constraintTightened(),
		constraintLoosened(),
		constraintOther(),
		constraintRewritten(),
		constraintOutput(),
		sensitiveAdded(),
		sensitiveRemoved(),
		deprecatedAdded(),
		deprecatedRemoved(),
		deprecatedText(),
		otherTraits(),
		documentation(),
	}
}
