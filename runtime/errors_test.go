package runtime_test

import (
	"testing"

	"github.com/aws/smithy-go"

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

func TestSetStatus(t *testing.T) {
	for status, want := range map[int]string{403: "client", 503: "server", 999: "server", 0: "client"} {
		var info runtime.ErrorInfo
		info.SetStatus(status)
		if info.Fault.String() != want || info.Code == "" || info.Shape != nil || info.Err != nil {
			t.Errorf("%d: %+v", status, info)
		}
	}
	info := runtime.ErrorInfo{Message: "no", Fault: smithy.FaultServer}
	if info.SetStatus(400); info.Code != "400" || info.Message != "no" || info.Fault != smithy.FaultServer {
		t.Errorf("what the body says is lost: %+v", info)
	}
}
