package roundtrip

import (
	"net/http"
	"reflect"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chime/chimeserver"
	chimetypes "github.com/modelsmith/modelsmith/generated/chime/types"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity/chimesdkidentityserver"
	identitytypes "github.com/modelsmith/modelsmith/generated/chimesdkidentity/types"
	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/iamserver"
	iamtypes "github.com/modelsmith/modelsmith/generated/iam/types"
	"github.com/modelsmith/modelsmith/runtime"
)

// A family is the server of a service, and the client that calls it.
type family struct {
	// model is the name of the service's model.
	model string
	// handler is the handler of a service that has nothing implemented, and service the service's type.
	handler func(runtime.Authenticator, ...runtime.HandlerOption) http.Handler
	service reflect.Type
	client  func(runtime.HTTPClient) any
	// errors are the types of errors by the names of their shapes.
	errors map[string]reflect.Type
}

const region = "us-east-1"

// endpoint is one that nobody listens at.
var endpoint = aws.String("https://server.test")

func families() []family {
	return []family{
		{
			model:   "chime",
			service: reflect.TypeFor[chimeserver.Service](),
			handler: func(auth runtime.Authenticator, opts ...runtime.HandlerOption) http.Handler {
				return chimeserver.NewHandler(chimeserver.Unimplemented{}, auth, opts...)
			},
			client: func(h runtime.HTTPClient) any {
				return chime.New(chime.Options{Region: region, BaseEndpoint: endpoint, HTTPClient: h, Credentials: provider, Retryer: aws.NopRetryer{}})
			},
			errors: types(
				&chimetypes.AccessDeniedException{},
				&chimetypes.BadRequestException{},
				&chimetypes.ConflictException{},
				&chimetypes.ForbiddenException{},
				&chimetypes.NotFoundException{},
				&chimetypes.ResourceLimitExceededException{},
				&chimetypes.ServiceFailureException{},
				&chimetypes.ServiceUnavailableException{},
				&chimetypes.ThrottledClientException{},
				&chimetypes.UnauthorizedClientException{},
				&chimetypes.UnprocessableEntityException{},
			),
		},
		{
			model:   "chime-sdk-identity",
			service: reflect.TypeFor[chimesdkidentityserver.Service](),
			handler: func(auth runtime.Authenticator, opts ...runtime.HandlerOption) http.Handler {
				return chimesdkidentityserver.NewHandler(chimesdkidentityserver.Unimplemented{}, auth, opts...)
			},
			client: func(h runtime.HTTPClient) any {
				return chimesdkidentity.New(chimesdkidentity.Options{Region: region, BaseEndpoint: endpoint, HTTPClient: h, Credentials: provider, Retryer: aws.NopRetryer{}})
			},
			errors: types(
				&identitytypes.BadRequestException{},
				&identitytypes.ConflictException{},
				&identitytypes.ForbiddenException{},
				&identitytypes.NotFoundException{},
				&identitytypes.ResourceLimitExceededException{},
				&identitytypes.ServiceFailureException{},
				&identitytypes.ServiceUnavailableException{},
				&identitytypes.ThrottledClientException{},
				&identitytypes.UnauthorizedClientException{},
			),
		},
		{
			model:   "iam",
			service: reflect.TypeFor[iamserver.Service](),
			handler: func(auth runtime.Authenticator, opts ...runtime.HandlerOption) http.Handler {
				return iamserver.NewHandler(iamserver.Unimplemented{}, auth, opts...)
			},
			client: func(h runtime.HTTPClient) any {
				return iam.New(iam.Options{Region: region, BaseEndpoint: endpoint, HTTPClient: h, Credentials: provider, Retryer: aws.NopRetryer{}})
			},
			errors: types(
				&iamtypes.AccountNotManagementOrDelegatedAdministratorException{},
				&iamtypes.CallerIsNotManagementAccountException{},
				&iamtypes.ConcurrentModificationException{},
				&iamtypes.CredentialReportExpiredException{},
				&iamtypes.CredentialReportNotPresentException{},
				&iamtypes.CredentialReportNotReadyException{},
				&iamtypes.DeleteConflictException{},
				&iamtypes.DuplicateCertificateException{},
				&iamtypes.DuplicateSSHPublicKeyException{},
				&iamtypes.EntityAlreadyExistsException{},
				&iamtypes.EntityTemporarilyUnmodifiableException{},
				&iamtypes.FeatureDisabledException{},
				&iamtypes.FeatureEnabledException{},
				&iamtypes.InvalidAuthenticationCodeException{},
				&iamtypes.InvalidCertificateException{},
				&iamtypes.InvalidInputException{},
				&iamtypes.InvalidPublicKeyException{},
				&iamtypes.InvalidUserTypeException{},
				&iamtypes.KeyPairMismatchException{},
				&iamtypes.LimitExceededException{},
				&iamtypes.MalformedCertificateException{},
				&iamtypes.MalformedPolicyDocumentException{},
				&iamtypes.NoSuchEntityException{},
				&iamtypes.OpenIdIdpCommunicationErrorException{},
				&iamtypes.OrganizationNotFoundException{},
				&iamtypes.OrganizationNotInAllFeaturesModeException{},
				&iamtypes.PasswordPolicyViolationException{},
				&iamtypes.PolicyEvaluationException{},
				&iamtypes.PolicyNotAttachableException{},
				&iamtypes.ReportGenerationLimitExceededException{},
				&iamtypes.ServiceAccessNotEnabledException{},
				&iamtypes.ServiceFailureException{},
				&iamtypes.ServiceNotSupportedException{},
				&iamtypes.UnmodifiableEntityException{},
				&iamtypes.UnrecognizedPublicKeyEncodingException{},
			),
		},
	}
}

// types are the types that pointers point to, by their names.
func types(pointers ...any) map[string]reflect.Type {
	out := map[string]reflect.Type{}
	for _, p := range pointers {
		t := reflect.TypeOf(p).Elem()
		out[t.Name()] = t
	}
	return out
}
