package server

import (
	"slices"
	"testing"
)

// TestHarness shows that a call whose input, output, error or signature is another one has problems.
func TestHarness(t *testing.T) {
	all := services(t)
	iam := all[slices.IndexFunc(all, func(s *service) bool { return s.name == "iam" })]
	b := newBackend(t, iam, signed)
	r := &run{T: t, peer: sdkPeer{}, name: "sdk"}
	params := map[string]any{"UserName": "someone"}
	output := map[string]any{"User": map[string]any{"UserName": "a", "Path": "/", "UserId": "b", "Arn": "c"}}
	if problems := r.success(b, "GetUser", signed, params, output); len(problems) > 0 {
		t.Errorf("a call as it should be: %q", problems)
	}
	if problems := b.problems("GetUser", signed, map[string]any{"UserName": "other"}); len(problems) != 1 {
		t.Errorf("another input: %q", problems)
	}
	if problems := b.problems("ListUsers", signed, params); len(problems) != 1 {
		t.Errorf("another operation: %q", problems)
	}
	if problems := r.success(b, "GetUser", signed, params, map[string]any{"User": map[string]any{"Nothing": ""}}); len(problems) != 1 {
		t.Errorf("a member that no type has: %q", problems)
	}
	if problems := r.failure(b, "GetUser", "NoSuchEntityException", params); len(problems) != 0 {
		t.Errorf("an error as it should be: %q", problems)
	}
	b.aws = iam.sdk(b.url, credentialsOf(unsigned))
	if problems := r.success(b, "GetUser", signed, params, output); len(problems) != 1 {
		t.Errorf("a call without a signature: %q", problems)
	}
}
