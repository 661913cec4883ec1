package runtime

import (
	"context"
	"errors"
	"io"
	"sync"
)

// streamBody is the body of one attempt.
type streamBody struct {
	stream *stream
	ctx    context.Context
	// done is closed when nobody may read any more.
	done chan struct{}
	once sync.Once
	// mu is held while a source is read that does not block, and while the read
	// of one that may is begun.
	mu sync.Mutex
	// pending brings what a source gave that may block, which is in piece.
	pending chan readResult
	piece   []byte
}

// readResult is what a reader returns.
type readResult struct {
	n   int
	err error
}

// maxPiece is how much is read at once from a source that may block, in bytes.
const maxPiece = 32 << 10

func newStreamBody(ctx context.Context, s *stream) *streamBody {
	return &streamBody{stream: s, ctx: ctx, done: make(chan struct{})}
}

var errStreamEnded = errors.New("the call that sends the request stream has ended")

// ended says why nothing is read any more, nil while it is.
func (b *streamBody) ended() error {
	select {
	case <-b.done:
		return errStreamEnded
	default:
		return b.ctx.Err()
	}
}

// Read implements io.Reader.
func (b *streamBody) Read(p []byte) (int, error) {
	if b.stream.seeker == nil {
		return b.readPiece(p)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.ended(); err != nil {
		return 0, err
	}
	b.stream.touched.Store(true)
	return b.stream.source.Read(p)
}

// readPiece reads from a source that may block, such as a pipe: net/http waits
// for the reader of a request that was given up, and only the caller could end
// the reader. So it goes on beside the call, into memory of its own.
func (b *streamBody) readPiece(p []byte) (int, error) {
	if err := b.beginPiece(len(p)); err != nil || len(p) == 0 {
		return 0, err
	}
	select {
	case r := <-b.pending:
		return copy(p, b.piece[:r.n]), r.err
	case <-b.done:
		return 0, errStreamEnded
	case <-b.ctx.Done():
		return 0, b.ctx.Err()
	}
}

// beginPiece begins to read at most n bytes from a source that may block.
func (b *streamBody) beginPiece(n int) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.ended(); err != nil || n == 0 {
		return err
	}
	if b.pending == nil {
		b.pending, b.piece = make(chan readResult, 1), make([]byte, maxPiece)
	}
	b.stream.touched.Store(true)
	go func(source io.Reader, piece []byte) {
		n, err := source.Read(piece)
		b.pending <- readResult{n, err}
	}(b.stream.source, b.piece[:min(n, maxPiece)])
	return nil
}

// Close implements io.Closer. The source stays open: it is the caller's.
func (b *streamBody) Close() error {
	b.once.Do(func() { close(b.done) })
	return nil
}

// end closes the body and waits for a read that is under way, unless that may
// block.
func (b *streamBody) end() {
	_ = b.Close()
	b.mu.Lock()
	defer b.mu.Unlock()
}
