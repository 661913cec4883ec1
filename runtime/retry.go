package runtime

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	smithytime "github.com/aws/smithy-go/time"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// run sends attempts until one succeeds, the retryer gives up or the context
// ends, with the tokens and delays of the client's retryer.
func (c *call) run(ctx context.Context) error {
	retryer := c.cfg.Retryer
	c.maxAttempts = retryer.MaxAttempts()
	release := noRelease
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		releaseAttempt, err := attemptToken(ctx, retryer)
		if err != nil {
			return fmt.Errorf("get attempt token: %w", err)
		}
		err = c.correctSkew(c.try(ctx, n))
		if n > 1 && retries2026() {
			releaseAttempt = noRelease
		}
		if tokenErr := errors.Join(release(err), releaseAttempt(err)); tokenErr != nil && err != nil {
			return errors.Join(err, tokenErr)
		}
		if err == nil {
			return nil
		}
		if last := c.lastError(n, err); last != nil {
			return last
		}
		if release, err = c.backOff(ctx, n, err); err != nil {
			return err
		}
	}
}

// lastError is the error of a call whose n-th attempt failed for good, nil if
// there is to be another one.
func (c *call) lastError(n int, err error) error {
	switch {
	case !c.cfg.Retryer.IsErrorRetryable(err):
		c.logRetry("request failed with unretryable error %v", err)
		return err
	case c.maxAttempts > 0 && n >= c.maxAttempts:
		c.logRetry("max retry attempts exhausted, max %d", c.maxAttempts)
		return &retry.MaxAttemptsError{Attempt: n, Err: err}
	case c.stream != nil && !c.stream.replayable():
		return fmt.Errorf("%w (not tried again: %w)", err, errNotSeekable)
	}
	return nil
}

func noRelease(error) error { return nil }

// retries2026 reports whether retries are to be as the SDK's are going to be,
// which its retryers know too: sooner, and when the service says.
func retries2026() bool { return os.Getenv("AWS_NEW_RETRIES_2026") == "true" }

// attemptToken takes the token of an attempt, from retryers of either kind.
func attemptToken(ctx context.Context, r aws.Retryer) (func(error) error, error) {
	if v2, ok := r.(aws.RetryerV2); ok {
		return v2.GetAttemptToken(ctx)
	}
	return r.GetInitialToken(), nil
}

// backOff waits before the next attempt and returns the release of its token.
func (c *call) backOff(ctx context.Context, n int, cause error) (func(error) error, error) {
	release, err := c.cfg.Retryer.GetRetryToken(ctx, cause)
	if err != nil {
		return nil, errors.Join(cause, err)
	}
	delay, err := c.delay(n, cause)
	if err != nil {
		return nil, errors.Join(cause, err)
	}
	c.logRetry("retrying request %s/%s, attempt %d", c.client.service.ID, c.op.Name, n+1)
	if err = smithytime.SleepWithContext(ctx, delay); err != nil {
		return nil, &aws.RequestCanceledError{Err: err}
	}
	return release, nil
}

// delay returns how long to wait after the n-th attempt.
func (c *call) delay(n int, cause error) (time.Duration, error) {
	if !retries2026() {
		return c.cfg.Retryer.RetryDelay(n, cause)
	}
	delay, err := c.cfg.Retryer.RetryDelay(n-1, cause)
	return retryAfter(delay, cause), err
}

// maxRetryAfter is how much longer than the retryer a service may have a client
// wait.
const maxRetryAfter = 5 * time.Second

// retryAfter is a delay as the service wants it, in X-Amz-Retry-After in
// milliseconds: not shorter than the retryer's, and not much longer.
func retryAfter(delay time.Duration, cause error) time.Duration {
	var response *smithyhttp.ResponseError
	// Errors of credentials providers may hold responses of their own making.
	if !errors.As(cause, &response) || response.Response == nil || response.Response.Response == nil {
		return delay
	}
	wanted, err := strconv.ParseInt(response.HTTPResponse().Header.Get("X-Amz-Retry-After"), 10, 64)
	if err != nil || wanted < 0 {
		return delay
	}
	if wanted > (delay + maxRetryAfter).Milliseconds() {
		return delay + maxRetryAfter
	}
	return max(delay, time.Duration(wanted)*time.Millisecond)
}
