package archive

import (
	"archive/zip"
	"fmt"
	"io"
)

// openZip opens a zip archive, of which nothing is unpacked before it is read.
func openZip(file io.ReaderAt, size int64, limits Limits) (*Archive, error) {
	directory := &metered{r: file, left: limits.Directory, all: limits.Directory}
	z, err := zip.NewReader(directory, size)
	if err != nil {
		return nil, damaged(err)
	}
	directory.unlimited = true
	x, b := newIndex(limits), &budget{limits.Unpacked, limits.Unpacked}
	for _, f := range z.File {
		name, err := x.admit(f.Name)
		if err != nil {
			return nil, err
		}
		if name == "" {
			continue
		}
		if f.Flags&1 != 0 {
			return nil, fmt.Errorf("the archive has %q encrypted", name)
		}
		e := &entry{size: int64(min(f.UncompressedSize64, 1<<62)), mode: f.Mode()}
		e.open = func() (io.ReadCloser, error) { return openZipped(f, b) }
		if err := x.add(name, e); err != nil {
			return nil, err
		}
	}
	return &Archive{FS: x, Commit: commit(z.Comment)}, nil
}

// openZipped unpacks a file and counts what comes out.
func openZipped(f *zip.File, b *budget) (io.ReadCloser, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{b.reader(r), r}, nil
}

// metered limits what is read of an archive to find its directory: the reader of
// the standard library keeps as many entries as there are.
type metered struct {
	r         io.ReaderAt
	left, all int64
	unlimited bool
}

func (m *metered) ReadAt(p []byte, offset int64) (int, error) {
	n, err := m.r.ReadAt(p, offset)
	if m.unlimited {
		return n, err
	}
	if m.left -= int64(n); m.left < 0 {
		return 0, fmt.Errorf("its directory has more than %d MiB", m.all>>20)
	}
	return n, err
}
