package importer

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/closest"
	"github.com/modelsmith/modelsmith/generator/importer/archive"
	"github.com/modelsmith/modelsmith/generator/importer/download"
	"github.com/modelsmith/modelsmith/generator/lock"
)

// An origin is an open source: a layout, or a single model.
type origin struct {
	layout *layout
	single []byte
	// singleName is the name that the path of a single model tells.
	singleName string
	// shown is the source in messages, record what the lock says of it, and
	// revision its commit or release.
	shown, record, revision string
	// most is how long all models may be together.
	most    int
	closers []io.Closer
}

// close ends the use of the source.
func (o *origin) close() error {
	var faults []error
	for _, c := range slices.Backward(o.closers) {
		faults = append(faults, c.Close())
	}
	return errors.Join(faults...)
}

// show is a file of the source in messages.
func (o *origin) show(name string) string { return o.shown + "/" + path.Clean(name) }

// open opens a source for models that are written to a directory.
func open(ctx context.Context, from, to string, authorities *x509.CertPool) (o *origin, err error) {
	o = &origin{most: maxTotal}
	defer func() {
		if err != nil {
			err = errors.Join(err, o.close())
		}
	}()
	switch {
	case from == "":
		return o, errors.New("no source to import from: name a folder, a file or a URL")
	case download.IsURL(from):
		err = o.openURL(ctx, from, authorities)
	default:
		err = o.openLocal(ctx, from, to)
	}
	if !lock.ValidSource(o.record) {
		o.record = ""
	}
	return o, err
}

// openURL downloads a file.
func (o *origin) openURL(ctx context.Context, from string, authorities *x509.CertPool) error {
	address, err := download.Parse(from)
	if err != nil {
		return err
	}
	client := download.Client{Limits: download.DefaultLimits(), Authorities: authorities}
	f, err := client.Get(ctx, address)
	if err != nil {
		return err
	}
	o.closers = append(o.closers, temporary{f})
	o.shown = download.Show(address)
	if !download.Secret(address) {
		o.record = o.shown
	}
	return o.openFile(ctx, f, address.Path, address.Fragment)
}

// temporary is a file that goes when it is closed.
type temporary struct{ *os.File }

func (t temporary) Close() error { return errors.Join(t.File.Close(), os.Remove(t.Name())) }

// openLocal opens a folder or a file.
func (o *origin) openLocal(ctx context.Context, from, to string) error {
	from, inner := cutInner(from)
	info, err := os.Stat(from)
	if err != nil {
		return fmt.Errorf("%w: name a botocore data directory, a folder of Smithy models, or a file or URL of models", err)
	}
	o.shown, o.record = filepath.ToSlash(filepath.Clean(from)), relative(to, from)
	if info.IsDir() {
		root, err := os.OpenRoot(from)
		if err != nil {
			return err
		}
		o.closers = append(o.closers, root)
		o.revision = folderRevision(from)
		return o.openTree(root.FS(), inner)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s: neither a folder nor a file", from)
	}
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	o.closers = append(o.closers, f)
	return o.openFile(ctx, f, filepath.ToSlash(from), inner)
}

// cutInner cuts the folder inside of a source off a path.
func cutInner(from string) (file, inner string) {
	if _, err := os.Stat(from); err == nil {
		return from, ""
	}
	for i := range from {
		if from[i] != '#' {
			continue
		}
		if _, err := os.Stat(from[:i]); err == nil {
			return from[:i], from[i+1:]
		}
	}
	return from, ""
}

// openFile opens an archive or a single model.
func (o *origin) openFile(ctx context.Context, f *os.File, name, inner string) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	a, err := archive.Open(interruptible{ctx, f}, info.Size(), archive.DefaultLimits())
	if err == nil {
		o.closers = append(o.closers, a)
		o.revision = a.Commit
		return o.openTree(a.FS, inner)
	}
	if !errors.Is(err, archive.ErrNone) {
		return fmt.Errorf("%s: %w", o.shown, err)
	}
	if inner != "" {
		return fmt.Errorf("%s: only an archive or a folder can have #%s", o.shown, inner)
	}
	o.singleName = pathService(name)
	o.single, err = readSingle(io.NewSectionReader(f, 0, info.Size()), o.shown)
	return err
}

// interruptible is a file whose reading ends with a context.
type interruptible struct {
	ctx context.Context
	io.ReaderAt
}

func (i interruptible) ReadAt(p []byte, offset int64) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	return i.ReaderAt.ReadAt(p, offset)
}

// openTree finds the models in a folder or an archive.
func (o *origin) openTree(tree fs.FS, inner string) error {
	whole := tree
	if inner = strings.Trim(inner, "/"); inner != "" {
		if info, err := fs.Stat(tree, inner); err != nil || !info.IsDir() {
			return fmt.Errorf("%s: there is no folder %q inside", o.shown, inner)
		}
		sub, err := fs.Sub(tree, inner)
		if err != nil {
			return err
		}
		tree = sub
		o.shown += "/" + inner
		if o.record != "" {
			o.record += fragment(o.record, inner)
		}
	}
	var found bool
	if o.layout, found = findLayout(tree); !found {
		return fmt.Errorf("%s: there is no service: name a botocore data directory, a folder of Smithy models, or what has one inside; the path of one further inside goes behind a #", o.shown)
	}
	if o.revision == "" {
		o.revision = release(whole, path.Join(inner, o.layout.root))
	}
	return nil
}

// choose finds the services that are asked for.
func (o *origin) choose(wanted []string) ([]string, error) {
	if o.layout == nil {
		return o.chooseSingle(wanted)
	}
	if len(wanted) == 0 {
		return nil, errors.New("no service to import: name one or more, or all")
	}
	known := o.layout.names()
	if slices.Contains(wanted, everything) {
		return o.layout.all(), nil
	}
	wanted = slices.Compact(slices.Sorted(slices.Values(wanted)))
	var faults []error
	for _, name := range wanted {
		if !slices.Contains(known, name) {
			faults = append(faults, fmt.Errorf("%s: unknown service %q: %s", o.shown, name, suggest(name, known)))
		}
	}
	return wanted, errors.Join(faults...)
}

// chooseSingle names a single model.
func (o *origin) chooseSingle(wanted []string) ([]string, error) {
	name := o.singleName
	switch {
	case len(wanted) > 1:
		return nil, fmt.Errorf("%s is a single model, which can be given one name only", o.shown)
	case len(wanted) == 1 && wanted[0] != everything:
		name = wanted[0]
	}
	if !validName(name) {
		return nil, fmt.Errorf("%s: %q is no name for a service: give one in lower case with hyphens", o.shown, name)
	}
	return []string{name}, nil
}

// suggest words what the caller may have meant by an unknown name.
func suggest(name string, known []string) string {
	near := closest.Names(name, known, 5)
	if near == nil {
		return "no name there is close to it"
	}
	for i := range near {
		near[i] = fmt.Sprintf("%q", near[i])
	}
	return "close names are " + strings.Join(near, ", ")
}
