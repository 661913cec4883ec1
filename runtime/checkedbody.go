package runtime

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// checkedBody is a stream whose hash was signed: its last read fails if the hash
// is another.
type checkedBody struct {
	io.ReadCloser
	sum  hash.Hash
	want string
}

func newCheckedBody(body io.ReadCloser, want string) io.ReadCloser {
	return &checkedBody{body, sha256.New(), want}
}

// Read implements io.Reader.
func (b *checkedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.sum.Write(p[:n])
	if errors.Is(err, io.EOF) && hex.EncodeToString(b.sum.Sum(nil)) != b.want {
		return n, &sigv4.VerifyError{Code: sigv4.CodePayloadMismatch, Message: "the body is not the one that was signed"}
	}
	return n, err
}

// holdStream reads a stream whose hash no header announces, and puts what it
// read in its place.
func holdStream(r *AuthRequest) ([]byte, error) {
	if r.HTTP.Body == nil {
		return nil, nil
	}
	body, err := io.ReadAll(io.LimitReader(r.HTTP.Body, r.Limit+1))
	switch {
	case err != nil:
		return nil, &sigv4.VerifyError{Code: sigv4.CodeIncompleteSignature, Message: "the body could not be read"}
	case int64(len(body)) > r.Limit:
		return nil, &sigv4.VerifyError{
			Code:    sigv4.CodeIncompleteSignature,
			Message: "a body of this size needs the header X-Amz-Content-Sha256",
		}
	}
	_ = r.HTTP.Body.Close()
	r.HTTP.Body = io.NopCloser(bytes.NewReader(body))
	return body, nil
}
