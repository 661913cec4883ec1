package runtime_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/generator/importer/importertest"
	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

// wholeBody is an operation with a body that is held in memory.
func wholeBody(traits runtime.OperationTraits) *runtime.Operation {
	return &runtime.Operation{Name: "Put", Method: "POST", URI: "/put", HasBody: true, Traits: traits}
}

// compressed lets the bodies of an operation be compressed.
func compressed(op *runtime.Operation) *runtime.Operation {
	op.Compress = runtime.Gzip
	return op
}

// note is an input with a body and headers.
func note(body string) *testshape.Bound { return &testshape.Bound{Body: &body} }

// foo is the input of RestJsonHttpChecksumRequired.
type foo struct{}

// Encode implements [runtime.Encodable].
func (foo) Encode(e runtime.Encoder) {
	e.W.String(&runtime.Member{Wire: "foo"}, "base64 encoded md5 checksum")
}

// The checksum is the one of Smithy's protocol test RestJsonHttpChecksumRequired
// and, of a stream, of RFC 1321.
func TestChecksum(t *testing.T) {
	stream := upload()
	stream.Traits = runtime.ChecksumRequired
	c, err := caught(t, newService(), stream, &testshape.Upload{Body: newSeekable("message digest")})
	if got := c.r.Header.Get("Content-MD5"); err != nil || got != "+WtpfXy3k41SWi8xqvFh0A==" || string(c.sent) != "message digest" {
		t.Errorf("%s, %q, %v", got, c.sent, err)
	}
	c, err = caught(t, newService(), stream, &testshape.Upload{Body: newSeekable("message digest"), MD5: aws.String("mine")})
	if got := c.r.Header.Get("Content-MD5"); err != nil || got != "mine" {
		t.Errorf("%s, %v", got, err)
	}
	c, err = caught(t, newService(), stream, new(testshape.Upload))
	if err != nil || c.r.Header["Content-Md5"] != nil {
		t.Errorf("without a body: %v, %v", c.r.Header, err)
	}
	if c, err = caught(t, newService(), stream, &testshape.Upload{Body: io.MultiReader(strings.NewReader("x"))}, anonymous); err == nil || c.r != nil {
		t.Error("sent without a checksum")
	}
	c, err = caught(t, newService(), wholeBody(runtime.ChecksumRequired), foo{})
	if got := c.r.Header.Get("Content-MD5"); err != nil || got != "iB0/3YSo7maijL0IGOgA9g==" {
		t.Errorf("%s of %s, %v", got, c.sent, err)
	}
}

func gunzip(t *testing.T, text []byte) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%v in %.40q", err, text)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}

func TestCompression(t *testing.T) {
	long := strings.Repeat("long ", 3000)
	c, err := caught(t, newService(), compressed(wholeBody(0)), note(long))
	if err != nil || c.r.Header.Get("Content-Encoding") != "gzip" || gunzip(t, c.sent) != `{"body":"`+long+`"}` || c.r.ContentLength != int64(len(c.sent)) {
		t.Errorf("%v, %v", c.r.Header, err)
	}
	in := note("x")
	for name, change := range map[string]func(*runtime.Config){
		"short":    func(*runtime.Config) {},
		"disabled": func(c *runtime.Config) { c.DisableRequestCompression, c.MinCompressSize = true, 1 },
	} {
		c, err = caught(t, newService(), compressed(wholeBody(0)), in, change)
		if err != nil || c.r.Header["Content-Encoding"] != nil || string(c.sent) != `{"body":"x"}` {
			t.Errorf("%s: %v, %q, %v", name, c.r.Header, c.sent, err)
		}
	}
	c, err = caught(t, newService(), compressed(wholeBody(0)), in, func(c *runtime.Config) { c.MinCompressSize = 12 })
	if err != nil || gunzip(t, c.sent) != `{"body":"x"}` {
		t.Errorf("%q, %v", c.sent, err)
	}
	for _, size := range []int64{-1, 10485761} {
		_, err = caught(t, newService(), compressed(wholeBody(0)), in, func(c *runtime.Config) { c.MinCompressSize = size })
		var bad *smithy.SerializationError
		if !errors.As(err, &bad) {
			t.Errorf("%d: %v", size, err)
		}
	}
}

