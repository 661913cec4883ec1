package endpoints_test

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/endpoints"
)

// FuzzFunctions calls every function with anything, and checks what holds for all results.
func FuzzFunctions(f *testing.F) {
	for _, s := range []string{
		"", "bucket", "a.b-c", "192.168.1.1", "arn:aws:s3:us-east-1:123:a/b:c", "https://[::1%25en0]:80/a%2F?q#f", "http://h",
		"us-gov-west-1", "fips-us-east-1", "\xff\x00", "http://a:b@c", "--x-s3", "https://a\\b", "a..",
	} {
		f.Add(s, 0, 4, true)
	}
	label := regexp.MustCompile(`^[a-zA-Z\d]([a-zA-Z\d-]{0,61}[a-zA-Z\d])?$`)
	f.Fuzz(func(t *testing.T, s string, start, stop int, flag bool) {
		if a, ok := endpoints.ParseARN(s); ok {
			parts := []string{"arn", a.Partition, a.Service, a.Region, a.AccountID}
			parts = append(parts, a.ResourceID...)
			if got := strings.Join(parts, ":"); got != strings.ReplaceAll(s, "/", ":") && !strings.Contains(s[:len(s)-len(a.ResourceID[0])], "/") {
				t.Errorf("%q came apart as %q", s, parts)
			}
		}
		if u, ok := endpoints.ParseURL(s); ok {
			if _, err := url.Parse(u.Scheme + "://" + u.Authority + u.NormalizedPath); err != nil {
				t.Errorf("%q came apart as %+v: %v", s, u, err)
			}
		}
		labels := strings.Split(s, ".")
		if got := endpoints.IsValidHostLabel(s, true); got != !slices.ContainsFunc(labels, func(l string) bool { return !label.MatchString(l) }) {
			t.Errorf("%q is a list of labels: %t", s, got)
		}
		if endpoints.IsVirtualHostableS3Bucket(s, flag) && !endpoints.IsValidHostLabel(s, flag) {
			t.Errorf("%q is a bucket but no label", s)
		}
		if sub, ok := endpoints.Substring(s, start, stop, flag); ok && (len(sub) != stop-start || !strings.Contains(s, sub)) {
			t.Errorf("%q[%d:%d] is %q", s, start, stop, sub)
		}
		if back, err := url.PathUnescape(endpoints.URIEncode(s)); err != nil || back != s {
			t.Errorf("%q came back as %q, %v", s, back, err)
		}
		if endpoints.PartitionOf(s).Name == "" {
			t.Errorf("%q has no partition", s)
		}
		_, _ = endpoints.BindRegion(s)
	})
}
