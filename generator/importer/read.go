package importer

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// maxSize is how long a file may be when uncompressed, and again when written
// anew; the longest of the whole catalogue has 4 MB. It keeps a compression bomb
// from filling the memory.
const maxSize = 64 << 20

// read reads a file of a source, and uncompresses it if its name ends in .gz.
// shown is its name in messages.
func read(tree fs.FS, name, shown string) ([]byte, error) {
	if err := regular(tree, name, shown); err != nil {
		return nil, err
	}
	f, err := tree.Open(name)
	if err != nil {
		return nil, bare(shown, err)
	}
	defer f.Close()
	if strings.HasSuffix(name, ".gz") {
		return inflate(f, shown)
	}
	return limited(f, shown)
}

// regular refuses what is no regular file, before it is opened, as a pipe would
// never end, and what is too large.
func regular(tree fs.FS, name, shown string) error {
	info, err := fs.Stat(tree, name)
	switch {
	case err != nil:
		return bare(shown, err)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: not a regular file: is the source intact?", shown)
	case info.Size() > maxSize:
		return fmt.Errorf("%s: longer than %d MiB: no service model is", shown, maxSize>>20)
	}
	return nil
}

// bare is an error of a file system under the name that the user knows.
func bare(shown string, err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return fmt.Errorf("%s: %w", shown, err)
}

// inflate uncompresses a file.
func inflate(r io.Reader, shown string) ([]byte, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: the file is damaged", shown, err)
	}
	return limited(z, shown)
}

// limited reads as much as a model may have.
func limited(r io.Reader, shown string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w: the file is damaged", shown, err)
	}
	if len(data) > maxSize {
		return nil, fmt.Errorf("%s: longer than %d MiB uncompressed: no service model is", shown, maxSize>>20)
	}
	return data, nil
}

// readSingle reads a model that is alone in its file, compressed or not.
func readSingle(r io.Reader, shown string) ([]byte, error) {
	data, err := limited(r, shown)
	if err == nil && isGzip(data) {
		data, err = inflate(bytes.NewReader(data), shown)
	}
	if err != nil {
		return nil, err
	}
	if text := bytes.TrimLeft(bytes.TrimPrefix(data, []byte(bom)), " \t\r\n"); !bytes.HasPrefix(text, []byte("{")) {
		return nil, fmt.Errorf("%s: neither a zip, tar or tar.gz archive nor a model in JSON", shown)
	}
	return data, nil
}

// bom is the mark that some editors put before a text.
const bom = "\ufeff"

// isGzip reports whether data is compressed.
func isGzip(data []byte) bool { return bytes.HasPrefix(data, []byte{0x1f, 0x8b}) }

// convert brings a file into the form of an imported one.
func convert(raw []byte, root place, docs bool, shown string) ([]byte, error) {
	if docs {
		root = nil
	}
	data, err := transform(bytes.TrimPrefix(raw, []byte(bom)), root)
	if f, ok := errors.AsType[*fault](err); ok {
		return nil, model.Problems{{Pos: model.Pos{File: shown, Line: f.line, Col: f.column}, Message: f.reason}}
	}
	return data, err
}

// join joins faults, and is problems of models when there is nothing else.
func join(faults []error) error {
	var problems model.Problems
	var others []error
	for _, err := range faults {
		if ps, ok := errors.AsType[model.Problems](err); ok {
			problems = append(problems, ps...)
		} else if err != nil {
			others = append(others, err)
		}
	}
	switch {
	case problems == nil:
		return errors.Join(others...)
	case others == nil:
		return problems.Sort()
	}
	return errors.New(errors.Join(append(others, problems.Sort())...).Error())
}
