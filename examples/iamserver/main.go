// Command iamserver is a small part of IAM in memory: users, groups and access keys, which sign the requests. It shows how to write a
// server on a generated package; the AWS CLI and every SDK can talk to it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam/iamserver"
	"github.com/modelsmith/modelsmith/runtime"
)

func main() {
	addr := flag.String("addr", "127.0.0.1:8080", "address to listen on")
	flag.Parse()
	logger := slog.New(slog.NewTextHandler(os.Stderr, nil))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, logger, *addr); err != nil {
		logger.Error("iamserver failed", "error", err)
		os.Exit(1)
	}
}

// run serves until ctx ends, and then lets running requests finish.
func run(ctx context.Context, logger *slog.Logger, addr string) error {
	key, err := rootKey()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           newHandler(newAccount(key), logger),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      30 * time.Second,
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	logger.Info("listening", "url", "http://"+listener.Addr().String(), "access_key_id", key.AccessKeyID)
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	logger.Info("shutting down")
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return server.Shutdown(ctx)
}

// newHandler returns the account as an HTTP handler. Requests are signed with
// the account's own access keys.
func newHandler(a *account, logger *slog.Logger) http.Handler {
	logCalls := func(ctx context.Context, call *runtime.ServerCall, next func(context.Context) (any, error)) (any, error) {
		out, err := next(ctx)
		logger.InfoContext(ctx, "call", "operation", call.Info.Operation, "request_id", call.Info.RequestID, "error", err)
		return out, err
	}
	return iamserver.NewHandler(a, runtime.SigV4(a),
		runtime.WithLogger(logger), runtime.WithMaxBody(1<<20), runtime.WithTimeout(10*time.Second), runtime.WithInterceptor(logCalls))
}

// rootKey takes the first access key from the environment, where ps does not
// show it, or makes one and prints it.
func rootKey() (aws.Credentials, error) {
	key := aws.Credentials{AccessKeyID: os.Getenv("IAMSERVER_ACCESS_KEY_ID"), SecretAccessKey: os.Getenv("IAMSERVER_SECRET_ACCESS_KEY")}
	if (key.AccessKeyID == "") != (key.SecretAccessKey == "") {
		return key, errors.New("set both of IAMSERVER_ACCESS_KEY_ID and IAMSERVER_SECRET_ACCESS_KEY, or none")
	}
	if key.AccessKeyID == "" {
		key = aws.Credentials{AccessKeyID: *newID("AKIA"), SecretAccessKey: *newSecret()}
		fmt.Printf("export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s\n", key.AccessKeyID, key.SecretAccessKey)
	}
	return key, nil
}
