package sigv4_test

import (
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// generator makes requests that are odd in every way a signer can get wrong.
type generator struct{ *rand.Rand }

func newGenerator(seed uint64) generator { return generator{rand.New(rand.NewPCG(seed, 4))} }

func pick[T any](g generator, from ...T) T { return from[g.IntN(len(from))] }

// text strings together pieces that have a meaning somewhere in a URL, a header or UTF-8.
func (g generator) text(pieces ...string) string {
	var b strings.Builder
	for range g.IntN(5) {
		b.WriteString(pick(g, pieces...))
	}
	return b.String()
}

func (g generator) path() string {
	return "/" + g.text("a", "B9", "/", "//", ".", "..", "/./", "%2F", "%2f", "%25", "%7E", "~", "-_", " ", "+", "$", "ሴ", "é",
		"arn:aws:iam::1:user", ";", "=", "&", "@", "!*'()", "\"<>", "|")
}

func (g generator) query() string {
	component := func() string {
		return g.text("a", "A", "b", "Param", "-", ".", "~", "_", "%20", "+", "%2B", "%2F", "/", "%e1%88%b4", "ሴ", "[]", ":", "*",
			"X-Amz-Meta", "=", "?", "%zz", "%", ";")
	}
	var params []string
	for range g.IntN(6) {
		params = append(params, pick(g, component(), component()+"=", component()+"="+component(), "k="+component(), "k=v", ""))
	}
	return strings.Join(params, "&")
}

func (g generator) value() string {
	return g.text("a", "value", " ", "  ", "\t", ",", "a  b", "\"x   y\"", ";", "=", "é", "\u00a0", "ሴ", "1")
}

// header never spells one name in two ways: the SDK's outcome then hangs on the order of a map.
func (g generator) header() http.Header {
	h := http.Header{}
	for _, name := range []string{
		"Content-Type", "Content-Md5", "User-Agent", "X-Amzn-Trace-Id", "Expect", "Transfer-Encoding", "Authorization",
		"Content-Length", "Range", "Accept-Encoding", "Amz-Sdk-Request", "My-Header", "my-lower", "X_Under", "X-Amz-Target",
		"X-Amz-Meta-Zed", "x-amz-meta-low", "X-Amz-Acl", "X-Amz-Request-Payer", "X-Amz-Expected-Bucket-Owner",
		"X-Amz-Checksum-Sha256", "X-Amz-Checksum-Mode", "X-Amz-Object-Lock-Mode", "X-Amz-Grant-Full-Control", "X-Amz-Grant-Read",
		"X-Amz-Storage-Class", "X-Amz-User-Agent", "X-Amz-Copy-Source", "X-Amzn-Query-Mode", "A", "Z",
	} {
		if g.IntN(4) == 0 {
			for range 1 + g.IntN(3) {
				h[name] = append(h[name], g.value())
			}
		}
	}
	if g.IntN(20) == 0 {
		h["X-Empty"] = nil
	}
	return h
}

// request returns any request; wire says that it must survive being sent to a server.
func (g generator) request(wire bool) *http.Request {
	host := pick(g, "example.com", "example.com:8080", "example.com:443", "example.com:80", "localhost:80", "[::1]:8080", "[::1]",
		"192.0.2.1:443")
	u := &url.URL{Scheme: pick(g, "http", "https", "HTTPS"), Host: host, RawQuery: g.query()}
	path := g.path()
	if plain, err := url.PathUnescape(path); err == nil && g.IntN(2) == 0 {
		u.Path, u.RawPath = plain, path
	} else {
		u.Path = path
	}
	r := &http.Request{
		Method:        pick(g, "GET", "PUT", "POST", "DELETE", "PATCH"),
		URL:           u,
		Header:        g.header(),
		ContentLength: pick[int64](g, -1, 0, 0, 1, 15, 12345678),
	}
	if wire {
		u.RawQuery = url.PathEscape(u.RawQuery)
		u.RawQuery = strings.NewReplacer("%3D", "=", "%26", "&", "%3B", ";").Replace(u.RawQuery)
		u.RawQuery = strings.ReplaceAll(u.RawQuery, ";", "%3B")
		delete(r.Header, "X-Empty")
		return r
	}
	switch g.IntN(12) {
	case 0:
		u.Opaque = "//" + host + path
	case 1:
		u.Opaque = "//" + host + "?ignored"
	case 2:
		u.Path, u.RawPath = "", ""
	case 3:
		u.Host = pick(g, "[::1]:443", "[::1]:80")
	}
	if g.IntN(3) == 0 {
		r.Host = pick(g, "other.example.com", "other.example.com:443", "other  space", "[::2]:80")
	}
	return r
}

// credentials are few, so that the caches of both signers are hit and missed.
func (g generator) credentials() aws.Credentials {
	id := pick(g, "AKIDEXAMPLE", "AKIDOTHER")
	c := aws.Credentials{AccessKeyID: id, SecretAccessKey: "secret of " + id}
	if g.IntN(2) == 0 {
		c.SessionToken = "token/+=" + id
	}
	return c
}

func (g generator) params() sigv4.Params {
	return sigv4.Params{
		Service:                pick(g, "iam", "chime", "execute-api"),
		Region:                 pick(g, "us-east-1", "eu-central-1"),
		PayloadHash:            pick(g, sigv4.EmptyPayloadHash, sigv4.UnsignedPayload, sigv4.HashPayload([]byte(g.value()))),
		Time:                   time.Unix(1_700_000_000+g.Int64N(86_400*3), g.Int64N(1e9)),
		DisableURIPathEscaping: g.IntN(2) == 0,
		DisableHeaderHoisting:  g.IntN(3) == 0,
		DisableSessionToken:    g.IntN(5) == 0,
		SetContentSHA256:       g.IntN(3) == 0,
	}
}
