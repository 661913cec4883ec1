// Package docs has the code of the documentation, so that it compiles.
package docs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	identity "github.com/modelsmith/modelsmith/generated/chimesdkidentity"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity/chimesdkidentityserver"
	identitytypes "github.com/modelsmith/modelsmith/generated/chimesdkidentity/types"
	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/generated/iam/iamserver"
	"github.com/modelsmith/modelsmith/generated/iam/types"
	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// What follows is the code of servers.md, as it stands there.

type users struct {
	iamserver.Unimplemented
}

func (users) GetUser(ctx context.Context, in *iam.GetUserInput) (*iam.GetUserOutput, error) {
	if aws.ToString(in.UserName) != "alice" {
		return nil, &types.NoSuchEntityException{Message: aws.String("There is no such user.")}
	}
	return &iam.GetUserOutput{User: &types.User{UserName: in.UserName}}, nil
}

func newServer(store sigv4.CredentialStore, logger *slog.Logger) *http.Server {
	handler := iamserver.NewHandler(users{}, runtime.SigV4(store),
		runtime.WithLogger(logger),
		runtime.WithMaxBody(1<<20),
		runtime.WithTimeout(10*time.Second),
	)
	return &http.Server{
		Addr: "127.0.0.1:8080", Handler: handler,
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second,
	}
}

func sender(ctx context.Context) string {
	if info := runtime.RequestInfoFrom(ctx); info != nil {
		if id, ok := info.Identity.(sigv4.Identity); ok {
			return id.AccessKeyID
		}
	}
	return ""
}

func logCalls(ctx context.Context, call *runtime.ServerCall, next func(context.Context) (any, error)) (any, error) {
	start := time.Now()
	out, err := next(ctx)
	slog.InfoContext(ctx, "call", "operation", call.Info.Operation, "took", time.Since(start), "error", err)
	return out, err
}

func badRequest(_ context.Context, err error) error {
	var invalid *runtime.ValidationError
	if errors.As(err, &invalid) {
		return &identitytypes.BadRequestException{Message: aws.String(invalid.Error()), Code: identitytypes.ErrorCodeBadRequest}
	}
	return err
}

func Example_pairing() {
	ctx := context.Background()
	client := iamserver.NewClient(users{})
	out, err := client.GetUser(ctx, &iam.GetUserInput{UserName: aws.String("alice")})
	fmt.Println(*out.User.UserName, err)
	_, err = client.GetUser(ctx, &iam.GetUserInput{UserName: aws.String("bob")})
	var none *types.NoSuchEntityException
	fmt.Println(errors.As(err, &none), none.ErrorMessage())
	// Output:
	// alice <nil>
	// true There is no such user.
}

func pair(svc iamserver.Service, store sigv4.CredentialStore) (http.Handler, *iam.Client) {
	handler := iamserver.NewHandler(svc, runtime.SigV4(store)) // an http.Handler
	client := iamserver.NewClient(svc)                         // in a test: the client of svc, without a network
	return handler, client
}

// TestPair wants both ends of a service.
func TestPair(t *testing.T) {
	handler, client := pair(users{}, sigv4.StaticCredentials())
	if _, err := client.GetUser(t.Context(), &iam.GetUserInput{UserName: aws.String("alice")}); err != nil || handler == nil {
		t.Error(err)
	}
}

// TestErrorMapping answers a broken constraint with an error of the model.
func TestErrorMapping(t *testing.T) {
	handler := chimesdkidentityserver.NewHandler(chimesdkidentityserver.Unimplemented{}, runtime.NoAuth,
		runtime.WithErrorMapping(badRequest), runtime.WithInterceptor(logCalls))
	client := identity.New(identity.Options{
		Region: "us-east-1", BaseEndpoint: aws.String("https://localhost"), RetryMaxAttempts: 1, HTTPClient: runtime.Loopback(handler),
	})
	_, err := client.DescribeAppInstance(t.Context(), &identity.DescribeAppInstanceInput{AppInstanceArn: aws.String("arn")})
	var bad *identitytypes.BadRequestException
	if !errors.As(err, &bad) || !strings.Contains(*bad.Message, "'/AppInstanceArn'") {
		t.Errorf("got %v", err)
	}
}

// TestSender wants the access key of a request's identity.
func TestSender(t *testing.T) {
	ctx := runtime.WithRequestInfo(t.Context(), runtime.RequestInfo{Identity: sigv4.Identity{AccessKeyID: "AKID"}})
	if got := sender(ctx) + sender(t.Context()); got != "AKID" {
		t.Errorf("got %q", got)
	}
}

// TestServer wants a request without a signature to be refused.
func TestServer(t *testing.T) {
	server := newServer(sigv4.StaticCredentials(), slog.New(slog.DiscardHandler))
	w := httptest.NewRecorder()
	server.Handler.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/", nil))
	if w.Code != http.StatusForbidden {
		t.Errorf("got status %d: %s", w.Code, w.Body)
	}
}

// TestCode holds the code of the page against this file.
func TestCode(t *testing.T) {
	page, err := os.ReadFile("servers.md")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("servers_test.go")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	// Of the README, the blocks behind its section on servers count.
	_, servers, _ := strings.Cut(string(readme), "\n## Servers\n")
	blocks := regexp.MustCompile("(?s)\n```go\n(.*?)```\n").FindAllStringSubmatch(string(page)+servers, -1)
	for _, block := range blocks {
		if !strings.Contains(flush(string(source)), flush(block[1])) {
			t.Errorf("nothing compiles this:\n%s", block[1])
		}
	}
	if len(blocks) != 7 {
		t.Errorf("got %d blocks of code", len(blocks))
	}
}

// flush is code without what its lines are indented by.
func flush(code string) string { return regexp.MustCompile(`(?m)^\t+`).ReplaceAllString(code, "") }
