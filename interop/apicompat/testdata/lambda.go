// Package usage is code as users write it. It is type-checked twice, once as it stands and once with the import paths
// of the generated client.
package usage

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// create makes a function out of an archive.
func create(ctx context.Context, client *lambda.Client, archive []byte) (int64, error) {
	out, err := client.CreateFunction(ctx, &lambda.CreateFunctionInput{
		FunctionName: aws.String("f"), Role: aws.String("arn"), Handler: aws.String("index.handler"),
		Runtime: types.RuntimeNodejs22x, Architectures: []types.Architecture{types.ArchitectureArm64},
		Code:        &types.FunctionCode{ZipFile: archive},
		Environment: &types.Environment{Variables: map[string]string{"K": "v"}},
		MemorySize:  aws.Int32(128), Publish: true,
	})
	var taken *types.ResourceConflictException
	if errors.As(err, &taken) {
		return 0, fmt.Errorf("%s: %s", aws.ToString(taken.Type), taken.ErrorMessage())
	}
	if err != nil {
		return 0, err
	}
	if out.State != types.StatePending && out.PackageType == types.PackageTypeZip {
		return 0, errors.New(string(out.LastUpdateStatus))
	}
	return out.CodeSize, nil
}

// invoke calls a function and tells failures of the function from others.
func invoke(ctx context.Context, client *lambda.Client, payload []byte) ([]byte, error) {
	out, err := client.Invoke(ctx, &lambda.InvokeInput{
		FunctionName: aws.String("f"), Payload: payload,
		InvocationType: types.InvocationTypeRequestResponse, LogType: types.LogTypeTail,
	}, func(o *lambda.Options) { o.RetryMaxAttempts = 1 })
	if err != nil {
		return nil, err
	}
	if out.FunctionError != nil || out.StatusCode >= 300 {
		return nil, fmt.Errorf("status %d: %s", out.StatusCode, aws.ToString(out.FunctionError))
	}
	return out.Payload, nil
}
