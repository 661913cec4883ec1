package runtime_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"github.com/modelsmith/modelsmith/generated/iam"
)

// Callers who look for a response find one without a status when none came, as in aws-sdk-go-v2.
func TestSendErrorsHoldAResponse(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	s := serve(t, func(_ http.ResponseWriter, n int) {
		if n == 2 {
			cancel()
		}
		panic(http.ErrAbortHandler)
	})
	for range 2 {
		_, err := newIAM(s, func(o *iam.Options) { o.Retryer = aws.NopRetryer{} }).GetUser(ctx, nil)
		var response *awshttp.ResponseError
		if !errors.As(err, &response) || response.HTTPStatusCode() != 0 || response.HTTPResponse().Header == nil {
			t.Errorf("no response in %v", err)
		}
		var sending *smithyhttp.RequestSendError
		if canceled := ctx.Err() != nil; errors.As(err, &sending) == canceled || errors.Is(err, context.Canceled) != canceled {
			t.Errorf("%v", err)
		}
	}
}

func TestRequestIDHeaders(t *testing.T) {
	for _, name := range []string{"X-Amzn-RequestId", "X-Amz-RequestId", "x-amz-request-id"} {
		s := serve(t, func(w http.ResponseWriter, _ int) {
			w.Header().Set(name, "id")
			w.WriteHeader(http.StatusNotFound)
		})
		_, err := newIAM(s).GetUser(context.Background(), nil)
		var response *awshttp.ResponseError
		if !errors.As(err, &response) || response.ServiceRequestID() != "id" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is signed for one address must not go to another.
func TestRedirectsGetNoBody(t *testing.T) {
	elsewhere := serve(t, func(w http.ResponseWriter, _ int) { fmt.Fprint(w, userXML) })
	s := serve(t, func(w http.ResponseWriter, _ int) {
		w.Header().Set("Location", elsewhere.URL)
		w.WriteHeader(http.StatusTemporaryRedirect)
	})
	_, err := newIAM(s).CreateLoginProfile(context.Background(), &iam.CreateLoginProfileInput{Password: aws.String("secret")})
	var api smithy.APIError
	if !errors.As(err, &api) || api.ErrorCode() != "307" {
		t.Errorf("%v", err)
	}
	if len(s.seen) != 1 || len(elsewhere.seen) != 0 {
		t.Errorf("%d requests here, %d elsewhere", len(s.seen), len(elsewhere.seen))
	}
}
