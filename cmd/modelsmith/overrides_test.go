package main

import (
	"strings"
	"testing"
)

// TestOverrides wants all that is wrong with overrides told in one run, each where
// it stands in the configuration.
func TestOverrides(t *testing.T) {
	s := newShell(t)
	s.write(t, "go.mod", []byte("module example.com/app\n\ngo 1.26\n"))
	var all []string
	for _, service := range []string{
		`
    operations: [GetUsr, Nix]
    overrides:
      names:
        operations.GetUsr: FetchUser
        operations.GetUser: fetch
        operations.ListUsers: ListRoles
        shapes.User.members.Path: UserId
        shapes.statusType: User
        shapes.statusType.enum.Active: On
        shapes.Role.enum.X: X
      values: [shapes.User.members.Pth]
      unchecked-patterns:
        shapes.Nix: because
`,
		// These have no types in Go.
		`
    overrides:
      names:
        shapes.GetUserRequest: Fetch
        shapes.userNameType: Name
`,
		`
    overrides:
      names:
        operations.GetUser.waiters.UserExists: Somebody
`,
	} {
		s.write(t, "modelsmith.yaml", []byte("version: 1\nout: gen\nservices:\n  - model: iam"+service))
		all = append(all, s.run(t, "generate", "--no-check"))
	}
	// Once more: what needs no attention is told of what was written.
	all = append(all, s.run(t, "generate", "--no-check"))
	// An operation that is left out is still in the model.
	s.copyIn(t, "model/service-2.json", "testdata/skip-unsupported/service-2.json")
	const left = "version: 1\nout: gen\nservices:\n  - model: ./model\n    overrides: {names: {operations.OPERATION: Other}}\n"
	for _, end := range []string{"", "skip-unsupported: true\n"} {
		s.write(t, "modelsmith.yaml", []byte(strings.Replace(left, "OPERATION", "Discover", 1)+end))
		all = append(all, s.run(t, "generate", "--no-check"))
	}
	compare(t, "overrides", all...)
}
