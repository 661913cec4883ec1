package services

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/interop/moto/testdata/gen/mediastoredata"
	"github.com/modelsmith/modelsmith/interop/moto/testdata/gen/mediastoredata/types"
)

func mediaClient() *mediastoredata.Client {
	return mediastoredata.New(mediastoredata.Options{Region: "us-east-1", Credentials: somebody, BaseEndpoint: address()})
}

// size is that of a large body, and budget how much memory a call with one may take in all: less than a copy of it.
const (
	size   = 8 << 20
	budget = 1 << 20
)

// pattern is a body that nobody holds: its bytes follow from their places.
type pattern struct{ at, end int64 }

func (p *pattern) Read(to []byte) (int, error) {
	if p.at == p.end {
		return 0, io.EOF
	}
	to = to[:min(int64(len(to)), p.end-p.at)]
	for i := range to {
		to[i] = 'a' + byte((p.at+int64(i))%23)
	}
	p.at += int64(len(to))
	return len(to), nil
}

func (p *pattern) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += p.at
	case io.SeekEnd:
		offset += p.end
	}
	if offset < 0 || offset > p.end {
		return 0, errors.New("out of the body")
	}
	p.at = offset
	return offset, nil
}

// allocated is how many bytes call allocates.
func allocated(call func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	call()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestLargeBody streams a body through both ways, and none of them holds it.
func TestLargeBody(t *testing.T) {
	client := mediaClient()
	path := aws.String("large")
	in := allocated(func() {
		out := must[*mediastoredata.PutObjectOutput](t)(client.PutObject(t.Context(), &mediastoredata.PutObjectInput{
			Path: path, Body: &pattern{end: size}, ContentType: aws.String("text/plain"),
		}))
		equal(t, "class", out.StorageClass, types.StorageClassTemporal)
	})
	wanted, got := sha256.New(), sha256.New()
	_, _ = io.Copy(wanted, &pattern{end: size})
	back := allocated(func() {
		out := must[*mediastoredata.GetObjectOutput](t)(client.GetObject(t.Context(), &mediastoredata.GetObjectInput{Path: path}))
		defer out.Body.Close()
		if n, err := io.Copy(got, out.Body); err != nil || n != size {
			t.Errorf("%d bytes, %v; want %d", n, err, size)
		}
		equal(t, "status", aws.ToInt32(out.StatusCode), 200)
		equal(t, "length", aws.ToInt64(out.ContentLength), size)
	})
	if !bytes.Equal(got.Sum(nil), wanted.Sum(nil)) {
		t.Error("the body has changed on its way")
	}
	t.Logf("allocated in %d, out %d bytes for a body of %d", in, back, size)
	if in > budget || back > budget {
		t.Errorf("allocated in %d, out %d bytes for a body of %d; want less than %d each", in, back, size, budget)
	}
}

// TestBodyOfUnknownLength sends a body that cannot be rewound and does not say how long it is.
func TestBodyOfUnknownLength(t *testing.T) {
	client := mediaClient()
	path := aws.String("unknown")
	must[*mediastoredata.PutObjectOutput](t)(client.PutObject(t.Context(), &mediastoredata.PutObjectInput{
		Path: path, Body: io.MultiReader(strings.NewReader("one "), strings.NewReader("two")),
	}))
	out := must[*mediastoredata.GetObjectOutput](t)(client.GetObject(t.Context(), &mediastoredata.GetObjectInput{Path: path}))
	defer out.Body.Close()
	text, err := io.ReadAll(out.Body)
	if err != nil || string(text) != "one two" {
		t.Errorf("body %q, %v", text, err)
	}
}

// TestMissingObject finds the error's type although the output is a stream.
func TestMissingObject(t *testing.T) {
	_, err := mediaClient().GetObject(t.Context(), &mediastoredata.GetObjectInput{Path: aws.String("none")})
	missing := refused[*types.ObjectNotFoundException](t, err)
	equal(t, "message", missing.ErrorMessage(), "Object with id=none not found")
}