func TestCompressedStreams(t *testing.T) {
	op := compressed(upload())
	c, err := caught(t, newService(), op, &testshape.Upload{Body: newSeekable("body"), Encoding: aws.String("custom")})
	if err != nil || c.r.Header.Get("Content-Encoding") != "custom, gzip" || gunzip(t, c.sent) != "body" || c.r.ContentLength != int64(len(c.sent)) {
		t.Errorf("seekable: %d of %d, %v, %v", len(c.sent), c.r.ContentLength, c.r.Header, err)
	}
	long := strings.Repeat("0123456789", 100000)
	c, err = caught(t, newService(), op, &testshape.Upload{Body: io.MultiReader(strings.NewReader(long))}, anonymous)
	if err != nil || gunzip(t, c.sent) != long || c.r.ContentLength != -1 {
		t.Errorf("not seekable: %d of %d, %v", len(c.sent), c.r.ContentLength, err)
	}
	op.Traits |= runtime.RequiresLength
	c, err = caught(t, newService(), op, &testshape.Upload{Body: newSeekable("body")})
	if err != nil || c.r.Header["Content-Encoding"] != nil || string(c.sent) != "body" {
		t.Errorf("with a length: %q, %v", c.sent, err)
	}
	s := serve(t, func(w http.ResponseWriter, n int) {
		if n < 2 {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	})
	op.Traits = 0
	if err := invoke(t, configAt(s.URL), op, &testshape.Upload{Body: newSeekable(long)}, new(testshape.Download)); err != nil {
		t.Fatal(err)
	}
	for i, r := range s.seen {
		if gunzip(t, []byte(r.body)) != long {
			t.Errorf("attempt %d sent something else", i+1)
		}
	}
}

// aws-sdk-go-v2's signer gives the same signature over what was sent.
func TestSignatureOfStreams(t *testing.T) {
	signer := v4.NewSigner()
	for name, traits := range map[string]runtime.OperationTraits{"signed": 0, "compressed": 0, "unsigned": runtime.UnsignedPayload} {
		op := upload()
		if op.Traits = traits; name == "compressed" {
			op = compressed(op)
		}
		op.HostPrefix, op.HostLabel = "{Account}.data-", testshape.UploadLabel
		op.URI = "/up/{account}"
		c, err := caught(t, newService(), op, &testshape.Upload{Body: newSeekable("some body"), Account: aws.String("a-1.b")})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if c.r.URL.Host != "a-1.b.data-example.com" || c.r.Host != c.r.URL.Host || c.r.URL.Path != "/up/a-1.b" {
			t.Errorf("%s: host %s, URL %s", name, c.r.Host, c.r.URL)
		}
		at, err := time.Parse("20060102T150405Z", c.r.Header.Get("X-Amz-Date"))
		if err != nil {
			t.Fatal(err)
		}
		hash := sha256Hex(c.sent)
		if traits == runtime.UnsignedPayload {
			hash = "UNSIGNED-PAYLOAD"
		}
		again := c.r.Clone(t.Context())
		for _, h := range []string{"Authorization", "Amz-Sdk-Request", "Amz-Sdk-Invocation-Id"} {
			again.Header.Del(h)
		}
		creds, err := staticCredentials().Retrieve(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := signer.SignHTTP(t.Context(), creds, again, hash, "test", "us-east-1", at); err != nil {
			t.Fatal(err)
		}
		if got, want := c.r.Header.Get("Authorization"), again.Header.Get("Authorization"); got != want {
			t.Errorf("%s:\n%s, want\n%s", name, got, want)
		}
	}
}

// treeHashes prints what botocore computes for bodies of some sizes.
const treeHashes = `
import io, json, sys
from botocore.utils import calculate_tree_hash
print(json.dumps([calculate_tree_hash(io.BytesIO((bytes(range(251)) * (n // 251 + 1))[:n])) for n in json.load(sys.stdin)]))
`

func TestTreeHash(t *testing.T) {
	importertest.DataDir(t)
	sizes := []int{1, 1 << 20, 1<<20 + 1, 3<<20 + 5, 4 << 20, 7<<20 + rand.IntN(1<<20)}
	in, err := json.Marshal(sizes)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("python3", "-c", treeHashes)
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var want []string
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	op := upload()
	op.Traits = runtime.TreeHash
	for i, n := range sizes {
		body := make([]byte, n)
		for j := range body {
			body[j] = byte(j % 251)
		}
		c, err := caught(t, newService(), op, &testshape.Upload{Body: bytes.NewReader(body)})
		if err != nil {
			t.Fatal(err)
		}
		if got := c.r.Header.Get("X-Amz-Sha256-Tree-Hash"); got != want[i] {
			t.Errorf("%d bytes: %s, want %s", n, got, want[i])
		}
		if got := c.r.Header.Get("X-Amz-Content-Sha256"); got != sha256Hex(body) {
			t.Errorf("%d bytes: %s", n, got)
		}
	}
	c, err := caught(t, newService(), op, new(testshape.Upload))
	if err != nil || c.r.Header["X-Amz-Sha256-Tree-Hash"] != nil {
		t.Errorf("without a body: %v, %v", c.r.Header, err)
	}
}
