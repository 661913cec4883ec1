// Package models holds the service models that modelsmith is released with, one
// directory per service and API version, and imports only the standard library.
//
// service-2, paginators-1, waiters-2 and endpoint-rule-set-1 come from botocore
// without their documentation, as "modelsmith import" writes them;
// modelsmith.lock has the release and the digests. Beside them,
// nullability-1 keeps what the botocore format lost about the API in Go:
//
//	{
//	  "version": "1.0",
//	  "nonNullable": {
//	    "ListUsersResponse$IsTruncated": false,
//	    "Position$Line": 0
//	  }
//	}
//
// A member that is a boolean or a number is a plain value in Go where nonNullable
// has its id, and a pointer everywhere else. An id is the name of the structure
// as in service-2, a dollar sign and the name of the member; it has the default
// of the member, which is its value where the wire has none. Ids are sorted.
package models

import (
	"cmp"
	"embed"
	"io/fs"
	"path"
	"slices"
)

//go:embed partitions.json */*/*.json
var files embed.FS

// Entry is one API version of a service.
type Entry struct {
	// Service is the name of the directory of the service, such as
	// chime-sdk-identity.
	Service string
	// Version is the API version, such as 2018-05-01.
	Version string
}

// Dir is the directory of the files of the entry in FS.
func (e Entry) Dir() string { return path.Join(e.Service, e.Version) }

// FS is the tree of all models, with partitions.json at its root.
func FS() fs.FS { return files }

// List is every API version that FS holds, sorted by service and by version.
func List() []Entry {
	matches, err := fs.Glob(files, "*/*/service-2.json")
	if err != nil {
		panic(err) // only a bad pattern is an error
	}
	entries := make([]Entry, len(matches))
	for i, m := range matches {
		dir := path.Dir(m)
		entries[i] = Entry{Service: path.Dir(dir), Version: path.Base(dir)}
	}
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Service, b.Service), cmp.Compare(a.Version, b.Version))
	})
	return entries
}
