// Package usage is code as users write it. It is type-checked twice, once as it stands and once with the import paths
// of the generated client.
package usage

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/document"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"
	"github.com/aws/smithy-go/auth/bearer"
	smithydocument "github.com/aws/smithy-go/document"
)

var (
	_ types.ContentBlock         = (*types.ContentBlockMemberText)(nil)
	_ types.ContentBlock         = (*types.UnknownUnionMember)(nil)
	_ types.DocumentSource       = &types.DocumentSourceMemberBytes{Value: []byte("text")}
	_ smithydocument.Unmarshaler = document.Interface(nil)
)

// withToken is a client that has a token and no credentials.
func withToken(cfg aws.Config, token string, signer bearer.Signer) *bedrockruntime.Client {
	return bedrockruntime.NewFromConfig(cfg, func(o *bedrockruntime.Options) {
		o.BearerAuthTokenProvider = bearer.StaticTokenProvider{Token: bearer.Token{Value: token}}
		o.BearerAuthSigner = signer
	})
}

// ask asks a model a question, with a tool whose input is a document.
func ask(ctx context.Context, client *bedrockruntime.Client, question string, picture []byte) (string, error) {
	out, err := client.Converse(ctx, &bedrockruntime.ConverseInput{
		ModelId: aws.String("model"),
		Messages: []types.Message{{
			Role: types.ConversationRoleUser,
			Content: []types.ContentBlock{
				&types.ContentBlockMemberText{Value: question},
				&types.ContentBlockMemberImage{Value: types.ImageBlock{
					Format: types.ImageFormatPng, Source: &types.ImageSourceMemberBytes{Value: picture},
				}},
				&types.ContentBlockMemberCachePoint{Value: types.CachePointBlock{
					Type: types.CachePointTypeDefault, Ttl: types.CacheTTLFiveMinutes,
				}},
			},
		}},
		InferenceConfig:              &types.InferenceConfiguration{MaxTokens: aws.Int32(100), Temperature: aws.Float32(0.5)},
		AdditionalModelRequestFields: document.NewLazyDocument(map[string]any{"top_k": 5}),
		RequestMetadata:              map[string]string{"team": "a"},
		ToolConfig: &types.ToolConfiguration{
			ToolChoice: &types.ToolChoiceMemberAuto{},
			Tools: []types.Tool{&types.ToolMemberToolSpec{Value: types.ToolSpecification{
				Name:        aws.String("weather"),
				InputSchema: &types.ToolInputSchemaMemberJson{Value: document.NewLazyDocument(struct{ City string }{"Bonn"})},
			}}},
		},
	})
	var busy *types.ThrottlingException
	var broken *types.ModelErrorException
	switch {
	case errors.As(err, &busy):
		return "", fmt.Errorf("later: %s", aws.ToString(busy.Message))
	case errors.As(err, &broken):
		return "", fmt.Errorf("%s had status %d", aws.ToString(broken.ResourceName), aws.ToInt32(broken.OriginalStatusCode))
	case err != nil:
		return "", err
	}
	return answer(out)
}

// answer reads what a model said.
func answer(out *bedrockruntime.ConverseOutput) (string, error) {
	message, ok := out.Output.(*types.ConverseOutputMemberMessage)
	if !ok || out.StopReason == types.StopReasonContentFiltered {
		return "", errors.New("no message")
	}
	var text string
	for _, block := range message.Value.Content {
		switch block := block.(type) {
		case *types.ContentBlockMemberText:
			text += block.Value
		case *types.ContentBlockMemberToolUse:
			var input struct{ City string }
			if err := block.Value.Input.UnmarshalSmithyDocument(&input); err != nil {
				return "", err
			}
			text += aws.ToString(block.Value.Name) + input.City
		case *types.UnknownUnionMember:
			return "", fmt.Errorf("the member %s with %d bytes is not known", block.Tag, len(block.Value))
		}
	}
	return fmt.Sprintf("%s (%d tokens)", text, aws.ToInt32(out.Usage.TotalTokens)), nil
}

// invoke sends a body of the caller's form.
func invoke(ctx context.Context, client *bedrockruntime.Client, body []byte) ([]byte, error) {
	out, err := client.InvokeModel(ctx, &bedrockruntime.InvokeModelInput{
		ModelId: aws.String("model"), Body: body, Accept: aws.String("application/json"), ContentType: aws.String("application/json"),
	})
	if err != nil {
		return nil, err
	}
	return out.Body, nil
}
