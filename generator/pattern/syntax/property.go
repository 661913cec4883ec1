package syntax

import (
	"strings"
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

// posix are Java's names of classes of ASCII.
func posix(name string) charset.Set {
	upper, lower := charset.Range('A', 'Z'), charset.Range('a', 'z')
	punct := charset.Union(charset.Range('!', '/'), charset.Range(':', '@'), charset.Range('[', '`'), charset.Range('{', '~'))
	switch name {
	case "Lower":
		return lower
	case "Upper":
		return upper
	case "ASCII":
		return charset.Range(0, 0x7F)
	case "Alpha":
		return charset.Union(upper, lower)
	case "Digit":
		return digits
	case "Alnum":
		return charset.Union(upper, lower, digits)
	case "Punct":
		return punct
	case "Graph":
		return charset.Range('!', '~')
	case "Print":
		return charset.Range(' ', '~')
	case "Blank":
		return charset.Of(' ', '\t')
	case "Cntrl":
		return charset.Union(charset.Range(0, 0x1F), charset.Of(0x7F))
	case "XDigit":
		return charset.Union(digits, charset.Range('A', 'F'), charset.Range('a', 'f'))
	case "Space":
		return spaceJava
	}
	return nil
}

// general are names that are no categories or scripts of Unicode's.
func general(name string) charset.Set {
	switch name {
	case "all", "Any":
		return charset.All
	case "ASCII":
		return charset.Range(0, 0x7F)
	case "L1":
		return charset.Range(0, 0xFF)
	case "LD":
		return charset.Union(charset.Table(unicode.L), charset.Table(unicode.Nd))
	case "Assigned":
		return charset.Table(unicode.Categories["Cn"]).Negate()
	}
	return nil
}

// binary are Unicode's binary properties, by their names in lower case without
// underscores, as both dialects may spell them.
func binary(name string) charset.Set {
	switch strings.ReplaceAll(strings.ToLower(name), "_", "") {
	case "alphabetic":
		return charset.Union(charset.Table(unicode.L), charset.Table(unicode.Nl), charset.Table(unicode.Other_Alphabetic))
	case "letter":
		return charset.Table(unicode.L)
	case "uppercase":
		return charset.Union(charset.Table(unicode.Lu), charset.Table(unicode.Other_Uppercase))
	case "lowercase":
		return charset.Union(charset.Table(unicode.Ll), charset.Table(unicode.Other_Lowercase))
	case "titlecase":
		return charset.Table(unicode.Lt)
	case "whitespace":
		return charset.Table(unicode.White_Space)
	case "control":
		return charset.Table(unicode.Cc)
	case "punctuation":
		return charset.Table(unicode.P)
	case "hexdigit":
		return charset.Table(unicode.Hex_Digit)
	case "digit":
		return charset.Table(unicode.Nd)
	case "ideographic":
		return charset.Table(unicode.Ideographic)
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
	set := p.propertyOf(m[1] + m[2])
	if set == nil {
		p.unsupported(from, "the property "+m[0])
	}
	if negated != strings.HasPrefix(m[0], "{^") {
		return set.Negate()
	}
	return set
}

// propertyOf is the set with a name.
func (p *parser) propertyOf(name string) charset.Set {
	name = name[strings.IndexAny(name, "=:")+1:]
	if p.java() {
		if set := posix(name); set != nil {
			return set
		}
		if strings.HasPrefix(name, "In") || strings.HasPrefix(name, "java") {
			return nil
		}
	}
	if set := general(name); set != nil {
		return set
	}
	if bare, is := strings.CutPrefix(name, "Is"); is && p.java() {
		if set := binary(bare); set != nil {
			return set
		}
		name = bare
	} else if set := binary(name); set != nil && !p.java() {
		return set
	}
	if full, is := unicode.CategoryAliases[name]; is {
		name = full
	}
	if t, is := unicode.Categories[name]; is {
		return charset.Table(t)
	}
	if t, is := unicode.Scripts[name]; is {
		return charset.Table(t)
	}
	return nil
}
