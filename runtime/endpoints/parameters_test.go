package endpoints_test

import (
	"testing"

	"github.com/modelsmith/modelsmith/runtime/endpoints"
)

func TestDefaults(t *testing.T) {
	set := "set"
	if endpoints.OrDefault(&set, "default") != &set || *endpoints.OrDefault(nil, "default") != "default" {
		t.Error("OrDefault does not keep a value or misses the default")
	}
	if endpoints.Value(&set, "default") != "set" || endpoints.Value(nil, true) != true {
		t.Error("Value does not keep a value or misses the default")
	}
}

func TestBindRegion(t *testing.T) {
	for in, want := range map[string]string{
		"us-east-1": "us-east-1", "fips-us-east-1": "us-east-1", "us-east-1-fips": "us-east-1", "us-fips-east-1": "us-east-1",
		"a.b": "a.b",
	} {
		got, err := endpoints.BindRegion(in)
		if err != nil || *got != want {
			t.Errorf("%q: got %v, %v", in, got, err)
		}
		if trimmed, fips := endpoints.TrimFIPS(in); trimmed != want || fips != (in != want) {
			t.Errorf("%q: got %q, %t", in, trimmed, fips)
		}
	}
	if got, err := endpoints.BindRegion(""); got != nil || err != nil {
		t.Errorf("got %v, %v for no region", got, err)
	}
	for _, bad := range []string{"us east", "@evil.com/", "a/b", "-a", "a..b"} {
		if _, err := endpoints.BindRegion(bad); err == nil || err.Error() != "invalid input region "+bad {
			t.Errorf("%q: got %v", bad, err)
		}
	}
}

func TestErrors(t *testing.T) {
	if _, err := endpoints.Fail("no"); err.Error() != "endpoint rule error, no" {
		t.Error(err)
	}
	if err := endpoints.Missing("Region"); err.Error() != "parameter Region is required" {
		t.Error(err)
	}
}
