package configuration

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go/logging"
)

// provider gives credentials that expire as its list says, and keeps count.
type provider struct {
	expires []time.Duration
	n       int
}

func (p *provider) Retrieve(context.Context) (aws.Credentials, error) {
	p.n++
	if p.n > len(p.expires) {
		return aws.Credentials{}, errors.New("no more credentials")
	}
	return aws.Credentials{
		AccessKeyID: fmt.Sprintf("AKID%d", p.n), SecretAccessKey: "secret", CanExpire: true, Expires: time.Now().Add(p.expires[p.n-1]),
	}, nil
}

// TestCredentials calls with credentials that expire: both sides ask for others at the same time.
func TestCredentials(t *testing.T) {
	for name, c := range map[string]struct {
		expires []time.Duration
		cached  bool
	}{
		"expired, cached":         {[]time.Duration{-time.Hour, -time.Hour, -time.Hour, -time.Hour}, true},
		"valid, cached":           {[]time.Duration{time.Hour}, true},
		"expired once, cached":    {[]time.Duration{-time.Hour, time.Hour}, true},
		"valid, no cache":         {[]time.Duration{time.Hour, time.Hour, time.Hour, time.Hour}, false},
		"failing":                 {nil, true},
		"failing after the first": {[]time.Duration{-time.Hour}, true},
	} {
		for _, s := range services {
			var sent [2][]string
			for i, newClient := range []func(aws.Config) client{s.ours, s.sdk} {
				p, rec := &provider{expires: c.expires}, new(recorder)
				cfg := aws.Config{Region: "eu-west-1", HTTPClient: rec, Credentials: p, Retryer: func() aws.Retryer { return aws.NopRetryer{} }}
				if c.cached {
					cfg.Credentials = aws.NewCredentialsCache(p)
				}
				call := newClient(cfg).call
				for range 4 {
					err := call(context.Background())
					sent[i] = append(sent[i], fmt.Sprint(p.n, err != nil))
				}
				sent[i] = append(sent[i], rec.sent...)
			}
			if !reflect.DeepEqual(sent[0], sent[1]) {
				t.Errorf("%s/%s:\n%s\nthe SDK has\n%s", s.name, name, strings.Join(sent[0], "\n"), strings.Join(sent[1], "\n"))
			}
		}
	}
}

// failing is an HTTP client that gets as many errors as it is told to, and then an empty success.
type failing struct{ n, errors int }

func (f *failing) Do(r *http.Request) (*http.Response, error) {
	f.n++
	status := 200
	if f.n <= f.errors {
		status = 503
	}
	return &http.Response{
		StatusCode: status, ProtoMajor: 1, ProtoMinor: 1, Header: http.Header{}, Body: io.NopCloser(bytes.NewReader(nil)), Request: r,
	}, nil
}

// TestLogModes compares what kinds of entries a logger gets in each mode.
func TestLogModes(t *testing.T) {
	for _, mode := range []aws.ClientLogMode{
		0, aws.LogRequest, aws.LogRequestWithBody, aws.LogResponse, aws.LogResponseWithBody, aws.LogRetries,
		aws.LogRequest | aws.LogResponse | aws.LogRetries, aws.LogRequestWithBody | aws.LogResponseWithBody,
	} {
		for _, c := range []struct {
			errors  int
			retryer aws.Retryer
		}{{1, immediate{}}, {2, immediate{}}, {1, aws.NopRetryer{}}} {
			logsAlike(t, mode, c.errors, c.retryer)
		}
	}
}

func logsAlike(t *testing.T, mode aws.ClientLogMode, errors int, retryer aws.Retryer) {
	t.Helper()
	for _, s := range services {
		var kinds [2][]string
		for i, newClient := range []func(aws.Config) client{s.ours, s.sdk} {
			cfg := aws.Config{
				Region: "eu-west-1", HTTPClient: &failing{errors: errors}, ClientLogMode: mode, Retryer: func() aws.Retryer { return retryer },
				Credentials: &provider{expires: []time.Duration{time.Hour, time.Hour}},
				Logger: logging.LoggerFunc(func(class logging.Classification, format string, v ...any) {
					kind, _, _ := strings.Cut(fmt.Sprintf(format, v...), "\n")
					kind, _, _ = strings.Cut(kind, " error ")
					kinds[i] = append(kinds[i], string(class)+" "+kind)
				}),
			}
			_ = newClient(cfg).call(context.Background()) // some of them fail
		}
		if !reflect.DeepEqual(kinds[0], kinds[1]) {
			t.Errorf("%s, mode %d, %d errors: logged %q, the SDK logs %q", s.name, mode, errors, kinds[0], kinds[1])
		}
	}
}

// immediate is a retryer that tries twice, at once.
type immediate struct{ aws.NopRetryer }

func (immediate) IsErrorRetryable(error) bool { return true }

func (immediate) MaxAttempts() int { return 2 }

func (immediate) RetryDelay(int, error) (time.Duration, error) { return 0, nil }

func (immediate) GetRetryToken(context.Context, error) (func(error) error, error) {
	return func(error) error { return nil }, nil
}
