// Command options sets options of clients and of calls.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/smithy-go"
	smithyendpoints "github.com/aws/smithy-go/endpoints"
	"github.com/aws/smithy-go/logging"
)

// watch is an HTTP client that prints what goes through it.
type watch struct{ client *http.Client }

func (w watch) Do(r *http.Request) (*http.Response, error) {
	agent := r.Header.Get("User-Agent")
	app := ""
	if i := strings.Index(agent, "app/"); i >= 0 {
		app, _, _ = strings.Cut(agent[i:], " ")
	}
	auth := strings.Split(r.Header.Get("Authorization"), "/")
	fmt.Println(r.Method, r.URL.Path, app, r.Header.Get("Amz-Sdk-Request"), len(auth) > 3 && auth[3] == "iam", strings.Join(auth[min(2, len(auth)):min(3, len(auth))], ""))
	return w.client.Do(r)
}

// resolver answers with the endpoint that it was told.
type resolver struct{ address string }

func (r resolver) ResolveEndpoint(_ context.Context, p iam.EndpointParameters) (smithyendpoints.Endpoint, error) {
	fmt.Println("resolve", aws.ToString(p.Region), aws.ToBool(p.UseFIPS), aws.ToBool(p.UseDualStack), p.Endpoint == nil)
	u, err := url.Parse(r.address)
	if err != nil {
		return smithyendpoints.Endpoint{}, err
	}
	return smithyendpoints.Endpoint{URI: *u}, nil
}

func main() {
	ctx := context.Background()
	address := os.Getenv("AWS_ENDPOINT_URL")
	cfg, err := config.LoadDefaultConfig(ctx, config.WithAppID("my app"), config.WithHTTPClient(watch{http.DefaultClient}))
	if err != nil {
		log.Fatal(err)
	}
	client := iam.NewFromConfig(cfg, func(o *iam.Options) { o.Region = "eu-west-1" })
	call(ctx, client)
	call(ctx, client, func(o *iam.Options) { o.AppID = "other" }, func(o *iam.Options) { o.Region = "us-west-2" })
	call(ctx, client, iam.WithSigV4SigningRegion("signing-1"), iam.WithSigV4SigningName("iam"))
	call(ctx, client, func(o *iam.Options) { o.RetryMaxAttempts = 7 })
	call(ctx, client, func(o *iam.Options) { o.Retryer = aws.NopRetryer{} })
	call(ctx, client, func(o *iam.Options) { o.Retryer = retry.NewAdaptiveMode() })
	call(ctx, client, func(o *iam.Options) { o.BaseEndpoint = nil }, iam.WithEndpointResolverV2(resolver{address}))
	call(ctx, client, func(o *iam.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider("AKID", "SECRET", "TOKEN")
	})
	call(ctx, client, func(o *iam.Options) { o.HTTPClient = &http.Client{Timeout: time.Minute} })
	bare(ctx, address)
	logged(ctx, client)
	settings(client)
}

func call(ctx context.Context, client *iam.Client, optFns ...func(*iam.Options)) {
	out, err := client.ListAccountAliases(ctx, &iam.ListAccountAliasesInput{}, optFns...)
	if err != nil {
		var op *smithy.OperationError
		fmt.Println("failed", errors.As(err, &op))
		return
	}
	id, ok := awsmiddleware.GetRequestIDMetadata(out.ResultMetadata)
	fmt.Println(out.AccountAliases, out.IsTruncated, ok, id != "")
}

// bare makes a client of options alone: without a region, with an endpoint.
func bare(ctx context.Context, address string) {
	options := iam.Options{BaseEndpoint: aws.String(address), Credentials: aws.AnonymousCredentials{}, HTTPClient: watch{http.DefaultClient}}
	call(ctx, iam.New(options))
	options.Credentials = credentials.NewStaticCredentialsProvider("AKID", "SECRET", "")
	call(ctx, iam.New(options, func(o *iam.Options) { o.RetryMode = aws.RetryModeAdaptive }))
	call(ctx, iam.New(options.Copy(), func(o *iam.Options) { o.AppID = "copied" }))
}

func logged(ctx context.Context, client *iam.Client) {
	var kinds []string
	call(ctx, client, func(o *iam.Options) {
		o.ClientLogMode = aws.LogRequest | aws.LogResponseWithBody | aws.LogRetries
		o.Logger = logging.LoggerFunc(func(class logging.Classification, format string, v ...interface{}) {
			kind, rest, _ := strings.Cut(fmt.Sprintf(format, v...), "\n")
			kinds = append(kinds, fmt.Sprint(class, " ", kind, " ", strings.Contains(rest, "ListAccountAliasesResponse")))
		})
	})
	fmt.Println(kinds)
}

func settings(client *iam.Client) {
	o := client.Options()
	fmt.Println(o.Region, o.AppID, o.RetryMaxAttempts, o.Retryer.MaxAttempts(), o.Credentials != nil, o.Logger != nil, o.HTTPClient != nil,
		o.EndpointResolverV2 != nil, o.ClientLogMode, o.DefaultsMode)
	o.Region = "changed"
	fmt.Println(client.Options().Region, iam.ServiceID, iam.ServiceAPIVersion)
}
