package runtime

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	smithytime "github.com/aws/smithy-go/time"
)

// run sends attempts until one succeeds, the retryer gives up or the context
// ends, with the tokens and delays of the client's retryer.
func (c *call) run(ctx context.Context) error {
	retryer := c.cfg.Retryer
	c.maxAttempts = retryer.MaxAttempts()
	release := func(error) error { return nil }
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return &aws.RequestCanceledError{Err: err}
		}
		releaseAttempt, err := attemptToken(ctx, retryer)
		if err != nil {
			return fmt.Errorf("get attempt token: %w", err)
		}
		err = c.correctSkew(c.try(ctx, n))
		if tokenErr := errors.Join(release(err), releaseAttempt(err)); tokenErr != nil && err != nil {
			return errors.Join(err, tokenErr)
		}
		if err == nil {
			return nil
		}
		if !retryer.IsErrorRetryable(err) {
			return err
		}
		if c.maxAttempts > 0 && n >= c.maxAttempts {
			return &retry.MaxAttemptsError{Attempt: n, Err: err}
		}
		if c.stream != nil && !c.stream.replayable() {
			return fmt.Errorf("%w (not tried again: %w)", err, errNotSeekable)
		}
		if release, err = c.backOff(ctx, n, err); err != nil {
			return err
		}
	}
}

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
	var delay time.Duration
	if delay, err = c.cfg.Retryer.RetryDelay(n, cause); err != nil {
		return nil, errors.Join(cause, err)
	}
	if c.cfg.LogMode.IsRetries() {
		c.logf("retrying request %s/%s, attempt %d", c.client.service.ID, c.op.Name, n+1)
	}
	if err = smithytime.SleepWithContext(ctx, delay); err != nil {
		return nil, &aws.RequestCanceledError{Err: err}
	}
	return release, nil
}
