package syntax

import (
	"unicode"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// The sets of escapes of one letter. Java's are of ASCII, but for \h and \v.
var (
	digits     = charset.Range('0', '9')
	word       = charset.Union(digits, charset.Range('A', 'Z'), charset.Of('_'), charset.Range('a', 'z'))
	spaceJava  = charset.Union(charset.Range('\t', '\r'), charset.Of(' '))
	spaceECMA  = charset.Union(spaceJava, charset.Of(0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF), charset.Range(0x2000, 0x200A))
	horizontal = charset.Union(charset.Of('\t', ' ', 0xA0, 0x1680, 0x180E, 0x202F, 0x205F, 0x3000), charset.Range(0x2000, 0x200A))
	vertical   = charset.Union(charset.Range('\n', '\r'), charset.Of(0x85, 0x2028, 0x2029))
)

// classEscape is the set of \d, \w and the like; nil when the letter has none.
func (p *parser) classEscape(c rune) charset.Set {
	switch c {
	case 'd':
		return digits
	case 'w':
		return word
	case 's':
		if p.java() {
			return spaceJava
		}
		return spaceECMA
	case 'D', 'W', 'S':
		return p.classEscape(unicode.ToLower(c)).Negate()
	}
	if !p.java() {
		return nil
	}
	switch c {
	case 'h':
		return horizontal
	case 'v':
		return vertical
	case 'H', 'V':
		return p.classEscape(unicode.ToLower(c)).Negate()
	}
	return nil
}

// property reads the name of a property, in braces or of one letter.
func (p *parser) property(negated bool) charset.Set {
	from := p.at
	m := propertyName.FindStringSubmatch(p.rest())
	if m == nil {
		p.fail(p.at, "malformed property")
		return nil
	}
	p.at += len(m[0])
	named := ecmaProperty
	if p.java() {
		named = javaProperty
	}
	set := named(m[1] + m[2])
	if set == nil {
		p.unsupported(from, "the property "+m[0])
	} else if p.java() && p.flags.fold {
		set = ofAllCases(set)
	}
	if negated {
		return set.Negate()
	}
	return set
}
