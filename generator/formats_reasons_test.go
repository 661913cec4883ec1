package generator

// difference is one thing that the models of a service say differently.
type difference struct {
	service, path string
	// botocore and smithy are what the two models give; empty for nothing.
	botocore, smithy string
	reason           string
}

func (d difference) key() string { return d.path + ": " + d.botocore + " / " + d.smithy }

// Why the models of the two formats say different things.
const (
	severalKeys = "a Smithy model can name one list of items only, and names none here"
	status200   = "a success is the code 200 in botocore's model, and any answer that is no error in its Smithy model"
	status404   = "botocore's model waits for a code, its Smithy model for the error that comes with it"
	ofOrgs      = "botocore's model says nothing of the errors that come from AWS Organizations"
)

// formatDifferences are all differences between the models of the two formats.
var formatDifferences = []difference{
	{
		"iam", "operations.GetAccountAuthorizationDetails.paginator",
		"[Marker] [Marker] [UserDetailList GroupDetailList RoleDetailList Policies]MaxItems", markers, severalKeys,
	},
	{"iam", "operations.ListEntitiesForPolicy.paginator", "[Marker] [Marker] [PolicyGroups PolicyUsers PolicyRoles]MaxItems", markers, severalKeys},
	{"iam", "operations.GetInstanceProfile.waiters.InstanceProfileExists", "1-120 success:status  200 retry:status  404", existsInSmithy, status404},
	{"iam", "operations.GetPolicy.waiters.PolicyExists", existsInBotocore, existsInSmithy, status200},
	{"iam", "operations.GetRole.waiters.RoleExists", existsInBotocore, existsInSmithy, status200},
	{"iam", "operations.GetUser.waiters.UserExists", existsInBotocore, existsInSmithy, status200},
	organizationsError("AccountNotManagementOrDelegatedAdministratorException"),
	organizationsMessage("AccountNotManagementOrDelegatedAdministratorException"),
	organizationsError("CallerIsNotManagementAccountException"),
	organizationsMessage("CallerIsNotManagementAccountException"),
	organizationsError("OrganizationNotFoundException"),
	organizationsMessage("OrganizationNotFoundException"),
	organizationsError("OrganizationNotInAllFeaturesModeException"),
	organizationsMessage("OrganizationNotInAllFeaturesModeException"),
	organizationsError("ServiceAccessNotEnabledException"),
	organizationsMessage("ServiceAccessNotEnabledException"),
}

// What several of the differences have in common.
const (
	markers          = "[Marker] [Marker] []MaxItems"
	existsInBotocore = "1-120 success:status  200 retry:error  NoSuchEntity"
	existsInSmithy   = "1-120 success:success  true retry:error  NoSuchEntity"
)

// organizationsError is an error without a status in botocore's model.
func organizationsError(name string) difference {
	const rest = " Fault:client Retryable:false Throttling:false}"
	return difference{"iam", "shapes." + name, "error {Code:" + name + " Status:0" + rest, "error {Code:" + name + " Status:400" + rest, ofOrgs}
}

// organizationsMessage is the message of such an error, which every error has: the
// name of one that the model leaves out is not known, and no matter to clients.
func organizationsMessage(name string) difference {
	const rest = "||Stringfalsefalse false|false false false false false false|"
	return difference{"iam", "shapes." + name + ".Message", "message" + rest, "Message" + rest, ofOrgs}
}
