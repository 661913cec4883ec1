// Package download gets a file from a URL. It imports the standard library only.
//
// Servers are taken for hostile: a download has a size, a time and a speed that
// it must keep, and is never led from https to http. Errors name no credentials
// and no query, which may be some.
package download

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

// Limits are what a download may take.
type Limits struct {
	// Size is the number of bytes.
	Size int64
	// Total is the time of the whole download.
	Total time.Duration
	// Stall is the time in which something must arrive.
	Stall time.Duration
	// Redirects is how often a server may point elsewhere.
	Redirects int
}

// DefaultLimits let the largest archives of AWS's models pass on slow lines.
func DefaultLimits() Limits {
	return Limits{Size: 512 << 20, Total: 15 * time.Minute, Stall: 30 * time.Second, Redirects: 10}
}

// Client downloads files.
type Client struct {
	Limits Limits
	// Authorities sign the certificates of servers; nil for those of the system.
	Authorities *x509.CertPool
}

// transport is that of net/http, with bodies as they are sent, so that limits
// count what is sent. Get keeps the time.
func (c *Client) transport() *http.Transport {
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		TLSClientConfig:        &tls.Config{RootCAs: c.Authorities, MinVersion: tls.VersionTLS12},
		MaxResponseHeaderBytes: 1 << 20,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true,
		DisableKeepAlives:      true,
	}
}

// Get downloads a file into a temporary one, which the caller closes and removes.
func (c *Client) Get(ctx context.Context, address *url.URL) (f *os.File, err error) {
	ctx, cancel := context.WithTimeoutCause(ctx, c.Limits.Total, fmt.Errorf("not done after %v", c.Limits.Total))
	defer cancel()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	stalled := fmt.Errorf("nothing has arrived for %v", c.Limits.Stall)
	alarm := time.AfterFunc(c.Limits.Stall, func() { stop(stalled) })
	defer alarm.Stop()

	response, err := c.do(ctx, address)
	if err != nil {
		return nil, c.explain(ctx, address, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: the server answers %d %s", Show(address), response.StatusCode, http.StatusText(response.StatusCode))
	}
	if response.ContentLength > c.Limits.Size {
		return nil, c.explain(ctx, address, c.tooLong())
	}
	f, err = os.CreateTemp("", "modelsmith-*")
	if err != nil {
		return nil, err
	}
	if err := c.copy(f, &watched{response.Body, alarm, c.Limits.Stall}); err != nil {
		return nil, errors.Join(c.explain(ctx, address, err), f.Close(), os.Remove(f.Name()))
	}
	return f, nil
}

// do sends the request.
func (c *Client) do(ctx context.Context, address *url.URL) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", "modelsmith")
	client := &http.Client{Transport: c.transport(), CheckRedirect: c.redirect}
	return client.Do(request)
}

// redirect decides whether to go where a server points.
func (c *Client) redirect(next *http.Request, before []*http.Request) error {
	last := before[len(before)-1].URL
	switch {
	case len(before) > c.Limits.Redirects:
		return fmt.Errorf("redirected more than %d times", c.Limits.Redirects)
	case next.URL.Scheme != "https" && next.URL.Scheme != last.Scheme:
		return fmt.Errorf("redirected from %s to %q, which is refused", last.Scheme, next.URL.Scheme)
	}
	// net/http names the last address there, with the query that may be a secret.
	next.Header.Del("Referer")
	return nil
}

// copy takes the body, as far as it may be.
func (c *Client) copy(f *os.File, body io.Reader) error {
	n, err := io.Copy(f, io.LimitReader(body, c.Limits.Size+1))
	if err == nil && n > c.Limits.Size {
		return c.tooLong()
	}
	return err
}

func (c *Client) tooLong() error {
	return fmt.Errorf("longer than %d MiB", c.Limits.Size>>20)
}

// watched is a body that puts the alarm off as long as something arrives.
type watched struct {
	io.Reader
	alarm *time.Timer
	stall time.Duration
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if n > 0 {
		w.alarm.Reset(w.stall)
	}
	return n, err
}

// explain words what kept a file from being downloaded. An error of net/http has
// the address in it, with all that must not be shown.
func (c *Client) explain(ctx context.Context, address *url.URL, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		err = cause
	}
	for {
		inner, ok := errors.AsType[*url.Error](err)
		if !ok {
			break
		}
		err = inner.Err
	}
	// The one error of net/http that repeats where a server points.
	if strings.HasPrefix(err.Error(), "failed to parse Location header") {
		err = errors.New("redirected to a malformed URL")
	}
	return fmt.Errorf("%s: %w", Show(address), err)
}
