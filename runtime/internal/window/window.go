// Package window makes strings of the bytes of a message body.
package window

// size bounds what a kept string keeps alive: strings are cut from
// windows of this size rather than from one copy of the body.
const size = 4096

// Window makes strings of a body's bytes with few allocations: neighbouring
// strings share one copied stretch of the body.
type Window struct {
	s     string
	start int
}

// Cut returns data[a:b] as a string.
func (w *Window) Cut(data []byte, a, b int) string {
	if a >= w.start && b-w.start <= len(w.s) {
		return w.s[a-w.start : b-w.start]
	}
	if b-a >= size/4 {
		return string(data[a:b])
	}
	w.start = a
	w.s = string(data[a:min(a+size, len(data))])
	return w.s[:b-a]
}
