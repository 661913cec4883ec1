package source

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
)

// compressed ends the names of files as botocore's data directory has them.
const compressed = ".gz"

// exists reports whether there is a file of that name, compressed or not, or
// something in its place that can be complained of.
func exists(fsys fs.FS, name string) bool {
	for _, end := range []string{"", compressed} {
		if _, err := fs.Stat(fsys, name+end); !errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	return false
}

// readEither reads a file, or its compressed form where there is only that, and
// returns its name.
func readEither(fsys fs.FS, name string) (data []byte, found string, err error) {
	data, err = readFile(fsys, name)
	if !errors.Is(err, fs.ErrNotExist) {
		return data, name, err
	}
	if _, missing := fs.Stat(fsys, name+compressed); missing != nil {
		return nil, name, err
	}
	data, err = readCompressed(fsys, name+compressed)
	return data, name + compressed, err
}

// readCompressed reads a compressed file, which may not grow beyond MaxFileSize.
func readCompressed(fsys fs.FS, name string) ([]byte, error) {
	// To open a pipe would wait for who writes into it.
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no regular file", path.Base(name))
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path.Base(name), err)
	}
	data, err := io.ReadAll(io.LimitReader(r, MaxFileSize+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path.Base(name), err)
	}
	if len(data) > MaxFileSize {
		return nil, fmt.Errorf("%s is larger than %d bytes", path.Base(name), MaxFileSize)
	}
	return data, nil
}

// SmithyFiles returns the names of the Smithy models that stand directly in a
// folder, sorted.
func SmithyFiles(fsys fs.FS) []string { return smithyFiles(fsys, ".") }

// IsModel reports whether a folder is one of a model in botocore's format.
func IsModel(fsys fs.FS) bool { return exists(fsys, names[0]) }
