package waiters

// peers are services of both protocols, whose waiters have what waiters have: errors, statuses, members of outputs and
// of what they hold, lists, and conditions.
var peers = []peer{
	{
		Name: "iam", ContentType: "text/xml", Length: 3,
		Responses: []response{
			{200, "<R><GetUserResult/><GetRoleResult/><GetPolicyResult/><GetInstanceProfileResult/></R>"},
			queryError(404, "NoSuchEntity"),
			queryError(500, "ServiceFailure"), queryError(403, "AccessDenied"),
			{},
		},
		Waiters: []waiter{
			{Name: "UserExists", Operation: "GetUser", Input: `UserName: aws.String("ada")`, Retried: 1},
			{Name: "RoleExists", Operation: "GetRole", Input: `RoleName: aws.String("ada")`, Retried: 1},
			{Name: "PolicyExists", Operation: "GetPolicy", Input: `PolicyArn: aws.String("arn:aws:iam::123456789012:policy/p")`, Retried: 1},
			{Name: "InstanceProfileExists", Operation: "GetInstanceProfile", Input: `InstanceProfileName: aws.String("ada")`, Retried: 1},
		},
	},
	{
		Name: "lambda", Model: "lambda", ContentType: "application/json", Length: 2,
		Responses: []response{
			{200, "{}"},
			{200, `{"State":"Pending","LastUpdateStatus":"InProgress","Configuration":{"State":"Pending","LastUpdateStatus":"InProgress"}}`},
			{200, `{"State":"Active","Configuration":{"State":"Active"}}`},
			{200, `{"State":"Failed","Configuration":{"State":"Failed"}}`},
			{200, `{"LastUpdateStatus":"Successful","Configuration":{"LastUpdateStatus":"Successful"}}`},
			{200, `{"LastUpdateStatus":"Failed","Configuration":{"LastUpdateStatus":"Failed"}}`},
			jsonError(404, "ResourceNotFoundException"), jsonError(429, "TooManyRequestsException"), jsonError(500, "ServiceException"),
			{},
		},
		Waiters: []waiter{
			{Name: "FunctionActive", Operation: "GetFunctionConfiguration", Input: functionName, Retried: 1, DefaultsDiffer: true},
			{Name: "FunctionUpdated", Operation: "GetFunctionConfiguration", Input: functionName, Retried: 1, DefaultsDiffer: true},
			{Name: "PublishedVersionActive", Operation: "GetFunctionConfiguration", Input: functionName, Retried: 1, DefaultsDiffer: true},
			{Name: "FunctionExists", Operation: "GetFunction", Input: functionName, Retried: 6, DefaultsDiffer: true},
			{Name: "FunctionActiveV2", Operation: "GetFunction", Input: functionName, Retried: 1, DefaultsDiffer: true},
			{Name: "FunctionUpdatedV2", Operation: "GetFunction", Input: functionName, Retried: 1, DefaultsDiffer: true},
		},
	},
	{
		Name: "docdb", Model: "docdb", ContentType: "text/xml", Length: 2,
		Responses: []response{
			instances(), instances(""), instances("available"), instances("available", "available"), instances("available", "creating"),
			instances("", "available"), instances("starting"), instances("deleting", "available"), instances("modifying"),
			queryError(404, "DBInstanceNotFound"), queryError(404, "DBInstanceNotFoundFault"),
			{},
		},
		Waiters: []waiter{
			{Name: "DBInstanceAvailable", Operation: "DescribeDBInstances", Retried: 6},
			{Name: "DBInstanceDeleted", Operation: "DescribeDBInstances", Retried: 6},
		},
	},
	{
		Name: "neptunegraph", Model: "neptune-graph", ContentType: "application/json", Length: 2,
		Responses: []response{
			{200, "{}"},
			status("CREATING"), status("DELETING"), status("STOPPING"), status("STOPPED"), status("AVAILABLE"), status("CANCELLING"),
			status("CANCELLED"), status("SUCCEEDED"), status("FAILED"), jsonError(404, "ResourceNotFoundException"), jsonError(500, "InternalServerException"),
		},
		Waiters: []waiter{
			{Name: "GraphAvailable", Operation: "GetGraph", Input: graph, Retried: 1, DefaultsDiffer: true},
			{Name: "GraphDeleted", Operation: "GetGraph", Input: graph, Retried: 2, DefaultsDiffer: true},
			{Name: "GraphStopped", Operation: "GetGraph", Input: graph, Retried: 3, DefaultsDiffer: true},
			{Name: "ExportTaskCancelled", Operation: "GetExportTask", Input: `TaskIdentifier: aws.String("t-0123456789")`, Retried: 6, DefaultsDiffer: true},
			{Name: "ExportTaskSuccessful", Operation: "GetExportTask", Input: `TaskIdentifier: aws.String("t-0123456789")`, Retried: 1, DefaultsDiffer: true},
		},
	},
}

const (
	functionName = `FunctionName: aws.String("f")`
	graph        = `GraphIdentifier: aws.String("g-0123456789")`
)

func status(text string) response { return response{200, `{"status":"` + text + `"}`} }

func queryError(status int, code string) response {
	return response{status, "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>m</Message></Error></ErrorResponse>"}
}

func jsonError(status int, code string) response {
	return response{status, `{"__type":"` + code + `","message":"m"}`}
}

// instances are some of which each may have a status.
func instances(statuses ...string) response {
	body := "<R><DescribeDBInstancesResult><DBInstances>"
	for _, s := range statuses {
		body += "<DBInstance>"
		if s != "" {
			body += "<DBInstanceStatus>" + s + "</DBInstanceStatus>"
		}
		body += "</DBInstance>"
	}
	return response{200, body + "</DBInstances></DescribeDBInstancesResult></R>"}
}
