// Package lock reads and writes modelsmith.lock, which tells where the models of
// a directory come from and what they were. It imports the standard library
// only.
//
// The file is JSON with sorted keys and a line for each fact, so that a diff of
// it reads well. It holds no time, no machine's path and no credentials.
package lock

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode"
)

const (
	// Name is the name of the file in the directory of models.
	Name = "modelsmith.lock"
	// Partitions is the entry of partitions.json, which no service owns.
	Partitions = "partitions"
	// format is the version of the file's format.
	format = 1
	// maxSize is the longest file that is read, in bytes; all 424 services of
	// botocore take 0.4 MB.
	maxSize = 16 << 20
)

// Lock is the content of the file.
type Lock struct {
	// Services has an entry for each imported service, by the name of its
	// folder, and one for the partitions.
	Services map[string]Service
}

// Service is where the model of a service comes from.
type Service struct {
	// Source is a URL, or a path relative to the directory of models with
	// slashes; behind a # is the folder inside of an archive. It is empty where
	// only one machine would know it.
	Source string `json:"source,omitempty"`
	// Revision is the commit or the release of the source, where that is known.
	Revision string `json:"revision,omitempty"`
	// Version is the API version of the service.
	Version string `json:"version,omitempty"`
	// Docs says that the documentation was kept.
	Docs bool `json:"docs,omitempty"`
	// Files are the files of the model, by path in the directory of models.
	Files map[string]Digests `json:"files"`
}

// Digests are digests of one file.
type Digests struct {
	// Fetched is that of the source, uncompressed.
	Fetched string `json:"fetched"`
	// Written is that of the file that was written.
	Written string `json:"written"`
}

// Digest is the SHA-256 of a text. Line ends count as one character each, as
// version control may change them.
func Digest(text []byte) string {
	sum := sha256.Sum256(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))
	return "sha256:" + hex.EncodeToString(sum[:])
}

// document is the file as JSON has it.
type document struct {
	Note     string             `json:"note"`
	Version  int                `json:"version"`
	Services map[string]Service `json:"services"`
}

const note = "Written by modelsmith import and modelsmith update. Do not edit."

// Text is the content of the file.
func (l Lock) Text() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(document{Note: note, Version: format, Services: l.Services})
	return b.Bytes(), err
}

// Read reads the file of a directory of models. Where there is none, the lock
// has no services and found is false.
func Read(models fs.FS) (l Lock, found bool, err error) {
	l.Services = map[string]Service{}
	info, err := fs.Stat(models, Name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return l, false, nil
	case err != nil:
		return l, false, bare(err)
	case !info.Mode().IsRegular() || info.Size() > maxSize:
		return l, false, fmt.Errorf("%s: no regular file of at most %d MiB", Name, maxSize>>20)
	}
	data, err := fs.ReadFile(models, Name)
	if err != nil {
		return l, false, bare(err)
	}
	if l.Services, err = parse(data); err != nil {
		return l, false, fmt.Errorf("%s:%w", Name, err)
	}
	return l, true, nil
}

// bare is an error of a file system under the name of the lock.
func bare(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	}
	return fmt.Errorf("%s: %w", Name, err)
}

func parse(data []byte) (map[string]Service, error) {
	var doc document
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&doc); err != nil {
		return nil, at(data, int(d.InputOffset()), err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, at(data, int(d.InputOffset()), errors.New("something stands behind the end"))
	}
	d = json.NewDecoder(bytes.NewReader(data))
	if err := unique(d); err != nil {
		// What was read last is the key with its closing quote.
		return nil, at(data, bytes.LastIndexByte(data[:max(d.InputOffset()-1, 0)], '"'), err)
	}
	if doc.Version != format {
		return nil, fmt.Errorf(" version %d of the format is not known, only %d: is there a newer modelsmith?", doc.Version, format)
	}
	if doc.Services == nil {
		doc.Services = map[string]Service{}
	}
	for name, s := range doc.Services {
		if err := s.check(name); err != nil {
			return nil, fmt.Errorf(" %q: %w", name, err)
		}
	}
	return doc.Services, nil
}

// unique refuses a value with a key twice in an object, of which a decoder would
// take the last one. The value is known to be one of a lock, which has no lists.
func unique(d *json.Decoder) error {
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return err
	}
	seen := map[json.Token]bool{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		if seen[key] {
			return fmt.Errorf("the key %q stands there twice", key)
		}
		seen[key] = true
		if err := unique(d); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// at adds the place of a fault to its error.
func at(data []byte, offset int, err error) error {
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = max(int(syntax.Offset)-1, 0)
	}
	before := data[:min(offset, len(data))]
	line := bytes.Count(before, []byte{'\n'}) + 1
	column := len(before) - bytes.LastIndexByte(before, '\n')
	return fmt.Errorf("%d:%d: %w; is it merged badly?", line, column, err)
}

var (
	serviceName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	plain       = regexp.MustCompile(`^[0-9A-Za-z._/-]+$`)
	digest      = regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)
)

// ValidName reports whether a service may have a name.
func ValidName(name string) bool { return len(name) <= 100 && serviceName.MatchString(name) }

// ValidSource reports whether a lock may have a source: a URL or a relative path
// with slashes that a terminal shows as it is, or none.
func ValidSource(source string) bool {
	odd := func(r rune) bool { return r == '\\' || !unicode.IsPrint(r) }
	return !path.IsAbs(source) && !strings.ContainsFunc(source, odd)
}

// check refuses what no import has written: a lock that leads elsewhere.
func (s Service) check(name string) error {
	if !ValidName(name) {
		return errors.New("that is no name of a service")
	}
	if !ValidSource(s.Source) {
		return fmt.Errorf("the source %q is neither a URL nor a relative path", s.Source)
	}
	for file, d := range s.Files {
		own := strings.HasPrefix(file, name+"/") || name == Partitions && file == Partitions+".json"
		if !own || !fs.ValidPath(file) || path.Ext(file) != ".json" || !plain.MatchString(file) {
			return fmt.Errorf("%q is no file of it", file)
		}
		if !digest.MatchString(d.Fetched) || !digest.MatchString(d.Written) {
			return fmt.Errorf("the digests of %s are damaged", file)
		}
	}
	return nil
}
