// Package archive opens zip and tar archives, packed with gzip or not, as file
// systems that have their JSON files. It imports the standard library only.
//
// Archives are taken for hostile: names that lead out of the archive, names
// twice, and more entries or bytes than any collection of models has are errors.
// Links and other irregular files can be seen and not be read. Nothing is ever
// unpacked under a name of the archive.
package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Limits are how much an archive may have.
type Limits struct {
	// Entries is the number of entries of all kinds and of the folders they are in.
	Entries int
	// Unpacked is the number of bytes that are unpacked.
	Unpacked int64
	// File is the number of bytes of one file.
	File int64
	// Directory is the number of bytes of the directory of a zip archive, and of
	// the names that are kept of any archive.
	Directory int64
}

// DefaultLimits are far above what the repositories of AWS have.
func DefaultLimits() Limits {
	return Limits{Entries: 500_000, Unpacked: 2 << 30, File: 64 << 20, Directory: 32 << 20}
}

// ErrNone says that a file is no archive.
var ErrNone = errors.New("no zip or tar archive")

// Archive is an open archive.
type Archive struct {
	fs.FS
	// Commit is the commit that git made the archive of, where it says so.
	Commit string

	spool *os.File
}

// Close removes what was unpacked.
func (a *Archive) Close() error {
	if a.spool == nil {
		return nil
	}
	return errors.Join(a.spool.Close(), discard(a.spool.Name()))
}

// discard removes a temporary file, which may be gone already.
func discard(name string) error {
	if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Open opens an archive, whose format its content tells. The file must stay open
// as long as the archive.
func Open(file io.ReaderAt, size int64, limits Limits) (*Archive, error) {
	head := make([]byte, 512)
	n, err := file.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	head = head[:n]
	section := io.NewSectionReader(file, 0, size)
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return openZip(file, size, limits)
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		return openGzip(section, limits)
	case isTar(head):
		return openTar(section, limits)
	}
	return nil, ErrNone
}

// isTar reports whether a file that begins so is a tar archive.
func isTar(head []byte) bool {
	return len(head) >= 262 && string(head[257:262]) == "ustar"
}

// A budget is how many bytes may still be unpacked.
type budget struct{ left, all int64 }

// reader counts what is read.
func (b *budget) reader(r io.Reader) io.Reader { return &counted{r, b} }

type counted struct {
	r io.Reader
	b *budget
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if c.b.left -= int64(n); c.b.left < 0 {
		return 0, &excess{c.b.all}
	}
	return n, err
}

// excess is the error of an archive that has too much in it.
type excess struct{ limit int64 }

func (e *excess) Error() string {
	return fmt.Sprintf("the archive has more than %d MiB unpacked", e.limit>>20)
}

// damaged words the error of an archive that cannot be read.
func damaged(err error) error {
	if much, ok := errors.AsType[*excess](err); ok {
		return much
	}
	return fmt.Errorf("the archive is damaged: %w", err)
}
