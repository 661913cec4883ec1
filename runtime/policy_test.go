package runtime_test

import (
	"net/url"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
)

func TestDecodePolicy(t *testing.T) {
	for _, text := range []string{"", `{"Version":"2012-10-17","Statement":[{"Resource":"arn:aws:s3:::a+b/*"}]}`, "100 % ü\n"} {
		escaped := url.PathEscape(text)
		if got, err := runtime.DecodePolicy(&escaped); got != text || err != nil {
			t.Errorf("%q: %q, %v", escaped, got, err)
		}
	}
	if got, err := runtime.DecodePolicy(nil); got != "" || err != nil {
		t.Error(got, err)
	}
	broken := "%7B%2"
	if got, err := runtime.DecodePolicy(&broken); err == nil {
		t.Errorf("%q", got)
	}
}
