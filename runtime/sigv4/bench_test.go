package sigv4_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// benchRequest is a small awsJson call, the commonest request there is.
func benchRequest() *http.Request {
	r, err := http.NewRequest(http.MethodPost, "https://service.us-east-1.amazonaws.com/", strings.NewReader(`{"Name":"x"}`))
	if err != nil {
		panic(err)
	}
	r.Header.Set("Content-Type", "application/x-amz-json-1.1")
	r.Header.Set("X-Amz-Target", "Service.GetThing")
	r.Header.Set("User-Agent", "bench")
	r.Header.Set("Amz-Sdk-Invocation-Id", "2b8e4b2c-7b4f-4b0a-8b58-000000000000")
	r.Header.Set("Amz-Sdk-Request", "attempt=1; max=3")
	return r
}

var (
	benchCreds = aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "secret", SessionToken: "token"}
	benchTime  = time.Date(2026, 5, 4, 3, 2, 1, 0, time.UTC)
	benchHash  = sigv4.HashPayload([]byte(`{"Name":"x"}`))
)

func BenchmarkSign(b *testing.B) {
	b.Run("modelsmith", func(b *testing.B) {
		var s sigv4.Signer
		r := benchRequest()
		p := sigv4.Params{Service: "service", Region: "us-east-1", PayloadHash: benchHash, Time: benchTime}
		b.ReportAllocs()
		for b.Loop() {
			if err := s.Sign(r, benchCreds, p); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("aws-sdk-go-v2", func(b *testing.B) {
		s := v4.NewSigner()
		r := benchRequest()
		ctx := context.Background()
		b.ReportAllocs()
		for b.Loop() {
			if err := s.SignHTTP(ctx, benchCreds, r, benchHash, "service", "us-east-1", benchTime); err != nil {
				b.Fatal(err)
			}
		}
	})
}
