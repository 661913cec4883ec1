package configuration

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// A recorder is an HTTP client that keeps what is sent and answers with an empty success.
type recorder struct{ sent []string }

func (r *recorder) Do(request *http.Request) (*http.Response, error) {
	if request.Body != nil {
		if _, err := io.Copy(io.Discard, request.Body); err != nil {
			return nil, err
		}
	}
	r.sent = append(r.sent, describe(request))
	return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(bytes.NewReader(nil)), Request: request}, nil
}

// scope is what a signature says of who signs and for whom.
var scope = regexp.MustCompile(`Credential=([^/]+)/\d+/([^,]+),`)

// describe says what of a request depends on the configuration.
func describe(r *http.Request) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s, host %s\n", r.Method, r.URL, cmp.Or(r.Host, r.URL.Host))
	fmt.Fprintf(&b, "signed %q, token %q\n", scope.FindStringSubmatch(r.Header.Get("Authorization")), r.Header.Get("X-Amz-Security-Token"))
	fmt.Fprintf(&b, "%s, trace %q\n", r.Header.Get("Amz-Sdk-Request"), r.Header.Get("X-Amzn-Trace-Id"))
	for _, field := range strings.Fields(r.Header.Get("User-Agent")) {
		for _, kind := range []string{"app/", "exec-env/", "lang/", "md/", "os/", "ua/"} {
			if strings.HasPrefix(field, kind) {
				fmt.Fprintf(&b, "agent %s\n", field)
			}
		}
	}
	return b.String()
}

// An account is what became of a configuration.
type account struct {
	sent    []string
	options map[string]string
	err     string
}

// use makes a client of a configuration and calls.
func use(cfg aws.Config, newClient func(aws.Config) client) account {
	rec := new(recorder)
	cfg.HTTPClient = rec
	c := newClient(cfg)
	err := c.call(context.Background())
	a := account{sent: rec.sent, options: settings(c.options)}
	if err != nil {
		a.err = "an error"
	}
	return a
}

// settings are the options that are plain values, by name, and what the retryer is.
func settings(options any) map[string]string {
	found := map[string]string{}
	v := reflect.ValueOf(options)
	for i := range v.NumField() {
		name, field := v.Type().Field(i).Name, v.Field(i)
		if !v.Type().Field(i).IsExported() {
			continue
		}
		switch field.Kind() {
		case reflect.String, reflect.Bool, reflect.Int, reflect.Int64, reflect.Uint64, reflect.Uint8, reflect.Struct:
			found[name] = fmt.Sprintf("%+v", field.Interface())
		case reflect.Pointer:
			if !field.IsNil() && field.Elem().Kind() == reflect.String {
				found[name] = field.Elem().String()
			}
		}
	}
	retryer := v.FieldByName("Retryer").Interface().(aws.Retryer)
	found["Retryer"] = fmt.Sprintf("%T of %d attempts", retryer, retryer.MaxAttempts())
	return found
}

// compare reports how two accounts differ, in what both have.
func compare(t *testing.T, name string, ours, sdk account) {
	t.Helper()
	if ours.err != sdk.err {
		t.Errorf("%s: %q, the SDK has %q", name, ours.err, sdk.err)
	}
	if !reflect.DeepEqual(ours.sent, sdk.sent) {
		t.Errorf("%s: sent\n%s\nthe SDK sends\n%s", name, strings.Join(ours.sent, "\n"), strings.Join(sdk.sent, "\n"))
	}
	for option, value := range ours.options {
		if want, ok := sdk.options[option]; ok && value != want && option != "Validation" && option != "EndpointOptions" {
			t.Errorf("%s: option %s is %s, the SDK's is %s", name, option, value, want)
		}
	}
}
