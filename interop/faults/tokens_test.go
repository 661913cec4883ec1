package faults

import (
	"context"
	"encoding/json"
	"regexp"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdkidentity "github.com/aws/aws-sdk-go-v2/service/chimesdkidentity"

	"github.com/modelsmith/modelsmith/generated/chimesdkidentity"
)

// TestIdempotencyTokens makes a thing twice, each time by way of failures: one token for each call, the same in all its
// attempts. A token of the caller's stays, also an empty one.
func TestIdempotencyTokens(t *testing.T) {
	for name, given := range map[string]*string{"none": nil, "given": aws.String("mine"), "empty": aws.String("")} {
		for side, create := range map[string]func(setup) func(context.Context, *string) error{"ours": ourCreate, "sdk": sdkCreate} {
			failed := query.fails(500, "InternalFailure")
			s := serve(t, failed, sendAndReset(""), answer(response{200, "", "{}"}), failed, failed, answer(response{200, "", "{}"}))
			call := create(setup{endpoint: s.url(), retryer: quick(), credentials: static})
			for range 2 {
				if err := call(context.Background(), given); err != nil {
					t.Errorf("%s, %s: %v", name, side, err)
				}
			}
			_, bodies, _ := s.seen()
			if len(bodies) != 6 {
				t.Fatalf("%s, %s: %d requests", name, side, len(bodies))
			}
			checkTokens(t, name+", "+side, bodies, given)
		}
	}
}

var uuid = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

func checkTokens(t *testing.T, name string, bodies []string, given *string) {
	t.Helper()
	var tokens [6]string
	for i, body := range bodies {
		var sent struct{ ClientRequestToken *string }
		if err := json.Unmarshal([]byte(body), &sent); err != nil || sent.ClientRequestToken == nil {
			t.Fatalf("%s: %s, %v", name, body, err)
		}
		tokens[i] = *sent.ClientRequestToken
		if bodies[i] != bodies[i/3*3] {
			t.Errorf("%s: attempt %d sends %s, the first %s", name, i%3+1, bodies[i], bodies[i/3*3])
		}
	}
	switch {
	case given != nil && (tokens[0] != *given || tokens[3] != *given):
		t.Errorf("%s: tokens %q, want the caller's", name, tokens)
	case given == nil && (!uuid.MatchString(tokens[0]) || !uuid.MatchString(tokens[3]) || tokens[0] == tokens[3]):
		t.Errorf("%s: tokens %q, want two UUIDs", name, tokens)
	}
}

func sdkCreate(s setup) func(context.Context, *string) error {
	client := sdkidentity.New(sdkidentity.Options{Region: "us-east-1", BaseEndpoint: &s.endpoint, Retryer: s.retryer, Credentials: s.credentials})
	return func(ctx context.Context, token *string) error {
		_, err := client.CreateAppInstance(ctx, &sdkidentity.CreateAppInstanceInput{Name: aws.String("n"), ClientRequestToken: token})
		return err
	}
}

func ourCreate(s setup) func(context.Context, *string) error {
	client := chimesdkidentity.New(chimesdkidentity.Options{Region: "us-east-1", BaseEndpoint: &s.endpoint, Retryer: s.retryer, Credentials: s.credentials})
	return func(ctx context.Context, token *string) error {
		_, err := client.CreateAppInstance(ctx, &chimesdkidentity.CreateAppInstanceInput{Name: aws.String("n"), ClientRequestToken: token})
		return err
	}
}
