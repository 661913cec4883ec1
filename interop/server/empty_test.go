package server

import (
	"slices"
	"testing"
)

// TestEmptyStructure calls with a required structure that has no member set: nothing of it is on the wire of the query protocol.
func TestEmptyStructure(t *testing.T) {
	all := services(t)
	b := newBackend(t, all[slices.IndexFunc(all, func(s *service) bool { return s.name == "iam" })], unsigned)
	params := map[string]any{
		"Description": "d", "Permissions": map[string]any{}, "RequestorWorkflowId": "w", "SessionDuration": 300,
		"NotificationChannel": "arn:aws:sns:us-east-1:123456789012:topic",
	}
	for name, p := range map[string]peer{"sdk": sdkPeer{}, "boto3": newPython(t, "boto3", "boto3")} {
		r := &run{T: t, peer: p, name: name}
		if problems := r.success(b, "CreateDelegationRequest", unsigned, params, map[string]any{}); len(problems) > 0 {
			t.Errorf("%s: %q", name, problems)
		}
	}
}
