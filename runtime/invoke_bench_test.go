package runtime_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
)

// BenchmarkCall is a small call over a transport in memory.
func BenchmarkCall(b *testing.B) {
	header := http.Header{"Date": {time.Now().UTC().Format(http.TimeFormat)}, "X-Amzn-Requestid": {"id"}}
	transport := roundTrip(func(r *http.Request) (*http.Response, error) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			return nil, err
		}
		return &http.Response{StatusCode: 200, Header: header, Body: io.NopCloser(bytes.NewReader([]byte(userXML)))}, nil
	})
	client := iam.New(iam.Options{Region: "us-east-1", Credentials: staticCredentials(), HTTPClient: transport})
	in := &iam.GetUserInput{UserName: aws.String("alice")}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := client.GetUser(context.Background(), in); err != nil {
			b.Fatal(err)
		}
	}
}
