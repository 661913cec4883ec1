package sigv4

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"
	"sync/atomic"
)

const (
	algorithm       = "AWS4-HMAC-SHA256"
	scopeTerminator = "aws4_request"
	// cachedKeys bounds a key cache: enough for a client of several regions or a server of a few callers, and a scan stays
	// far cheaper than deriving a key.
	cachedKeys = 32
)

// scope is what a signing key is good for. The date has the form 20060102.
type scope struct {
	date, region, service string
}

// append writes the credential scope as it stands in the string to sign.
func (s scope) append(dst []byte) []byte {
	dst = append(append(dst, s.date...), '/')
	dst = append(append(dst, s.region...), '/')
	dst = append(append(dst, s.service...), '/')
	return append(dst, scopeTerminator...)
}

// keyID is all that a signing key depends on. The secret belongs to it: an access key whose secret was corrected or replaced
// must not go on with the key of the old one.
type keyID struct {
	accessKey, secret string
	scope             scope
}

// signingKey is a derived key, held as the two padded blocks that HMAC puts before the message and before the inner digest.
type signingKey struct {
	id           keyID
	inner, outer [sha256.BlockSize]byte
}

// deriveKey does the four chained HMACs of the scheme. The strings of id are copied, as they may be parts of a whole request.
func deriveKey(id keyID) *signingKey {
	key := mac([]byte("AWS4"+id.secret), id.scope.date)
	key = mac(key, id.scope.region)
	key = mac(key, id.scope.service)
	key = mac(key, scopeTerminator)

	k := &signingKey{id: keyID{
		accessKey: strings.Clone(id.accessKey),
		secret:    strings.Clone(id.secret),
		scope: scope{
			date:    strings.Clone(id.scope.date),
			region:  strings.Clone(id.scope.region),
			service: strings.Clone(id.scope.service),
		},
	}}
	copy(k.inner[:], key)
	copy(k.outer[:], key)
	for i := range k.inner {
		k.inner[i] ^= 0x36
		k.outer[i] ^= 0x5c
	}
	return k
}

func mac(key []byte, message string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(message))
	return h.Sum(nil)
}

// sign returns the signature of the canonical request in sc.buf. HMAC is spelled out over one contiguous
// buffer, because two calls of Sum256 need neither a hash object nor an allocation.
func (k *signingKey) sign(sc *scratch, amzDate string) [sha256.Size]byte {
	request := sha256.Sum256(sc.buf)
	b := append(sc.work[:0], k.inner[:]...)
	b = append(append(b, algorithm...), '\n')
	b = append(append(b, amzDate...), '\n')
	b = append(k.id.scope.append(b), '\n')
	b = hex.AppendEncode(b, request[:])
	message := sha256.Sum256(b)
	b = append(b[:0], k.outer[:]...)
	b = append(b, message[:]...)
	sc.work = b
	return sha256.Sum256(b)
}

// keyCache holds the latest derived keys, newest first. Readers take no lock: the slice is never changed once published.
type keyCache struct {
	_ noCopy
	// published is a *[]*signingKey. A generic atomic.Pointer would be compiled again
	// in each package that has a Signer in it.
	published atomic.Value
}

// noCopy has go vet find copies of what it is in, as atomic.Value does not.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// keys returns what is published, nil for nothing.
func (c *keyCache) keys() []*signingKey {
	if keys, ok := c.published.Load().(*[]*signingKey); ok {
		return *keys
	}
	return nil
}

// find returns nil when no key of that very identity is cached.
func (c *keyCache) find(id keyID) *signingKey {
	for _, k := range c.keys() {
		if k.id == id {
			return k
		}
	}
	return nil
}

// add publishes k and drops the oldest key beyond the bound.
func (c *keyCache) add(k *signingKey) {
	for {
		old := c.published.Load()
		if c.find(k.id) != nil {
			return
		}
		have := c.keys()
		keys := make([]*signingKey, 0, cachedKeys)
		keys = append(append(keys, k), have[:min(len(have), cachedKeys-1)]...)
		if c.published.CompareAndSwap(old, &keys) {
			return
		}
	}
}

// scratches are buffers that no call uses.
var scratches = sync.Pool{New: func() any { return new(scratch) }}

// takeScratch takes buffers for one call; they go back with done.
func takeScratch() *scratch {
	sc, _ := scratches.Get().(*scratch)
	return sc
}

func (sc *scratch) done() {
	if sc.reset() {
		scratches.Put(sc)
	}
}
