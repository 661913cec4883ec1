package runtime

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
)

// DefaultMinCompressSize is the size from which on bodies are compressed, in
// bytes.
const DefaultMinCompressSize = 10240

// maxMinCompressSize is the largest such size that aws-sdk-go-v2 takes.
const maxMinCompressSize = 10485760

// A Compressor writes what it is given in another encoding, whole once it is
// closed.
type Compressor func(io.Writer) io.WriteCloser

// Gzip is the encoding of that name.
func Gzip(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }

// compress compresses the body, if the operation and the client want it: whole
// bodies from a size on, streams of any size unless their length must be known.
func (c *call) compress() error {
	if c.op.Compress == nil || c.cfg.DisableRequestCompression {
		return nil
	}
	limit := c.cfg.MinCompressSize
	if limit < 0 || limit > maxMinCompressSize {
		return fmt.Errorf("RequestMinCompressSizeBytes is %d; it must be from 0 to %d", limit, maxMinCompressSize)
	}
	switch {
	case c.stream != nil:
		if c.op.Traits&RequiresLength != 0 {
			return nil
		}
		c.stream.compress, c.stream.length = c.op.Compress, -1
	case int64(len(c.req.Body)) < limit || len(c.req.Body) == 0:
		return nil
	default:
		var out bytes.Buffer
		w := c.op.Compress(&out)
		if _, err := w.Write(c.req.Body); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		c.req.Body = out.Bytes()
	}
	encoding := "gzip"
	if have := c.req.Header["Content-Encoding"]; len(have) > 0 && have[0] != "" {
		encoding = have[0] + ", " + encoding
	}
	c.setHeader("Content-Encoding", encoding)
	return nil
}

// compressingReader compresses what it reads, a piece at a time.
type compressingReader struct {
	source io.ReadCloser
	w      io.WriteCloser
	out    bytes.Buffer
	piece  []byte
	err    error
}

func newCompressingReader(source io.ReadCloser, compress Compressor) *compressingReader {
	r := &compressingReader{source: source, piece: make([]byte, 32<<10)}
	r.w = compress(&r.out)
	return r
}

// Read implements io.Reader.
func (r *compressingReader) Read(p []byte) (int, error) {
	for r.out.Len() == 0 && r.err == nil {
		n, err := r.source.Read(r.piece)
		if _, failed := r.w.Write(r.piece[:n]); failed != nil {
			return 0, failed
		}
		if err == io.EOF {
			err = r.w.Close()
			if err == nil {
				err = io.EOF
			}
		}
		r.err = err
	}
	if r.out.Len() > 0 {
		return r.out.Read(p)
	}
	return 0, r.err
}

// Close implements io.Closer.
func (r *compressingReader) Close() error { return r.source.Close() }
