package output

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/modelsmith/modelsmith/templates"
)

// same is the kind of a file that is what it should be.
const same Kind = ""

// editable is how much longer an edited file may be than the generated one, for its
// difference to be shown.
const editable = 1 << 20

// look compares what is in the place of a generated file with it. It opens regular
// files only, as others may block or never end, and reads no more than could be
// the file. An empty one is nobody's: a machine that loses its power may leave it.
func look(path string, want []byte) (Difference, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Difference{Kind: Missing, Path: path}, nil
	case err != nil:
		return Difference{}, err
	case info.Mode()&fs.ModeSymlink != 0:
		return lookThrough(path, want), nil
	case !info.Mode().IsRegular():
		return Difference{Kind: Blocked, Path: path, Why: "is no file"}, nil
	}
	have, err := read(path, 2*len(want)+editable)
	d := Difference{Path: path, Have: have, Want: want}
	switch {
	case err != nil:
		return Difference{}, err
	case bytes.Equal(have, want):
		return Difference{Path: path}, nil
	case len(have) > 0 && !generated(have):
		return Difference{Kind: Blocked, Path: path, Why: "was not written by modelsmith"}, nil
	case bytes.Equal(bytes.ReplaceAll(have, []byte("\r\n"), []byte("\n")), want):
		d.Kind = Endings
	default:
		d.Kind = Edited
	}
	if int64(len(have)) < info.Size() {
		d.Have = nil
	}
	return d, nil
}

// lookThrough compares what a link leads to. It stays if that is the file.
func lookThrough(path string, want []byte) Difference {
	info, err := os.Stat(path)
	if err == nil && info.Mode().IsRegular() && info.Size() == int64(len(want)) {
		if have, err := read(path, len(want)); err == nil && bytes.Equal(have, want) {
			return Difference{Path: path}
		}
	}
	return Difference{Kind: Blocked, Path: path, Why: "is a symbolic link"}
}

// read reads the beginning of a file.
func read(path string, most int) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, int64(most)))
}

// Generated reports whether a file carries our header.
func Generated(path string) (bool, error) {
	head, err := read(path, len(templates.Header)+len("\r\n"))
	return generated(head), err
}

func generated(data []byte) bool {
	return bytes.HasPrefix(data, []byte(templates.Header+"\n")) || bytes.HasPrefix(data, []byte(templates.Header+"\r\n"))
}
