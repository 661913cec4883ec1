package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/modelsmith/modelsmith/generator/emit"
	"github.com/modelsmith/modelsmith/generator/replace"
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
	// Blocked are places with something that modelsmith did not write: no run
	// replaces it.
	Blocked Kind = "in the way"
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
	// Have and Want are what is there, and what should be, of files that are edited
	// or have other line endings. Have is nil for a file that is far too large.
	Have, Want []byte
	// Why says more about what is in the way, and about stale files that nothing ever
	// generated.
	Why string
}

// Compare compares the files of a client with its folder; without the folder that
// is all there is to say. It writes nothing.
func Compare(dir string, files []emit.File) (found []Difference, err error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(dir); err == nil {
			return []Difference{{Kind: Blocked, Path: dir, Why: "is a symbolic link to nothing"}}, nil
		}
		return []Difference{{Kind: Missing, Path: dir}}, nil
	}
	for _, f := range files {
		d, err := look(filepath.Join(dir, filepath.FromSlash(f.Path)), f.Source)
		if err != nil {
			return nil, err
		}
		if d.Kind != same {
			found = append(found, d)
		}
	}
	// The age of temporary files says nothing in a fresh checkout.
	stale, err := findStale(dir, files, func(fs.DirEntry) bool { return true })
	for _, name := range stale {
		d := Difference{Kind: Stale, Path: filepath.Join(dir, filepath.FromSlash(name))}
		if replace.Temporary(path.Base(name)) {
			d.Why = "a killed run left it, or one is at work"
		}
		found = append(found, d)
	}
	return found, err
}
