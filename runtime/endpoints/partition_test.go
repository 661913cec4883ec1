package endpoints_test

import (
	"testing"

	"github.com/modelsmith/modelsmith/runtime/endpoints"
)

func TestPartitionOf(t *testing.T) {
	for region, want := range map[string]string{
		"us-east-1": "aws", "aws-global": "aws", "mx-new-12": "aws", "us-a_B9-1": "aws",
		"cn-north-1": "aws-cn", "cn-new-3": "aws-cn", "us-gov-west-1": "aws-us-gov", "us-gov-new-1": "aws-us-gov",
		"us-iso-x-1": "aws-iso", "us-isob-x-1": "aws-iso-b", "us-isof-x-1": "aws-iso-f", "eu-isoe-x-1": "aws-iso-e",
		"eusc-de-x-1": "aws-eusc",
		// Of no form: the first partition.
		"": "aws", "mars": "aws", "cn-": "aws", "cn--1": "aws", "cn-x-": "aws", "cn-x-1a": "aws", "cn-x-1-1": "aws",
		"cn-x.y-1": "aws", "xcn-north-1": "aws", "cn-north-1\n": "aws", "CN-NORTH-1": "aws", "eusc-fr-x-1": "aws",
	} {
		if got := endpoints.PartitionOf(region); got.Name != want {
			t.Errorf("%q: got %s, want %s", region, got.Name, want)
		}
	}
	want := endpoints.Partition{
		Name: "aws-cn", DNSSuffix: "amazonaws.com.cn", DualStackDNSSuffix: "api.amazonwebservices.com.cn",
		ImplicitGlobalRegion: "cn-northwest-1", SupportsFIPS: true, SupportsDualStack: true,
	}
	if got := endpoints.PartitionOf("cn-north-1"); got != want {
		t.Errorf("got %+v", got)
	}
}

func TestPartitionOfDoesNotAllocate(t *testing.T) {
	for _, region := range []string{"us-east-1", "cn-new-1", "nowhere"} {
		if n := testing.AllocsPerRun(100, func() { endpoints.PartitionOf(region) }); n != 0 {
			t.Errorf("%s: %v allocations", region, n)
		}
	}
}
