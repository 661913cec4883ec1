package pattern

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// The parts of escapes; all match at the beginning of what is left.
var (
	// meant is what somebody who escaped twice wanted to escape. In a class, where
	// a backslash is often meant, only the letters of sets count.
	meant        = regexp.MustCompile(`^(?:[dDwWsSbB](?:[^a-zA-Z]|$)|[pP]\{|[.+*?$^(){}/-])`)
	meantInClass = regexp.MustCompile(`^(?:[dDwWsS](?:[^a-zA-Z0-9-]|$)|[pP]\{)`)
	back         = regexp.MustCompile(`^(?:\d{1,2}|k<\w+>|k)`)
	octal        = regexp.MustCompile(`^[0-7]{0,3}`)
	propertyName = regexp.MustCompile(`^(?:\{\^?([\w=:-]+)\}|([A-Z]))`)
	hexDigits    = regexp.MustCompile(`^(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))`)
	unitDigits   = regexp.MustCompile(`^(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{4}))`)
	moreDigits   = regexp.MustCompile(`^[0-9A-Fa-f]{1,2}`)
	lowHalf      = regexp.MustCompile(`^\\u([dD][c-fC-F][0-9A-Fa-f]{2})`)
)

// escape reads an escape outside of classes; its backslash is consumed.
func (p *parser) escape(n *Node) {
	n.Op = OpClass
	rest := p.rest()
	switch {
	case rest == "":
		p.fail(n.At, "a backslash ends the pattern")
	case rest[0] == '\\':
		p.at++
		if meant.MatchString(p.rest()) {
			p.doubled(n.At)
		}
		n.Class = `\\`
	case rest[0] == 'b' || rest[0] == 'B':
		p.at++
		n.Op, n.Class = OpAssert, `\`+rest[:1]
	case strings.IndexByte("AzZG", rest[0]) >= 0:
		p.at++
		if n.Op = OpEnd; rest[0] == 'A' || rest[0] == 'G' {
			n.Op = OpBegin
		}
	case rest[0] >= '1' && rest[0] <= '9', rest[0] == 'k':
		p.at += len(back.FindString(rest))
		n.Op = OpBackref
		p.fact(Backreference, n.At)
	default:
		set, c := p.shared(n.At)
		if n.Class = set; set == "" && c >= 0 {
			n.Class = quote(c)
		}
	}
}

// doubled records an escaped backslash, with the character behind it.
func (p *parser) doubled(from int) {
	at := p.at
	p.next()
	p.fact(DoubleEscape, from)
	p.at = at
}

// shared reads an escape that means the same in and outside of classes: a set in
// Go's syntax, or a character. The set is empty and the character -1 when Go has
// nothing like it.
func (p *parser) shared(from int) (set string, c rune) {
	switch c := p.next(); c {
	case 'd', 'D', 'w', 'W':
		return `\` + string(c), -1
	case 's', 'S':
		return p.space(c == 'S'), -1
	case 'h':
		return ` \t\x{A0}`, -1
	case 'p', 'P':
		return p.property(c == 'P'), -1
	case 'u':
		return "", p.unicode(from)
	case 'x':
		return "", p.hex(from)
	case 'c':
		if p.at < len(p.text) {
			return "", p.next() & 0x1f
		}
		return "", -1
	case '0':
		digits := octal.FindString(p.rest())
		p.at += len(digits)
		v, _ := strconv.ParseUint("0"+digits, 8, 32)
		return "", rune(v)
	default:
		if i := strings.IndexRune("tnrfae", c); i >= 0 {
			return "", rune("\t\n\r\f\a\x1b"[i])
		}
		if c == 'v' {
			return "", '\v'
		}
		if c < 128 && unicode.IsLetter(c) && p.java() {
			p.fail(from, fmt.Sprintf(`unknown escape \%c`, c))
		}
		return "", c
	}
}

// space is \s, or the rest for \S: they are others in Java, ECMA-262 and Go.
func (p *parser) space(negated bool) string {
	switch {
	case p.java() && negated:
		return `\x{0}-\x{8}\x{E}-\x{1F}\x{21}-\x{10FFFF}`
	case p.java():
		return `\t-\r `
	case negated:
		return `\x{0}-\x{8}\x{E}-\x{1F}\x{21}-\x{9F}\x{A1}-\x{167F}\x{1681}-\x{1FFF}\x{200B}-\x{2027}\x{202A}-\x{202E}` +
			`\x{2030}-\x{205E}\x{2060}-\x{2FFF}\x{3001}-\x{FEFE}\x{FF00}-\x{10FFFF}`
	}
	return `\t-\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}`
}

// properties are Java's names that Go lacks or understands in another way.
func properties(name string) string {
	switch strings.TrimPrefix(name, "Is") {
	case "Alnum", "Alpha", "Blank", "Cntrl", "Digit", "Graph", "Lower", "Print", "Punct", "Space", "Upper", "XDigit", "ASCII":
		return "[:" + strings.ToLower(name) + ":]"
	case "all":
		return `\x{0}-\x{10FFFF}`
	case "LD":
		return `\pL\pNd`
	case "Alphabetic":
		return `\pL`
	case "Whitespace", "White_Space":
		return `\s\x0B\pZ`
	}
	return ""
}

// property reads the name of a property, in braces or of one letter.
func (p *parser) property(negated bool) string {
	m := propertyName.FindStringSubmatch(p.rest())
	if m == nil {
		p.fail(p.at, "malformed property")
		return ""
	}
	p.at += len(m[0])
	name := m[1] + m[2]
	name = name[strings.IndexAny(name, "=:")+1:]
	if set := properties(name); set != "" {
		switch {
		case !negated:
			return set
		case strings.HasPrefix(set, "[:"):
			return "[:^" + set[2:]
		}
		return ""
	}
	set := `\p{` + strings.TrimPrefix(name, "Is") + `}`
	if negated {
		set = `\P` + set[2:]
	}
	if _, err := regexp.Compile("[" + set + "]"); err != nil {
		return ""
	}
	return set
}

// hex reads the digits of \x.
func (p *parser) hex(from int) rune {
	m := hexDigits.FindStringSubmatch(p.rest())
	if m == nil {
		p.fail(from, `\x needs two hexadecimal digits`)
		return -1
	}
	p.at += len(m[0])
	v, _ := strconv.ParseUint(m[1]+m[2], 16, 32)
	return rune(v)
}

// unicode reads the digits of \u, and a second escape where both are a pair.
func (p *parser) unicode(from int) rune {
	m := unitDigits.FindStringSubmatch(p.rest())
	if m == nil {
		p.fail(from, `\u needs four hexadecimal digits`)
		return -1
	}
	p.at += len(m[0])
	v, _ := strconv.ParseUint(m[1]+m[2], 16, 32)
	if more := moreDigits.FindString(p.rest()); m[2] != "" && more != "" {
		if long, _ := strconv.ParseUint(m[2]+more, 16, 32); long >= 0x10000 && long <= 0x10FFFF {
			at := p.at
			p.at += len(more)
			p.fact(LongEscape, from)
			p.at = at
		}
	}
	if v >= 0xD800 && v <= 0xDBFF {
		if low := lowHalf.FindStringSubmatch(p.rest()); low != nil {
			p.at += len(low[0])
			second, _ := strconv.ParseUint(low[1], 16, 32)
			return rune(0x10000 + (v-0xD800)<<10 + (second - 0xDC00))
		}
	}
	if v >= 0xD800 && v <= 0xDFFF {
		p.fact(LoneSurrogate, from)
	}
	return rune(v)
}

// quote writes a character in Go's syntax.
func quote(c rune) string { return fmt.Sprintf(`\x{%X}`, c) }
