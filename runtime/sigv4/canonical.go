package sigv4

import (
	"bytes"
	"encoding/binary"
	"sort"
	"strings"
)

// maxSpare is the largest buffer kept for the next call, in bytes; a rare huge request must not hold on to its memory.
const maxSpare = 64 << 10

// scratch holds the buffers of one call. Slices into names and query stay valid when those grow, as old arrays live on.
type scratch struct {
	buf     []byte // the canonical request
	work    []byte // what the signature is computed over, and the value of Authorization
	names   []byte
	headers []header
	order   []ranked // the headers by name, once sorted
	query   []byte
	pairs   []pair
	single  [2]string
}

// header is one entry to be signed; entries of one name (spelled differently in the request) follow each other when sorted.
type header struct {
	name   []byte // lower case
	key    string // as the request spells it
	values []string
}

// pair is one query parameter in canonical encoding.
type pair struct {
	key, value []byte
}

// reset lets go of the request's strings and tells whether the buffers are worth keeping.
func (sc *scratch) reset() bool {
	clear(sc.headers)
	sc.single = [2]string{}
	sc.buf, sc.work, sc.names, sc.query = sc.buf[:0], sc.work[:0], sc.names[:0], sc.query[:0]
	sc.headers, sc.order, sc.pairs = sc.headers[:0], sc.order[:0], sc.pairs[:0]
	return max(cap(sc.buf), cap(sc.work), cap(sc.names), cap(sc.query), 64*cap(sc.headers), 64*cap(sc.pairs)) <= maxSpare
}

// request is what the canonical request takes beside the collected headers and query parameters.
type request struct {
	method      string
	path        string // as sent
	style       pathStyle
	payloadHash string
}

// build writes the canonical request into sc.buf and returns where its query string and its signed header list stand.
func (sc *scratch) build(r request) (query, signed span) {
	b := append(sc.buf[:0], r.method...)
	b = append(b, '\n')
	b = r.style.append(b, r.path)
	b = append(b, '\n')
	query.start = len(b)
	b = sc.appendQuery(b)
	query.end = len(b)
	b = append(b, '\n')
	b = sc.appendHeaders(b)
	b = append(b, '\n')
	signed.start = len(b)
	b = sc.appendSignedHeaders(b)
	signed.end = len(b)
	b = append(b, '\n')
	sc.buf = append(b, r.payloadHash...)
	return query, signed
}

// span is a part of scratch.buf.
type span struct{ start, end int }

// addHeader collects a header under its lower-case name.
func (sc *scratch) addHeader(key string, values []string) {
	start := len(sc.names)
	sc.names = appendLower(sc.names, key)
	name := sc.names[start:len(sc.names):len(sc.names)]
	sc.headers = append(sc.headers, header{name: name, key: key, values: values})
	sc.order = append(sc.order, ranked{rank: rank(name), at: len(sc.order)})
}

// ranked points at a header; these few bytes are moved in sorting, not the header.
type ranked struct {
	rank uint64
	at   int
}

// rank orders most names by a single comparison.
func rank(name []byte) uint64 {
	var first [8]byte
	copy(first[:], name)
	return binary.BigEndian.Uint64(first[:])
}

// sortHeaders orders by name, and spellings of one name by the spelling, so that the outcome never hangs on map order.
func (sc *scratch) sortHeaders() {
	sort.Sort((*headerOrder)(sc))
}

// headerOrder sorts scratch.order. The generic functions would be compiled for it alone, to forty times the code.
type headerOrder scratch

// Len implements [sort.Interface].
func (o *headerOrder) Len() int { return len(o.order) }

// Less implements [sort.Interface].
func (o *headerOrder) Less(i, j int) bool {
	a, b := o.order[i], o.order[j]
	if a.rank != b.rank {
		return a.rank < b.rank
	}
	x, y := &o.headers[a.at], &o.headers[b.at]
	if c := bytes.Compare(x.name, y.name); c != 0 {
		return c < 0
	}
	return x.key < y.key
}

// Swap implements [sort.Interface].
func (o *headerOrder) Swap(i, j int) { o.order[i], o.order[j] = o.order[j], o.order[i] }

// sameName tells whether the i-th header in order is another spelling of the one before.
func (sc *scratch) sameName(i int) bool {
	return i > 0 && bytes.Equal(sc.headers[sc.order[i].at].name, sc.headers[sc.order[i-1].at].name)
}

// appendHeaders writes one line for each name, the values of all its entries joined by commas.
func (sc *scratch) appendHeaders(b []byte) []byte {
	more := false
	for i, o := range sc.order {
		h := &sc.headers[o.at]
		if !sc.sameName(i) {
			if i > 0 {
				b = append(b, '\n')
			}
			b = append(append(b, h.name...), ':')
			more = false
		}
		for _, v := range h.values {
			if more {
				b = append(b, ',')
			}
			b, more = appendTrimmed(b, v), true
		}
	}
	return append(b, '\n')
}

// appendSignedHeaders writes the names, each once, with semicolons between.
func (sc *scratch) appendSignedHeaders(b []byte) []byte {
	for i, o := range sc.order {
		if sc.sameName(i) {
			continue
		}
		if i > 0 {
			b = append(b, ';')
		}
		b = append(b, sc.headers[o.at].name...)
	}
	return b
}

// appendTrimmed writes a header value without space around it and with every run of inner spaces made one. Tabs inside stay.
func appendTrimmed(b []byte, v string) []byte {
	v = strings.TrimSpace(v)
	for {
		i := strings.Index(v, "  ")
		if i < 0 {
			return append(b, v...)
		}
		b = append(b, v[:i+1]...)
		v = strings.TrimLeft(v[i:], " ")
	}
}

// appendLower writes s in lower case; header names are nearly always ASCII.
func appendLower(b []byte, s string) []byte {
	start := len(b)
	b = append(b, s...)
	written := b[start:]
	for i, c := range written {
		if c >= 0x80 {
			return append(b[:start], strings.ToLower(s)...)
		}
		if 'A' <= c && c <= 'Z' {
			written[i] = c + ('a' - 'A')
		}
	}
	return b
}
