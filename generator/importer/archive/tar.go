package archive

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
)

// openGzip opens a packed tar archive; a file that is packed alone is none.
func openGzip(r io.Reader, limits Limits) (*Archive, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, damaged(err)
	}
	unpacked := bufio.NewReader(z)
	if head, err := unpacked.Peek(512); err != nil && !errors.Is(err, io.EOF) {
		return nil, damaged(err)
	} else if !isTar(head) {
		return nil, ErrNone
	}
	return openTar(unpacked, limits)
}

// openTar reads a tar archive once and keeps the files that are wanted in one
// temporary file, as the archive cannot be read in another order.
func openTar(r io.Reader, limits Limits) (*Archive, error) {
	spool, err := os.CreateTemp("", "modelsmith-*")
	if err != nil {
		return nil, err
	}
	// Where an open file can lose its name it goes even when the run is killed.
	_ = os.Remove(spool.Name())
	all := (&budget{limits.Unpacked, limits.Unpacked}).reader(r)
	t := &tarReader{
		index: newIndex(limits), spool: spool, spooled: budget{limits.Unpacked, limits.Unpacked}, tar: tar.NewReader(all),
	}
	a := &Archive{FS: t.index, spool: spool}
	err = t.read()
	if err == nil {
		err = drain(all)
	}
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	a.Commit = t.commit
	return a, nil
}

// drain reads what stands behind the last entry, to the checksum of what is
// packed.
func drain(r io.Reader) error {
	if _, err := io.Copy(io.Discard, r); err != nil {
		return damaged(err)
	}
	return nil
}

// tarReader reads a tar archive.
type tarReader struct {
	*index
	tar     *tar.Reader
	spool   *os.File
	end     int64
	commit  string
	spooled budget
}

func (t *tarReader) read() error {
	for {
		h, err := t.tar.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return damaged(err)
		}
		if h.Typeflag == tar.TypeXGlobalHeader {
			t.commit = commit(h.PAXRecords["comment"])
			continue
		}
		name, err := t.admit(h.Name)
		if err != nil {
			return err
		}
		if name == "" {
			continue
		}
		if err := t.keep(name, h); err != nil {
			return err
		}
	}
}

// keep keeps a file. One that is too large to be a model is only noted.
func (t *tarReader) keep(name string, h *tar.Header) error {
	e := &entry{size: h.Size, mode: h.FileInfo().Mode()}
	if h.Typeflag == tar.TypeLink {
		e.mode |= os.ModeIrregular
	}
	start, spool := t.end, t.spool
	if e.mode.IsRegular() && h.Size <= t.limits.File {
		n, err := io.Copy(spool, t.spooled.reader(t.tar))
		if err != nil {
			return damaged(err)
		}
		t.end += n
	}
	size := t.end - start
	e.open = func() (io.ReadCloser, error) {
		if h.Size > t.limits.File {
			return io.NopCloser(tooLarge(t.limits.File)), nil
		}
		return io.NopCloser(io.NewSectionReader(spool, start, size)), nil
	}
	return t.add(name, e)
}

// tooLarge is the content of a file that was not kept.
type tooLarge int64

func (l tooLarge) Read([]byte) (int, error) {
	return 0, fmt.Errorf("longer than %d MiB, which no model is", int64(l)>>20)
}

var isCommit = regexp.MustCompile(`^[0-9a-f]{40}([0-9a-f]{24})?$`)

// commit is the comment that git archive makes, or empty.
func commit(comment string) string {
	if isCommit.MatchString(comment) {
		return comment
	}
	return ""
}
