package example

import (
	"slices"
	"testing"
)

// These are what the CLI prints.
type (
	user struct {
		UserName, Path, UserID, Arn, CreateDate string
	}
	oneUser   struct{ User user }
	userList  struct{ Users []user }
	group     struct{ GroupName, Path, Arn string }
	oneGroup  struct{ Group group }
	groupList struct{ Groups []group }
	oneKey    struct {
		AccessKey struct{ UserName, AccessKeyID, SecretAccessKey, Status string }
	}
	keyList struct {
		AccessKeyMetadata []struct{ AccessKeyID, Status string }
	}
)

// TestAWSCLI takes the AWS CLI through the example IAM: a user's life, lists by pages, a group, and an access key that
// signs further calls until it is deleted.
func TestAWSCLI(t *testing.T) {
	c := cli{T: t, path: findCLI(t), id: rootID, secret: rootSecret}
	c.url = start(t)
	// Order matters: each step builds on those before.
	for _, step := range []struct {
		name string
		run  func(cli)
	}{
		{"users", users}, {"pages", pages}, {"groups", groups}, {"keys", keys}, {"errors", refusals}, {"deletes", deletes},
	} {
		t.Run(step.name, func(t *testing.T) { step.run(cli{t, c.path, c.url, c.id, c.secret}) })
	}
}

func users(c cli) {
	var made, got oneUser
	c.does(&made, "create-user", "--user-name", "alice", "--path", "/staff/")
	if u := made.User; u.UserName != "alice" || u.Path != "/staff/" || u.Arn != "arn:aws:iam::123456789012:user/staff/alice" ||
		len(u.UserID) != 21 || u.CreateDate == "" {
		c.Errorf("made %+v", u)
	}
	c.does(&got, "get-user", "--user-name", "alice")
	if got != made {
		c.Errorf("made %+v, got %+v", made, got)
	}
	for _, name := range []string{"bob+1", "carol=x,y@z"} {
		c.does(&made, "create-user", "--user-name", name)
		if made.User.UserName != name {
			c.Errorf("made %+v", made)
		}
	}
}

func pages(c cli) {
	want := []string{"alice", "bob+1", "carol=x,y@z"}
	for _, args := range [][]string{{}, {"--page-size", "1"}, {"--page-size", "2"}, {"--max-items", "3", "--page-size", "1"}} {
		var all userList
		c.does(&all, append([]string{"list-users"}, args...)...)
		if got := names(all); !slices.Equal(got, want) {
			c.Errorf("%v: got %v, want %v", args, got, want)
		}
	}
	var first struct {
		userList
		NextToken string
	}
	c.does(&first, "list-users", "--max-items", "1")
	if got := names(first.userList); !slices.Equal(got, want[:1]) || first.NextToken == "" {
		c.Errorf("got %+v", first)
	}
	var rest userList
	c.does(&rest, "list-users", "--starting-token", first.NextToken)
	if got := names(rest); !slices.Equal(got, want[1:]) {
		c.Errorf("got %v after %v", got, want[:1])
	}
	c.does(&rest, "list-users", "--path-prefix", "/staff/")
	if got := names(rest); !slices.Equal(got, want[:1]) {
		c.Errorf("got %v below /staff/", got)
	}
}

func names(list userList) (out []string) {
	for _, u := range list.Users {
		out = append(out, u.UserName)
	}
	return out
}

func groups(c cli) {
	var made oneGroup
	c.does(&made, "create-group", "--group-name", "team")
	if made.Group.Arn != "arn:aws:iam::123456789012:group/team" {
		c.Errorf("made %+v", made)
	}
	c.does(nil, "add-user-to-group", "--group-name", "team", "--user-name", "alice")
	var members userList
	c.does(&members, "get-group", "--group-name", "team")
	if got := names(members); !slices.Equal(got, []string{"alice"}) {
		c.Errorf("got members %v", got)
	}
	var of groupList
	c.does(&of, "list-groups-for-user", "--user-name", "alice")
	if len(of.Groups) != 1 || of.Groups[0] != made.Group {
		c.Errorf("got groups %+v", of)
	}
}

func keys(c cli) {
	var made oneKey
	c.does(&made, "create-access-key", "--user-name", "alice")
	key := made.AccessKey
	alice := c.as(key.AccessKeyID, key.SecretAccessKey)
	var me oneUser
	alice.does(&me, "get-user")
	if me.User.UserName != "alice" || key.UserName != "alice" || key.Status != "Active" {
		c.Errorf("made %+v, which is that of %+v", made, me)
	}
	var listed keyList
	alice.does(&listed, "list-access-keys")
	if len(listed.AccessKeyMetadata) != 1 || listed.AccessKeyMetadata[0].AccessKeyID != key.AccessKeyID {
		c.Errorf("got %+v", listed)
	}
	c.as(key.AccessKeyID, "wrong").fails("SignatureDoesNotMatch", nil, "get-user")
	c.does(nil, "update-access-key", "--user-name", "alice", "--access-key-id", key.AccessKeyID, "--status", "Inactive")
	alice.fails("InvalidClientTokenId", nil, "get-user")
	c.does(nil, "delete-access-key", "--user-name", "alice", "--access-key-id", key.AccessKeyID)
	listed = keyList{}
	c.does(&listed, "list-access-keys", "--user-name", "alice")
	if listed.AccessKeyMetadata == nil || len(listed.AccessKeyMetadata) != 0 {
		c.Errorf("left are %+v", listed)
	}
	c.fails("NoSuchEntity", []string{key.AccessKeyID}, "delete-access-key", "--user-name", "alice", "--access-key-id", key.AccessKeyID)
}

func refusals(c cli) {
	c.as("AKIAUNKNOWN000000000", "wrong").fails("InvalidClientTokenId", nil, "list-users")
	c.fails("NoSuchEntity", []string{"nobody"}, "get-user", "--user-name", "nobody")
	c.fails("EntityAlreadyExists", []string{"alice"}, "create-user", "--user-name", "alice")
	c.fails("ValidationError", []string{"'/UserName'", `[\w+=,.@-]+`}, "create-user", "--user-name", "a b")
	c.fails("ValidationError", []string{"'/Status'", "enum"}, "update-access-key", "--access-key-id", "AKIA0000000000000000", "--status", "Sleepy")
	c.fails("DeleteConflict", nil, "delete-user", "--user-name", "alice")
	c.fails("DeleteConflict", nil, "delete-group", "--group-name", "team")
	c.fails("InvalidInput", nil, "get-user")
	c.fails("NotImplementedException", []string{"ListRoles"}, "list-roles")
}

func deletes(c cli) {
	c.does(nil, "remove-user-from-group", "--group-name", "team", "--user-name", "alice")
	c.does(nil, "delete-group", "--group-name", "team")
	for _, name := range []string{"alice", "bob+1", "carol=x,y@z"} {
		c.does(nil, "delete-user", "--user-name", name)
	}
	var left userList
	var groups groupList
	c.does(&left, "list-users")
	c.does(&groups, "list-groups")
	if left.Users == nil || len(left.Users) != 0 || groups.Groups == nil || len(groups.Groups) != 0 {
		c.Errorf("left are %+v and %+v", left, groups)
	}
}
