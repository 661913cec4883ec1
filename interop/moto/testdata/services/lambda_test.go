package services

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
	iamtypes "github.com/modelsmith/modelsmith/generated/iam/types"
	"github.com/modelsmith/modelsmith/interop/moto/testdata/gen/lambda"
	"github.com/modelsmith/modelsmith/interop/moto/testdata/gen/lambda/types"
)

func lambdaClient() *lambda.Client {
	return lambda.New(lambda.Options{Region: "us-east-1", Credentials: somebody, BaseEndpoint: address()})
}

// code is a function's code: one file, zipped.
func code(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	file, err := archive.Create("lambda_function.py")
	if err == nil {
		_, err = file.Write([]byte("def lambda_handler(event, context):\n    return event\n"))
	}
	if err == nil {
		err = archive.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// role makes the role that functions run as, unless it is there.
func role(t *testing.T) *string {
	t.Helper()
	client := iam.New(iam.Options{Region: "us-east-1", Credentials: somebody, BaseEndpoint: address()})
	_, err := client.CreateRole(t.Context(), &iam.CreateRoleInput{RoleName: aws.String("runner"), AssumeRolePolicyDocument: aws.String("{}")})
	if exists := new(iamtypes.EntityAlreadyExistsException); err != nil && !errors.As(err, &exists) {
		t.Fatal(err)
	}
	return aws.String("arn:aws:iam::" + account + ":role/runner")
}

// create makes a function, which the test's end deletes.
func create(t *testing.T, name string) *lambda.CreateFunctionOutput {
	t.Helper()
	out := must[*lambda.CreateFunctionOutput](t)(lambdaClient().CreateFunction(t.Context(), &lambda.CreateFunctionInput{
		FunctionName: aws.String(name), Role: role(t), Runtime: types.RuntimePython312,
		Handler: aws.String("lambda_function.lambda_handler"), Code: &types.FunctionCode{ZipFile: code(t)}, Timeout: aws.Int32(7),
		Publish: aws.Bool(true), Environment: &types.Environment{Variables: map[string]string{"A": "b & c", "É": "日本"}},
		Tags: map[string]string{"team": "x y"},
	}))
	t.Cleanup(func() {
		// The test's own context has ended by now.
		_, _ = lambdaClient().DeleteFunction(context.Background(), &lambda.DeleteFunctionInput{FunctionName: aws.String(name)})
	})
	return out
}

// TestFunction creates a function and reads it back: status code, nested structures, maps, numbers, enums.
func TestFunction(t *testing.T) {
	created := create(t, "echo")
	equal(t, "arn", aws.ToString(created.FunctionArn), "arn:aws:lambda:us-east-1:"+account+":function:echo")
	equal(t, "runtime", created.Runtime, types.RuntimePython312)
	equal(t, "size", aws.ToInt64(created.CodeSize), int64(len(code(t))))
	equal(t, "timeout", aws.ToInt32(created.Timeout), 7)
	equal(t, "variable", created.Environment.Variables["É"], "日本")
	got := must[*lambda.GetFunctionOutput](t)(lambdaClient().GetFunction(t.Context(), &lambda.GetFunctionInput{FunctionName: aws.String("echo")}))
	equal(t, "state", got.Configuration.State, types.StateActive)
	equal(t, "tag", got.Tags["team"], "x y")
	equal(t, "repository", aws.ToString(got.Code.RepositoryType), "S3")
}

// TestInvoke sends a payload as it is, whatever it holds, and gets it back with what comes beside the body.
func TestInvoke(t *testing.T) {
	create(t, "echo")
	payload := []byte(`{"key": "value <&>", "n": 1.0}` + "\n")
	out := must[*lambda.InvokeOutput](t)(lambdaClient().Invoke(t.Context(), &lambda.InvokeInput{
		FunctionName: aws.String("echo"), Payload: payload, LogType: types.LogTypeTail,
	}))
	equal(t, "payload", string(out.Payload), string(payload))
	equal(t, "status", aws.ToInt32(out.StatusCode), 200)
	event := must[*lambda.InvokeOutput](t)(lambdaClient().Invoke(t.Context(), &lambda.InvokeInput{
		FunctionName: aws.String("echo"), Payload: payload, InvocationType: types.InvocationTypeEvent,
	}))
	equal(t, "status of an event", aws.ToInt32(event.StatusCode), 202)
}

// TestListFunctions lists what there is, with and without the versions: a query string.
func TestListFunctions(t *testing.T) {
	for i := range 3 {
		create(t, fmt.Sprint("listed-", i))
	}
	list := func(version types.FunctionVersion) (names []string) {
		out := must[*lambda.ListFunctionsOutput](t)(lambdaClient().ListFunctions(t.Context(), &lambda.ListFunctionsInput{
			FunctionVersion: version, MaxItems: aws.Int32(50),
		}))
		for _, f := range out.Functions {
			names = append(names, aws.ToString(f.FunctionName)+aws.ToString(f.Version))
		}
		slices.Sort(names)
		return names
	}
	if got, want := list(""), []string{"listed-0$LATEST", "listed-1$LATEST", "listed-2$LATEST"}; !slices.Equal(got, want) {
		t.Errorf("functions %q, want %q", got, want)
	}
	if got := list(types.FunctionVersionAll); len(got) != 6 {
		t.Errorf("all versions: %q, want 6", got)
	}
}

// TestTags goes through a label that holds slashes and colons.
func TestTags(t *testing.T) {
	arn := aws.String("arn:aws:lambda:us-east-1:" + account + ":function:tagged")
	create(t, "tagged")
	client := lambdaClient()
	must[*lambda.TagResourceOutput](t)(client.TagResource(t.Context(), &lambda.TagResourceInput{Resource: arn, Tags: map[string]string{"a": "1"}}))
	must[*lambda.UntagResourceOutput](t)(client.UntagResource(t.Context(), &lambda.UntagResourceInput{Resource: arn, TagKeys: []string{"team", "none"}}))
	out := must[*lambda.ListTagsOutput](t)(client.ListTags(t.Context(), &lambda.ListTagsInput{Resource: arn}))
	equal(t, "tags", fmt.Sprint(out.Tags), "map[a:1]")
}

func TestLambdaErrors(t *testing.T) {
	_, err := lambdaClient().GetFunction(t.Context(), &lambda.GetFunctionInput{FunctionName: aws.String("none")})
	missing := refused[*types.ResourceNotFoundException](t, err)
	equal(t, "message", missing.ErrorMessage(), "Function not found: arn:aws:lambda:us-east-1:"+account+":function:none")
}
