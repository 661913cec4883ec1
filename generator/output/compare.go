package output

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/modelsmith/modelsmith/generator/emit"
)

// Kind is how a file differs from what the models give.
type Kind string

// The kinds of differences.
const (
	// Edited files have other content: somebody edited them, or nobody generated
	// them again.
	Edited Kind = "edited"
	// Endings are line endings only, as git may change them.
	Endings Kind = "line endings"
	// Missing files are not there.
	Missing Kind = "missing"
	// Stale files were generated once, and nothing makes them any more.
	Stale Kind = "stale"
	// Dropped is the folder of a package that was generated once, of a service that
	// the configuration names no more.
	Dropped Kind = "dropped"
)

// Difference is a file that is not what the models give.
type Difference struct {
	Kind Kind
	// Path is the file, as seen from the working directory if its folder was given
	// so.
	Path string
	// Have and Want are what is there, and what should be; nil for nothing.
	Have, Want []byte
}

// Compare compares the files of a client with its folder; without the folder that
// is all there is to say. It writes nothing.
func Compare(dir string, files []emit.File) (found []Difference, err error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return []Difference{{Missing, dir, nil, nil}}, nil
	}
	real := dir // the folder may be a link
	if target, err := filepath.EvalSymlinks(dir); err == nil {
		real = target
	}
	wanted := make(map[string]bool, len(files))
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		wanted[filepath.Join(real, filepath.FromSlash(f.Path))] = true
		have, err := os.ReadFile(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			found = append(found, Difference{Missing, path, nil, f.Source})
		case err != nil:
			return nil, err
		case bytes.Equal(have, f.Source):
		case bytes.Equal(bytes.ReplaceAll(have, []byte("\r\n"), []byte("\n")), f.Source):
			found = append(found, Difference{Endings, path, have, f.Source})
		default:
			found = append(found, Difference{Edited, path, have, f.Source})
		}
	}
	stale, err := findStale(real, wanted)
	for _, path := range stale {
		have, err := os.ReadFile(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if name, err := filepath.Rel(real, path); err == nil {
			path = filepath.Join(dir, name)
		}
		found = append(found, Difference{Stale, path, have, nil})
	}
	return found, err
}
