package formwire

const upperHex = "0123456789ABCDEF"

// plain marks the bytes that stand for themselves (RFC 3986, section 2.3).
var plain = [256]bool{
	'-': true, '.': true, '_': true, '~': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true,
	'A': true, 'B': true, 'C': true, 'D': true, 'E': true, 'F': true, 'G': true, 'H': true, 'I': true, 'J': true,
	'K': true, 'L': true, 'M': true, 'N': true, 'O': true, 'P': true, 'Q': true, 'R': true, 'S': true, 'T': true,
	'U': true, 'V': true, 'W': true, 'X': true, 'Y': true, 'Z': true,
	'a': true, 'b': true, 'c': true, 'd': true, 'e': true, 'f': true, 'g': true, 'h': true, 'i': true, 'j': true,
	'k': true, 'l': true, 'm': true, 'n': true, 'o': true, 'p': true, 'q': true, 'r': true, 's': true, 't': true,
	'u': true, 'v': true, 'w': true, 'x': true, 'y': true, 'z': true,
}

// appendEscaped appends v percent-encoded.
func appendEscaped[T string | []byte](b []byte, v T) []byte {
	start := 0
	for i := range len(v) {
		if c := v[i]; !plain[c] {
			b = append(append(b, v[start:i]...), '%', upperHex[c>>4], upperHex[c&0xf])
			start = i + 1
		}
	}
	return append(b, v[start:]...)
}
