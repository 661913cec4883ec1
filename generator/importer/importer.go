// Package importer copies service models from the data directory of a botocore
// installation into a directory of models, in a form that makes good diffs and,
// unless asked for, without their documentation.
//
// An imported file keeps every fact and the order of all keys, which is the
// order of members in Go. It is written with two spaces of indent and one key on
// a line; a list of scalars stands on one line where that has at most 100
// characters. Numbers are spelled as in the source, strings as encoding/json
// spells them without escaping for HTML.
//
// Models are taken for untrusted: a file of more than 64 MiB (uncompressed, or
// as it would be written), of more than 128 levels, with a key twice in one
// object or with text that is not UTF-8 is refused. The package prints nothing and imports only the standard
// library.
package importer

import (
	"context"
	"errors"
)

// Config says what to import.
type Config struct {
	// From is the data directory of a botocore installation.
	From string
	// Services are names of directories in From, such as chime-sdk-identity;
	// the one name "all" stands for every service.
	Services []string
	// To is the directory of models; it is made if it does not exist.
	To string
	// Docs keeps the documentation, which is AWS's prose and left out otherwise.
	Docs bool
}

// Result tells what an import found and did.
type Result struct {
	// Services are the imported services in the order of their names.
	Services []Service
	// Files are the files that the import is about, in the order of their paths.
	Files []File
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

// Import copies the newest API version of the services and the partitions. It
// reads and checks everything before it writes anything, and on an error leaves
// the directory of models as it was. Older versions and files it does not know
// stay untouched. An error joins all that is wrong with the request or with the
// files and names each of these.
func Import(ctx context.Context, cfg Config) (*Result, error) {
	if cfg.To == "" {
		return nil, errors.New("no directory of models to write to: name one")
	}
	src := source{dir: cfg.From}
	services, err := src.choose(cfg.Services)
	if err != nil {
		return nil, err
	}
	files, err := src.load(ctx, services, cfg.Docs)
	if err != nil {
		return nil, err
	}
	done, err := store(cfg.To, files)
	if err != nil {
		return nil, err
	}
	return &Result{Services: services, Files: done}, nil
}

// load reads and transforms everything that an import writes. A file that a
// service lacks comes without data.
func (s source) load(ctx context.Context, services []Service, docs bool) ([]content, error) {
	var (
		files  []content
		faults []error
	)
	one := func(dir string, k kind) {
		c, err := s.convert(dir, k, docs)
		files, faults = append(files, c), append(faults, err)
	}
	for _, svc := range services {
		for _, k := range kinds() {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			one(svc.dir(), k)
		}
	}
	one("", kind{name: partitionsName, root: partitions, required: true})
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return files, nil
}
