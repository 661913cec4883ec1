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

// compress compresses the body, if the operation and the client want it: whole
// bodies from a size on, streams of any size unless their length must be known.
func (c *call) compress() error {
	if c.op.Traits&Gzip == 0 || c.cfg.DisableRequestCompression {
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
		c.stream.gzip, c.stream.length = true, -1
	case int64(len(c.req.Body)) < limit || len(c.req.Body) == 0:
		return nil
	default:
		var out bytes.Buffer
		w := gzip.NewWriter(&out)
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

// gzipReader compresses what it reads, a piece at a time.
type gzipReader struct {
	source io.ReadCloser
	w      *gzip.Writer
	out    bytes.Buffer
	piece  []byte
	err    error
}

func newGzipReader(source io.ReadCloser) *gzipReader {
	r := &gzipReader{source: source, piece: make([]byte, 32<<10)}
	r.w = gzip.NewWriter(&r.out)
	return r
}

// Read implements io.Reader.
func (r *gzipReader) Read(p []byte) (int, error) {
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
func (r *gzipReader) Close() error { return r.source.Close() }
