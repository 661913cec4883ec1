package runtime

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
)

// stream is the body of a request that is not held in memory. It belongs to
// the caller, who closes it.
type stream struct {
	source io.Reader
	// seeker is nil for a source that can be read only once.
	seeker io.Seeker
	// start is where the source stood when the call began.
	start int64
	// length is -1 when it is not known.
	length int64
	// compress compresses what is sent; nil for nothing.
	compress Compressor
	// touched is true once something was read.
	touched atomic.Bool
	// last is what the last attempt reads from.
	last *streamBody
}

// newStream looks at a source; it returns nil for one that has no bytes.
func newStream(source io.Reader) (*stream, error) {
	if source == nil || source == http.NoBody {
		return nil, nil
	}
	s := &stream{source: source, length: -1}
	if seeker, ok := source.(io.Seeker); ok {
		// What cannot tell where it stands, such as a pipe, cannot seek either.
		if at, err := seeker.Seek(0, io.SeekCurrent); err == nil {
			s.seeker, s.start = seeker, at
		}
	}
	if sized, ok := source.(interface{ Len() int }); ok {
		s.length = int64(sized.Len())
	} else if s.seeker != nil {
		end, err := s.seeker.Seek(0, io.SeekEnd)
		if err != nil {
			return nil, fmt.Errorf("find the length of the request stream: %w", err)
		}
		s.length = max(end-s.start, 0)
		if err := s.seekStart(); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *stream) seekStart() error {
	if _, err := s.seeker.Seek(s.start, io.SeekStart); err != nil {
		return fmt.Errorf("seek to the start of the request stream: %w", err)
	}
	return nil
}

// errNotSeekable says why a stream cannot be read twice.
var errNotSeekable = errors.New("request stream is not seekable; give a reader with a method Seek, such as *bytes.Reader or *os.File")

// rewind readies the stream to be read from its start. Streams that are not
// seekable are, as long as nothing was read.
func (s *stream) rewind() error {
	// First, for a transport may begin to read what it has given up on.
	s.end()
	if !s.touched.Load() {
		return nil
	}
	if s.seeker == nil {
		return errNotSeekable
	}
	s.touched.Store(false)
	return s.seekStart()
}

// replayable reports whether the stream can be sent again.
func (s *stream) replayable() bool { return s.seeker != nil || !s.touched.Load() }

// each reads the stream as it is going to be sent, for a checksum or a
// signature, and rewinds it. It returns the number of bytes.
func (s *stream) each(ctx context.Context, w io.Writer) (int64, error) {
	if s.seeker == nil {
		return 0, errNotSeekable
	}
	n, err := io.Copy(w, s.open(ctx))
	if err != nil {
		return n, err
	}
	return n, s.rewind()
}

// open returns a reader of the stream for one attempt.
func (s *stream) open(ctx context.Context) io.ReadCloser {
	s.last = newStreamBody(ctx, s)
	if s.compress != nil {
		return newCompressingReader(s.last, s.compress)
	}
	return s.last
}

// end keeps the last attempt from reading on: transports do so after they have
// answered.
func (s *stream) end() {
	if s != nil && s.last != nil {
		s.last.end()
	}
}
