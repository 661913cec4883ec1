package godoc

import "strings"

// A linkSet holds the link definitions of one text.
type linkSet struct {
	order []string          // link texts
	urls  map[string]string // by link text
	cost  int               // bytes that definitions and targets take
}

// add returns what stands for a link in a paragraph: its text in brackets and a
// definition at the end, or its text and the target where brackets would not
// be read as that link.
func (s *linkSet) add(text string, a anchor) string {
	url, defined := s.urls[text]
	switch {
	case text == a.url:
		return text
	case a.bracket || strings.ContainsAny(text, "[]") || len(text) > maxLinkText || defined && url != a.url:
		s.cost += len(a.url) + len(" ()")
		return text + " (" + a.url + ")"
	case !defined:
		if s.urls == nil {
			s.urls = make(map[string]string)
		}
		s.urls[text] = a.url
		s.order = append(s.order, text)
		s.cost += len(text) + len(a.url) + len("[]: \n[]")
	default:
		s.cost += len("[]")
	}
	return "[" + text + "]"
}

// target returns the address of a link as one word, or "" if it has none that
// a reader could follow.
func target(href string) string {
	scheme, rest, found := strings.Cut(strings.TrimSpace(clean(href)), "://")
	scheme = strings.ToLower(scheme)
	if !found || scheme != "http" && scheme != "https" || !isHost(rest) || len(rest) > maxURL/4 {
		return ""
	}
	var out strings.Builder
	out.WriteString(scheme + "://")
	for i := range len(rest) {
		switch b := rest[i]; {
		case b == '\n' || b == '\t':
			// Browsers leave them out, too.
		case b <= ' ' || b > '~' || strings.IndexByte("\"'<>[\\]^`{|}", b) >= 0:
			out.WriteByte('%')
			out.WriteByte("0123456789ABCDEF"[b>>4])
			out.WriteByte("0123456789ABCDEF"[b&15])
		default:
			out.WriteByte(b)
		}
	}
	return out.String()
}

// isHost reports whether the part of an address behind "://" begins as a host.
func isHost(rest string) bool {
	if rest == "" {
		return false
	}
	b := rest[0]
	return '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z'
}
