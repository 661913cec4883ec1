package server

import (
	chimetypes "github.com/modelsmith/modelsmith/generated/chime/types"
	identitytypes "github.com/modelsmith/modelsmith/generated/chimesdkidentity/types"
	iamtypes "github.com/modelsmith/modelsmith/generated/iam/types"
)

// chimeErrors are the modelled errors of a service.
var chimeErrors = []error{
	new(chimetypes.AccessDeniedException),
	new(chimetypes.BadRequestException),
	new(chimetypes.ConflictException),
	new(chimetypes.ForbiddenException),
	new(chimetypes.NotFoundException),
	new(chimetypes.ResourceLimitExceededException),
	new(chimetypes.ServiceFailureException),
	new(chimetypes.ServiceUnavailableException),
	new(chimetypes.ThrottledClientException),
	new(chimetypes.UnauthorizedClientException),
	new(chimetypes.UnprocessableEntityException),
}

// identityErrors are the modelled errors of a service.
var identityErrors = []error{
	new(identitytypes.BadRequestException),
	new(identitytypes.ConflictException),
	new(identitytypes.ForbiddenException),
	new(identitytypes.NotFoundException),
	new(identitytypes.ResourceLimitExceededException),
	new(identitytypes.ServiceFailureException),
	new(identitytypes.ServiceUnavailableException),
	new(identitytypes.ThrottledClientException),
	new(identitytypes.UnauthorizedClientException),
}

// iamErrors are the modelled errors of a service.
var iamErrors = []error{
	new(iamtypes.AccountNotManagementOrDelegatedAdministratorException),
	new(iamtypes.CallerIsNotManagementAccountException),
	new(iamtypes.ConcurrentModificationException),
	new(iamtypes.CredentialReportExpiredException),
	new(iamtypes.CredentialReportNotPresentException),
	new(iamtypes.CredentialReportNotReadyException),
	new(iamtypes.DeleteConflictException),
	new(iamtypes.DuplicateCertificateException),
	new(iamtypes.DuplicateSSHPublicKeyException),
	new(iamtypes.EntityAlreadyExistsException),
	new(iamtypes.EntityTemporarilyUnmodifiableException),
	new(iamtypes.FeatureDisabledException),
	new(iamtypes.FeatureEnabledException),
	new(iamtypes.InvalidAuthenticationCodeException),
	new(iamtypes.InvalidCertificateException),
	new(iamtypes.InvalidInputException),
	new(iamtypes.InvalidPublicKeyException),
	new(iamtypes.InvalidUserTypeException),
	new(iamtypes.KeyPairMismatchException),
	new(iamtypes.LimitExceededException),
	new(iamtypes.MalformedCertificateException),
	new(iamtypes.MalformedPolicyDocumentException),
	new(iamtypes.NoSuchEntityException),
	new(iamtypes.OpenIdIdpCommunicationErrorException),
	new(iamtypes.OrganizationNotFoundException),
	new(iamtypes.OrganizationNotInAllFeaturesModeException),
	new(iamtypes.PasswordPolicyViolationException),
	new(iamtypes.PolicyEvaluationException),
	new(iamtypes.PolicyNotAttachableException),
	new(iamtypes.ReportGenerationLimitExceededException),
	new(iamtypes.ServiceAccessNotEnabledException),
	new(iamtypes.ServiceFailureException),
	new(iamtypes.ServiceNotSupportedException),
	new(iamtypes.UnmodifiableEntityException),
	new(iamtypes.UnrecognizedPublicKeyEncodingException),
}
