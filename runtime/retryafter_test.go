package runtime_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam"
)

// eager is a retryer that notes which delays it is asked for, and wants none.
type eager struct {
	aws.Retryer
	asked []int
}

func (e *eager) RetryDelay(attempt int, _ error) (time.Duration, error) {
	e.asked = append(e.asked, attempt)
	return 0, nil
}

// The service says how long to wait, for those who ask for the retries to come.
func TestRetryAfter(t *testing.T) {
	const wait = 50 * time.Millisecond
	for _, c := range []struct {
		mode, header string
		asked        []int
		least        time.Duration
	}{
		{"", "50", []int{1, 2}, 0},
		{"true", "50", []int{0, 1}, 2 * wait},
		{"true", "soon", []int{0, 1}, 0},
		{"true", "-50", []int{0, 1}, 0},
		{"true", "", []int{0, 1}, 0},
	} {
		t.Setenv("AWS_NEW_RETRIES_2026", c.mode)
		s := serve(t, func(w http.ResponseWriter, n int) {
			w.Header().Set("X-Amz-Retry-After", c.header)
			if n < 3 {
				w.WriteHeader(http.StatusServiceUnavailable)
			}
			fmt.Fprint(w, userXML)
		})
		retryer := &eager{Retryer: quick()}
		start := time.Now()
		_, err := newIAM(s, func(o *iam.Options) { o.Retryer = retryer }).GetUser(context.Background(), nil)
		if err != nil || !slices.Equal(retryer.asked, c.asked) || time.Since(start) < c.least {
			t.Errorf("%+v: asked for %d, took %v, %v", c, retryer.asked, time.Since(start), err)
		}
	}
}

// However long a service may want a client to wait, the context ends it.
func TestRetryAfterEndsWithContext(t *testing.T) {
	t.Setenv("AWS_NEW_RETRIES_2026", "true")
	s := serve(t, func(w http.ResponseWriter, _ int) {
		w.Header().Set("X-Amz-Retry-After", "9223372036854775807")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, err := newIAM(s).GetUser(ctx, nil); err == nil || time.Since(start) > 5*time.Second || len(s.seen) != 1 {
		t.Errorf("%d attempts in %v, %v", len(s.seen), time.Since(start), err)
	}
}
