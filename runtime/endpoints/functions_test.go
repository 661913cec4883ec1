package endpoints_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/endpoints"
)

func TestParseARN(t *testing.T) {
	for _, c := range []struct {
		in   string
		want *endpoints.ARN
	}{
		{"arn:aws:s3:us-east-1:123:bucket", &endpoints.ARN{"aws", "s3", "us-east-1", "123", []string{"bucket"}}},
		{"arn:aws:s3:::a/b:c//d", &endpoints.ARN{"aws", "s3", "", "", []string{"a", "b", "c", "", "d"}}},
		{"arn:aws:s3::1::", &endpoints.ARN{"aws", "s3", "", "1", []string{"", ""}}},
		{"arn:aws:s3:us-east-1:123:", nil},
		{"arn:aws:s3:us-east-1:123", nil},
		{"arn::s3:us-east-1:123:bucket", nil},
		{"arn:aws::us-east-1:123:bucket", nil},
		{"ARN:aws:s3:us-east-1:123:bucket", nil},
		{"arn:", nil},
		{"", nil},
	} {
		got, ok := endpoints.ParseARN(c.in)
		if ok != (c.want != nil) || ok && !reflect.DeepEqual(got, *c.want) {
			t.Errorf("%q: got %+v, %t", c.in, got, ok)
		}
	}
}

func TestAt(t *testing.T) {
	for i, want := range map[int]string{-1: "", 0: "a", 1: "b", 2: ""} {
		got, ok := endpoints.At([]string{"a", "b"}, i)
		if got != want || ok != (want != "") || endpoints.Has(got, ok) != ok {
			t.Errorf("%d: got %q, %t", i, got, ok)
		}
	}
}

func TestParseURL(t *testing.T) {
	for _, c := range []struct {
		in   string
		want *endpoints.URL
	}{
		{"https://example.com", &endpoints.URL{"https", "example.com", "", "/", false}},
		{"HTTP://Example.com:80/a%2Fb/", &endpoints.URL{"http", "Example.com:80", "/a%2Fb/", "/a%2Fb/", false}},
		{"https://me:pw@example.com/x#y", &endpoints.URL{"https", "me:pw@example.com", "/x", "/x/", false}},
		{"https://[fe80::1%25en0]:8443", &endpoints.URL{"https", "[fe80::1%25en0]:8443", "", "/", true}},
		{"https://10.0.0.1:1?", &endpoints.URL{"https", "10.0.0.1:1", "", "/", true}},
		{"https://10.0.0.256", &endpoints.URL{"https", "10.0.0.256", "", "/", false}},
		{"https://example.com?q", nil},
		{"https://example.com:x", nil},
		{"https:example.com", nil},
		{"https:///path", nil},
		{"ftp://example.com", nil},
		{"//example.com", nil},
		{"https://exa mple.com", nil},
		{"", nil},
	} {
		got, ok := endpoints.ParseURL(c.in)
		if ok != (c.want != nil) || ok && got != *c.want {
			t.Errorf("%q: got %+v, %t", c.in, got, ok)
		}
	}
}

func TestHostLabels(t *testing.T) {
	long := strings.Repeat("a", 63)
	for _, c := range []struct {
		in                            string
		label, labels, bucket, dotted bool
	}{
		{"bucket", true, true, true, true},
		{"a", true, true, false, false},
		{"A-9z", true, true, false, false},
		{"a.b", false, true, false, true},
		{"a..b", false, false, false, false},
		{".ab", false, false, false, false},
		{"ab.", false, false, false, false},
		{"a-.b", false, false, false, false},
		{"-ab", false, false, false, false},
		{"ab-", false, false, false, false},
		{"a_b", false, false, false, false},
		{"käse", false, false, false, false},
		{"a\x00b", false, false, false, false},
		{"", false, false, false, false},
		{long, true, true, true, true},
		{long + "a", false, false, false, false},
		{long + ".b", false, true, false, false},
		{"192.168.5.4", false, true, false, false},
		{"999.999.999.999", false, true, false, false},
		{"1.2.3", false, true, false, true},
		{"1.2.3.a", false, true, false, true},
	} {
		if got := endpoints.IsValidHostLabel(c.in, false); got != c.label {
			t.Errorf("%q is a label: %t", c.in, got)
		}
		if got := endpoints.IsValidHostLabel(c.in, true); got != c.labels {
			t.Errorf("%q is a list of labels: %t", c.in, got)
		}
		if got := endpoints.IsVirtualHostableS3Bucket(c.in, false); got != c.bucket {
			t.Errorf("%q is a bucket: %t", c.in, got)
		}
		if got := endpoints.IsVirtualHostableS3Bucket(c.in, true); got != c.dotted {
			t.Errorf("%q is a bucket with dots: %t", c.in, got)
		}
	}
}

func TestSubstring(t *testing.T) {
	for _, c := range []struct {
		in          string
		start, stop int
		reverse     bool
		want        string
	}{
		{"abcde", 0, 3, false, "abc"},
		{"abcde", 1, 3, true, "cd"},
		{"abc", 0, 3, true, "abc"},
		{"abc", 0, 4, false, ""},
		{"abc", 2, 2, false, ""},
		{"abc", 3, 2, false, ""},
		{"abc", -1, 2, false, ""},
		{"abcä", 0, 1, false, ""},
		{"ab\x7f", 0, 3, false, "ab\x7f"},
	} {
		if got, ok := endpoints.Substring(c.in, c.start, c.stop, c.reverse); got != c.want || ok != (c.want != "") {
			t.Errorf("%+v: got %q, %t", c, got, ok)
		}
	}
}

func TestURIEncode(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "az-AZ_09.~": "az-AZ_09.~", "a b/c": "a%20b%2Fc", "\n%é": "%0A%25%C3%A9", "\xff": "%FF",
	} {
		if got := endpoints.URIEncode(in); got != want {
			t.Errorf("%q: got %q", in, got)
		}
	}
}
