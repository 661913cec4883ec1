package endpoints

// Substring returns s[start:stop], with reverse counted from the end of s, the function substring. There is no value
// when s is too short, when the range is empty or negative, and when s holds anything but ASCII.
func Substring(s string, start, stop int, reverse bool) (string, bool) {
	if start < 0 || start >= stop || stop > len(s) {
		return "", false
	}
	for i := range len(s) {
		if s[i] >= 0x80 {
			return "", false
		}
	}
	if reverse {
		start, stop = len(s)-stop, len(s)-start
	}
	return s[start:stop], true
}

// URIEncode percent-encodes every byte of s that is not unreserved in RFC 3986, the function uriEncode.
func URIEncode(s string) string {
	escapes := 0
	for i := range len(s) {
		if !isUnreserved(s[i]) {
			escapes++
		}
	}
	if escapes == 0 {
		return s
	}
	const hex = "0123456789ABCDEF"
	out := make([]byte, 0, len(s)+2*escapes)
	for i := range len(s) {
		if c := s[i]; isUnreserved(c) {
			out = append(out, c)
		} else {
			out = append(out, '%', hex[c>>4], hex[c&15])
		}
	}
	return string(out)
}

func isUnreserved(c byte) bool {
	return isAlphanumeric(c) || c == '-' || c == '_' || c == '.' || c == '~'
}
