package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/iam/iamserver"
	"github.com/modelsmith/modelsmith/generated/iam/types"
	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// accountID is the account that everything belongs to.
const accountID = "123456789012"

// account is what the server holds, in memory. It is an iamserver.Service: the
// operations that it has no method for are answered by Unimplemented. It is also
// the sigv4.CredentialStore of its own access keys.
//
// A response is encoded after the method has let go of the lock, so what it holds
// must not change: the maps have values, which are replaced and never changed.
type account struct {
	iamserver.Unimplemented

	mu      sync.RWMutex
	users   map[string]types.User
	groups  map[string]types.Group
	members map[string]map[string]bool // by the names of group and user
	keys    map[string]types.AccessKey
}

var (
	_ iamserver.Service     = (*account)(nil)
	_ sigv4.CredentialStore = (*account)(nil)
)

// newAccount returns an account with nothing but the access key of its root,
// which is that of no user.
func newAccount(root aws.Credentials) *account {
	return &account{
		users:   map[string]types.User{},
		groups:  map[string]types.Group{},
		members: map[string]map[string]bool{},
		keys: map[string]types.AccessKey{root.AccessKeyID: {
			AccessKeyId: &root.AccessKeyID, SecretAccessKey: &root.SecretAccessKey, Status: types.StatusTypeActive,
		}},
	}
}

// user returns a user by name, or the one whose access key signed the request.
// The caller holds the lock.
func (a *account) user(ctx context.Context, name *string) (types.User, error) {
	if name == nil {
		name = a.caller(ctx)
	}
	if name == nil {
		return types.User{}, invalid("The request needs a UserName: no user signed it.")
	}
	return find(a.users, "user", *name)
}

// caller returns the name of the user who signed the request, nil for the root.
func (a *account) caller(ctx context.Context) *string {
	if info := runtime.RequestInfoFrom(ctx); info != nil {
		if id, ok := info.Identity.(sigv4.Identity); ok {
			return a.keys[id.AccessKeyID].UserName
		}
	}
	return nil
}

func find[V any](all map[string]V, kind, name string) (V, error) {
	v, ok := all[name]
	if !ok {
		return v, noSuch(kind, name)
	}
	return v, nil
}

// The errors of the model: the handler sends them with the code and the status
// that the model gives them.

func noSuch(kind, name string) error {
	return &types.NoSuchEntityException{Message: aws.String(fmt.Sprintf("There is no %s %s.", kind, name))}
}

func exists(kind, name string) error {
	return &types.EntityAlreadyExistsException{Message: aws.String(fmt.Sprintf("There is a %s %s already.", kind, name))}
}

func invalid(message string) error { return &types.InvalidInputException{Message: &message} }

func conflict(message string) error { return &types.DeleteConflictException{Message: &message} }

func limit(message string) error { return &types.LimitExceededException{Message: &message} }

// newID returns an id of the form that IAM's have.
func newID(prefix string) *string { return aws.String(prefix + rand.Text()[:17]) }

// newARN returns the name of a thing within the account.
func newARN(kind, path, name string) *string {
	return aws.String("arn:aws:iam::" + accountID + ":" + kind + path + name)
}

// now is the time as responses have it, in whole seconds.
func now() *time.Time { return aws.Time(time.Now().UTC().Truncate(time.Second)) }

// pathOf is the path of an input, which is the root where it is unset.
func pathOf(path *string) string {
	if path == nil {
		return "/"
	}
	return *path
}

// page returns one page of what keep keeps, in the order of the names, and the
// marker of the next page. A marker is the last name of its page, so that pages
// stay right when things come and go.
func page[V any](all map[string]V, marker *string, maxItems *int32, keep func(V) bool) ([]V, *string) {
	size := int(aws.ToInt32(maxItems))
	if size == 0 {
		size = 100
	}
	var out []V
	last := aws.ToString(marker)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if name <= last || !keep(all[name]) {
			continue
		}
		if len(out) == size {
			return out, &last
		}
		out, last = append(out, all[name]), name
	}
	return out, nil
}
