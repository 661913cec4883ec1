// Package importer copies service models from a botocore data directory, from a
// collection of Smithy models or from a single model into a directory of models,
// in a form that makes good diffs and, unless asked for, without their
// documentation. What it is given may be a folder, a file, an archive, or a URL
// of one of the latter two.
//
// An imported file keeps every fact and the order of all keys, which is the
// order of members in Go. It is written with two spaces of indent and one key on
// a line; a list of scalars stands on one line where that has at most 100
// characters. Numbers are spelled as in the source, strings as encoding/json
// spells them without escaping for HTML. Package lock tells where each model
// comes from and what was written.
//
// Sources are taken for untrusted: a file of more than 64 MiB (uncompressed, or
// as it would be written), of more than 128 levels, with a key twice in one
// object or with text that is not UTF-8 is refused, and no link leads out of a
// folder. The package prints nothing; it imports the standard library and packages
// archive, closest, download, lock, model and replace.
package importer

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"

	"github.com/modelsmith/modelsmith/generator/lock"
)

// Config says what to import.
type Config struct {
	// From is the source: a folder, a file or a URL; behind a # may stand the
	// folder inside of it that has the models.
	From string
	// Services are names that the source has, such as chime-sdk-identity; the one
	// name "all" stands for every service. For a single model it is the name that
	// the model gets, or nothing for that of its file.
	Services []string
	// To is the directory of models; it is made if it does not exist.
	To string
	// Docs keeps the documentation, which is AWS's prose and left out otherwise.
	Docs bool
	// Force overwrites models that are not what an import wrote.
	Force bool
	// Authorities sign the certificates of servers; nil for those of the system.
	Authorities *x509.CertPool

	observe func(step string)
}

// Result tells what an import found and did.
type Result struct {
	// Services are the imported services in the order of their names.
	Services []Service
	// Files are the files that the import is about, in the order of their paths,
	// and the lock.
	Files []File
	// Unrecorded are the services whose source the lock does not name, as only
	// this machine has it or as its URL has a query.
	Unrecorded []string
}

// Changed reports whether any file is not as it was.
func (r *Result) Changed() bool {
	for _, f := range r.Files {
		if f.State != Unchanged {
			return true
		}
	}
	return false
}

// Service is one version of the API of a service.
type Service struct {
	// Name is the name of the directory of the service.
	Name string
	// Version is the newest API version, such as 2018-05-01.
	Version string
}

// File is a file in the directory of models.
type File struct {
	// Path is relative to the directory of models, with slashes.
	Path string
	// State tells what the import did to the file.
	State State
	// Edited says that what would be overwritten is not what an import wrote.
	Edited bool
	// Foreign says that no import has written that at all.
	Foreign bool
}

// State is what an import did to a file.
type State string

// The states of a file. A file is Removed when its service no longer has it.
const (
	Added     State = "added"
	Updated   State = "updated"
	Unchanged State = "unchanged"
	Removed   State = "removed"
)

// everything is the name that stands for all services.
const everything = "all"

// Import copies the newest API version of the services, and the partitions of a
// botocore data directory. It reads and checks everything before it writes
// anything, and on an error leaves the directory of models as it was. Files that
// are in no lock stay untouched; those in the place of one that it writes are an
// error but for Force. An error joins all
// that is wrong with the request or with the files and names each of these.
func Import(ctx context.Context, cfg Config) (result *Result, err error) {
	if cfg.To == "" {
		return nil, errors.New("no directory of models to write to: name one")
	}
	t, err := openTarget(cfg.To)
	if err != nil {
		return nil, err
	}
	defer t.close()
	o, err := open(ctx, cfg.From, cfg.To, cfg.Authorities)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	names, err := o.choose(cfg.Services)
	if err != nil {
		return nil, err
	}
	if o.record == "." {
		return nil, fmt.Errorf("%s is the directory of models itself: name where the models come from", o.shown)
	}
	wanted := make([]request, len(names))
	for i, name := range names {
		wanted[i] = request{name: name, docs: cfg.Docs}
	}
	models, err := o.load(ctx, wanted, &request{docs: cfg.Docs})
	if err != nil {
		return nil, err
	}
	return t.write(models, options{force: cfg.Force, observe: cfg.observe})
}

// A request is a service to read.
type request struct {
	name string
	docs bool
}

// A content is a file to write, with the digest and the length of its source.
type content struct {
	path    string
	data    []byte
	fetched string
	read    int
}

// An imported model is what a source has of one service.
type imported struct {
	Service
	// entry is what the lock will say, but for the files.
	entry lock.Service
	files []content
	// kinds are the files that are removed where the source has none.
	kinds []string
}
