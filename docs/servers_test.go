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

	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chime/chimeserver"
	chimetypes "github.com/modelsmith/modelsmith/generated/chime/types"
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
	return &http.Server{Addr: "127.0.0.1:8080", Handler: handler, ReadHeaderTimeout: 5 * time.Second}
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
		return &chimetypes.BadRequestException{Message: aws.String(invalid.Error()), Code: chimetypes.ErrorCodeBadRequest}
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

// TestErrorMapping answers a broken constraint with an error of the model.
func TestErrorMapping(t *testing.T) {
	handler := chimeserver.NewHandler(chimeserver.Unimplemented{}, runtime.NoAuth,
		runtime.WithErrorMapping(badRequest), runtime.WithInterceptor(logCalls))
	client := chime.New(chime.Options{
		Region: "us-east-1", BaseEndpoint: aws.String("https://localhost"), RetryMaxAttempts: 1, HTTPClient: runtime.Loopback(handler),
	})
	_, err := client.CreateAccount(t.Context(), &chime.CreateAccountInput{Name: aws.String("")})
	var bad *chimetypes.BadRequestException
	if !errors.As(err, &bad) || !strings.Contains(*bad.Message, "'/Name'") {
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
	blocks := regexp.MustCompile("(?s)\n```go\n(.*?)```\n").FindAllSubmatch(page, -1)
	for _, block := range blocks {
		if !strings.Contains(string(source), string(block[1])) {
			t.Errorf("nothing compiles this:\n%s", block[1])
		}
	}
	if len(blocks) != 6 {
		t.Errorf("got %d blocks of code", len(blocks))
	}
}
