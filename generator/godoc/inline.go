package godoc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A paragraph is the text that is being collected, with whitespace collapsed.
type paragraph struct {
	buf     []byte
	written int  // bytes collected in all paragraphs
	space   bool // whitespace was read and not written yet
	inner   bool // all of it stood before an end tag
	bracket bool // a '[' waits for its ']'
	plain   bool // there is text that is not bold
	linked  bool // there is a link
	bold    int  // open bold tags
	address bool // the last text is the address of a link
	link    anchor
}

// An anchor is an open link.
type anchor struct {
	url     string // empty if no link is open
	start   int    // where its text begins in buf
	bracket bool   // the value of paragraph.bracket at start
}

// write adds text, up to room bytes.
func (p *paragraph) write(b []byte, room int) {
	limit := p.written + room
	for len(b) > 0 && p.written < limit {
		r, n := utf8.DecodeRune(b)
		b = b[n:]
		switch {
		case unicode.IsSpace(r):
			p.space, p.inner = true, false
		case r >= utf8.RuneSelf || r < ' ' || r == 0x7f:
			if !dropped(r) {
				p.put(r)
			}
		default:
			p.put(r)
		}
	}
}

// put adds one printable rune.
func (p *paragraph) put(r rune) {
	before := len(p.buf)
	if before > 0 && p.separated(r) {
		p.buf = append(p.buf, ' ')
	}
	p.space, p.inner, p.address = false, false, false
	switch r {
	case '[':
		p.bracket = true
	case ']':
		p.bracket = false
	}
	p.plain = p.plain || p.bold == 0
	p.buf = utf8.AppendRune(p.buf, r)
	p.written += len(p.buf) - before
}

// separated reports whether a space is due before a rune. Models are full of
// spaces before end tags, which would separate a word from its punctuation.
func (p *paragraph) separated(r rune) bool {
	if p.space {
		return !p.inner || !strings.ContainsRune(".,;:!?)'", r)
	}
	return p.address && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// separate sets a mark between two texts of one paragraph.
func (p *paragraph) separate(mark string) {
	if len(p.buf) > 0 {
		p.space, p.inner = true, false
		p.write([]byte(mark), len(mark)+1)
	}
	p.space = true
}

// openLink begins a link, if its target is one for readers.
func (p *paragraph) openLink(href string) {
	p.link = anchor{url: target(href), start: len(p.buf), bracket: p.bracket}
}

// closeLink ends the open link, if any, and sets its text.
func (p *paragraph) closeLink(set *linkSet) {
	a := p.link
	p.link = anchor{}
	if a.url == "" {
		return
	}
	if len(p.buf) > a.start && p.buf[a.start] == ' ' {
		a.start++
	}
	if len(p.buf) == a.start {
		return
	}
	p.linked = true
	text := set.add(quotes(string(p.buf[a.start:])), a)
	p.buf = append(p.buf[:a.start], text...)
	p.address = text == a.url
}

// take returns the paragraph and begins the next one, in the same link.
func (p *paragraph) take(set *linkSet) block {
	url := p.link.url
	p.closeLink(set)
	b := block{text: quotes(string(p.buf)), bold: !p.plain && !p.linked}
	*p = paragraph{buf: p.buf[:0], written: p.written, link: anchor{url: url}}
	return b
}
