package syntax

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// The digits of escapes; all match at the beginning of what is left.
var (
	octalJava  = regexp.MustCompile(`^(?:[0-3][0-7]{0,2}|[4-7][0-7]?)`)
	octalECMA  = regexp.MustCompile(`^[0-7]{0,2}`)
	braced     = regexp.MustCompile(`^\{0*([0-9A-Fa-f]{1,6})\}`)
	hexDigits  = regexp.MustCompile(`^[0-9A-Fa-f]{2}`)
	unitDigits = regexp.MustCompile(`^[0-9A-Fa-f]{4}`)
	moreDigits = regexp.MustCompile(`^[0-9A-Fa-f]{1,2}`)
	lowHalf    = regexp.MustCompile(`^\\u([dD][c-fC-F][0-9A-Fa-f]{2})`)
)

// control reads the character behind \c: Java inverts a bit of any, ECMA-262 takes
// letters only.
func (p *parser) control(from int) rune {
	c := p.next()
	switch {
	case p.java() && p.at > from+len(`\c`):
		return c ^ 0x40
	case c < 128 && unicode.IsLetter(c):
		return c & 0x1f
	}
	p.fail(from, `\c needs a character`)
	return -1
}

// octal reads the digits behind \0, without which that is a character of its own
// in ECMA-262.
func (p *parser) octal(from int) rune {
	digits := octalECMA.FindString(p.rest())
	if p.java() {
		if digits = octalJava.FindString(p.rest()); digits == "" {
			p.fail(from, `\0 needs octal digits`)
		}
	}
	p.at += len(digits)
	v, _ := strconv.ParseUint("0"+digits, 8, 32)
	return rune(v)
}

// hex reads the digits of \x, and the braces that Java and others take.
func (p *parser) hex(from int) rune {
	if strings.HasPrefix(p.rest(), "{") {
		return p.braced(from)
	}
	digits := hexDigits.FindString(p.rest())
	if digits == "" {
		p.fail(from, `\x needs two hexadecimal digits`)
	}
	return p.digits(digits)
}

// digits consumes the digits of a character.
func (p *parser) digits(text string) rune {
	p.at += len(text)
	v, _ := strconv.ParseUint(text, 16, 32)
	return rune(v)
}

// braced reads the digits of a character in braces.
func (p *parser) braced(from int) rune {
	m := braced.FindStringSubmatch(p.rest())
	if m == nil {
		p.fail(from, "malformed number of a character")
		return -1
	}
	p.at += len(m[0])
	v, _ := strconv.ParseUint(m[1], 16, 32)
	c := rune(v)
	if c > unicode.MaxRune {
		p.fail(from, "the number of a character is beyond 10FFFF")
	}
	return c
}

// unicode reads the digits of \u, and a second escape where both are a pair.
func (p *parser) unicode(from int) rune {
	if strings.HasPrefix(p.rest(), "{") && !p.java() {
		return p.braced(from)
	}
	digits := unitDigits.FindString(p.rest())
	if digits == "" {
		p.fail(from, `\u needs four hexadecimal digits`)
		return -1
	}
	c := p.digits(digits)
	if more := moreDigits.FindString(p.rest()); more != "" {
		if long, _ := strconv.ParseUint(digits+more, 16, 32); long >= 0x10000 && long <= unicode.MaxRune {
			at := p.at
			p.at += len(more)
			p.fact(LongEscape, from)
			p.at = at
		}
	}
	if low := lowHalf.FindStringSubmatch(p.rest()); low != nil && c >= 0xD800 && c <= 0xDBFF {
		p.at += len(`\u`)
		return 0x10000 + (c-0xD800)<<10 + (p.digits(low[1]) - 0xDC00)
	}
	if c >= 0xD800 && c <= 0xDFFF {
		p.fact(LoneSurrogate, from)
	}
	return c
}
