package server

import (
	"encoding/json"
	"slices"
	"testing"
)

// TestEmpty calls with a required structure that has no member set, of which nothing is on the wire of the query
// protocol, and answers with required lists that the service left nil.
func TestEmpty(t *testing.T) {
	all := services(t)
	b := newBackend(t, all[slices.IndexFunc(all, func(s *service) bool { return s.name == "iam" })], unsigned)
	params := map[string]any{
		"Description": "d", "Permissions": map[string]any{}, "RequestorWorkflowId": "workflow", "SessionDuration": json.Number("300"),
		"NotificationChannel": "arn:aws:sns:us-east-1:123456789012:topic",
	}
	for name, p := range map[string]peer{"sdk": sdkPeer{}, "boto3": newPython(t, "boto3", "boto3"), "cli": newPython(t, "cli", "awscli")} {
		r := &run{T: t, peer: p, name: name}
		if problems := r.success(b, "CreateDelegationRequest", unsigned, params, map[string]any{}); len(problems) > 0 {
			t.Errorf("%s: %q", name, problems)
		}
		if err := b.prepare("ListGroupPolicies", "", map[string]any{}); err != nil {
			t.Fatal(err)
		}
		got, err := p.call(b, "ListGroupPolicies", unsigned, map[string]any{"GroupName": "g"})
		if err != nil {
			t.Fatal(err)
		}
		if out, ok := got.Output.(map[string]any); !ok || out["PolicyNames"] == nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
