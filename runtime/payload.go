package runtime

import (
	"context"
	"crypto/md5" //nolint:gosec // Content-MD5 is what the trait asks for; it guards nothing.
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// preparePayload readies the body: what streams it, compresses it, and what
// headers and signature say of it.
func (c *call) preparePayload(ctx context.Context, in Encodable) error {
	if c.op.RequestStream == nil && c.op.Traits == 0 && c.op.Compress == nil {
		c.payloadHash = sigv4.HashPayload(c.req.Body)
		return nil
	}
	if err := c.openStream(in); err != nil {
		return err
	}
	if err := c.compress(); err != nil {
		return fmt.Errorf("compress the request: %w", err)
	}
	if err := c.digest(ctx); err != nil {
		return err
	}
	if c.stream != nil && c.stream.length < 0 && c.op.Traits&RequiresLength != 0 {
		return errors.New("the operation needs the length of its stream: give a reader with a method Len or Seek, or set the content length")
	}
	return nil
}

// openStream takes the stream from the input, its length from the input too if
// that has it.
func (c *call) openStream(in Encodable) (err error) {
	if c.op.RequestStream == nil {
		return nil
	}
	length := c.req.Header["Content-Length"]
	delete(c.req.Header, "Content-Length")
	if c.stream, err = newStream(c.op.RequestStream(in)); c.stream == nil || err != nil {
		return err
	}
	if len(length) > 0 {
		n, err := strconv.ParseInt(length[0], 10, 64)
		if err != nil || n < 0 {
			return fmt.Errorf("the content length is %q", length[0])
		}
		c.stream.length = n
	}
	if c.stream.length == 0 {
		c.stream = nil
		return nil
	}
	if c.req.ContentType = c.op.PayloadType; c.req.ContentType == "" {
		c.req.ContentType = "application/octet-stream"
	}
	return nil
}

// digests are what is computed of a body, each nil if nobody asks for it.
type digests struct {
	md5, sha256 hash.Hash
	tree        *treeHash
}

// digest computes the checksums that the operation wants and the hash that is
// signed, in one pass over the body.
func (c *call) digest(ctx context.Context) error {
	c.payloadHash = sigv4.EmptyPayloadHash
	d := c.neededDigests()
	if d.md5 == nil && d.sha256 == nil && d.tree == nil || c.stream == nil && len(c.req.Body) == 0 {
		return nil
	}
	if err := c.eachByte(ctx, d); err != nil {
		return fmt.Errorf("compute payload hash: %w", err)
	}
	if d.md5 != nil {
		c.setHeader("Content-Md5", base64.StdEncoding.EncodeToString(d.md5.Sum(nil)))
	}
	sum := ""
	if d.sha256 != nil {
		sum = hex.EncodeToString(d.sha256.Sum(nil))
	}
	if d.tree != nil {
		tree := d.tree.sum()
		c.setHeader("X-Amz-Sha256-Tree-Hash", hex.EncodeToString(tree[:]))
		c.setHeader("X-Amz-Content-Sha256", sum)
	}
	if c.payloadHash != sigv4.UnsignedPayload && sum != "" {
		c.payloadHash = sum
	}
	return nil
}

// neededDigests says what has to be computed; headers that the caller has set
// need not.
func (c *call) neededDigests() (d digests) {
	switch {
	case c.authKind != AuthSigV4 || !c.hasCredentials():
	case c.op.Traits&UnsignedPayload != 0:
		c.payloadHash = sigv4.UnsignedPayload
	default:
		d.sha256 = sha256.New()
	}
	if c.op.Traits&ChecksumRequired != 0 && !c.hasHeader("Content-Md5") {
		d.md5 = md5.New() //nolint:gosec // see the import
	}
	if c.op.Traits&TreeHash != 0 && !c.hasHeader("X-Amz-Sha256-Tree-Hash") {
		d.tree, d.sha256 = new(treeHash), sha256.New()
	}
	return d
}

// Write implements io.Writer.
func (d digests) Write(p []byte) (int, error) {
	if d.md5 != nil {
		d.md5.Write(p)
	}
	if d.sha256 != nil {
		d.sha256.Write(p)
	}
	if d.tree != nil {
		return d.tree.Write(p)
	}
	return len(p), nil
}

// eachByte writes the body as it is going to be sent.
func (c *call) eachByte(ctx context.Context, w io.Writer) error {
	if c.stream == nil {
		_, err := w.Write(c.req.Body)
		return err
	}
	n, err := c.stream.each(ctx, w)
	if c.stream.compress != nil && err == nil {
		c.stream.length = n
	}
	return err
}

// setHeader sets a header of the request; the name is in canonical form.
func (c *call) setHeader(name, value string) {
	if c.req.Header == nil {
		c.req.Header = make(map[string][]string, 2)
	}
	c.req.Header[name] = []string{value}
}

func (c *call) hasHeader(name string) bool {
	v := c.req.Header[name]
	return len(v) > 0 && v[0] != ""
}
