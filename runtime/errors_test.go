package runtime_test

import (
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
)

func TestSanitizeErrorCode(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "Foo": "Foo", "Foo:": "Foo", ":": "", "#": "", "ns#Foo": "Foo", "a#b#Foo": "Foo", "Foo:http://x/#y": "Foo",
		"aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/": "FooError", "ns#": "", "Foo.Bar": "Foo.Bar",
	} {
		if got := runtime.SanitizeErrorCode(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestStatusError(t *testing.T) {
	for status, want := range map[int]string{403: "client", 503: "server", 999: "server", 0: "client"} {
		info := runtime.StatusError(&runtime.Response{StatusCode: status})
		if info.Fault.String() != want || info.Code == "" || info.Shape != nil || info.Err != nil {
			t.Errorf("%d: %+v", status, info)
		}
	}
}
