package syntax

import (
	"slices"
	"strings"
	"unicode"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// javaProperty is the set that java.util.regex has for the name of a property; nil
// for one that is not known, such as those of blocks.
func javaProperty(name string) charset.Set {
	if key, value, is := strings.Cut(name, "="); is {
		switch strings.ToLower(key) {
		case "sc", "script":
			return scriptOfAnyCase(value)
		case "gc", "general_category":
			return javaNamed(value)
		}
		return nil
	}
	bare, is := strings.CutPrefix(name, "Is")
	if !is {
		return javaNamed(name)
	}
	if wider[bare] {
		return nil
	}
	for _, named := range []func(string) charset.Set{javaBinary, javaNamed, scriptOfAnyCase} {
		if set := named(bare); set != nil {
			return set
		}
	}
	return nil
}

// wider are the names of classes of ASCII that have others behind Is.
var wider = map[string]bool{"Alnum": true, "Blank": true, "Graph": true, "Print": true}

// cases are the properties that flag i makes one of, each with those of the other
// cases.
var cases = [][]charset.Set{
	{javaNamed("Lower"), javaNamed("Upper")},
	{javaNamed("Ll"), javaNamed("Lu"), javaNamed("Lt")},
	{binary("Lowercase"), binary("Uppercase"), javaNamed("Lt")},
}

// ofAllCases is what a property is with flag i.
func ofAllCases(set charset.Set) charset.Set {
	for _, others := range cases {
		if slices.ContainsFunc(others, set.Equal) {
			return charset.Union(others...)
		}
	}
	return set
}

// javaNamed are the categories, and Java's classes of ASCII and Latin-1.
func javaNamed(name string) charset.Set {
	upper, lower := charset.Range('A', 'Z'), charset.Range('a', 'z')
	switch name {
	case "Lower":
		return lower
	case "Upper":
		return upper
	case "ASCII":
		return charset.Range(0, unicode.MaxASCII)
	case "Alpha":
		return charset.Union(upper, lower)
	case "Digit":
		return digits
	case "Alnum":
		return charset.Union(upper, lower, digits)
	case "Punct":
		return charset.Union(charset.Range('!', '/'), charset.Range(':', '@'), charset.Range('[', '`'), charset.Range('{', '~'))
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
	case "all":
		return charset.All
	case "L1":
		return charset.Range(0, unicode.MaxLatin1)
	case "LD":
		return charset.Union(charset.Table(unicode.L), charset.Table(unicode.Nd))
	}
	return table(unicode.Categories, name)
}

// table is the set of a table of package unicode; nil for none.
func table(tables map[string]*unicode.RangeTable, name string) charset.Set {
	if t, is := tables[name]; is {
		return charset.Table(t)
	}
	return nil
}

func scriptOfAnyCase(name string) charset.Set {
	for known, t := range unicode.Scripts {
		if strings.EqualFold(known, name) {
			return charset.Table(t)
		}
	}
	return nil
}

// javaBinary are the properties of Unicode that follow Java's Is.
func javaBinary(name string) charset.Set {
	switch strings.ToLower(name) {
	case "letter":
		return charset.Table(unicode.L)
	case "titlecase":
		return charset.Table(unicode.Lt)
	case "control", "cntrl":
		return charset.Table(unicode.Cc)
	case "punctuation", "punct":
		return charset.Table(unicode.P)
	case "digit":
		return charset.Table(unicode.Nd)
	case "assigned":
		return charset.Table(unicode.Categories["Cn"]).Negate()
	case "alphabetic", "alpha":
		return binary("Alphabetic")
	case "uppercase", "upper":
		return binary("Uppercase")
	case "lowercase", "lower":
		return binary("Lowercase")
	case "ideographic":
		return binary("Ideographic")
	case "white_space", "whitespace", "space":
		return binary("White_Space")
	case "hex_digit", "hexdigit", "xdigit":
		return charset.Union(charset.Table(unicode.Nd), binary("Hex_Digit"))
	}
	return nil
}

// binary are some of Unicode's binary properties.
func binary(name string) charset.Set {
	switch name {
	case "Alphabetic", "Alpha":
		return charset.Union(charset.Table(unicode.L), charset.Table(unicode.Nl), charset.Table(unicode.Other_Alphabetic))
	case "Uppercase", "Upper":
		return charset.Union(charset.Table(unicode.Lu), charset.Table(unicode.Other_Uppercase))
	case "Lowercase", "Lower":
		return charset.Union(charset.Table(unicode.Ll), charset.Table(unicode.Other_Lowercase))
	case "White_Space", "space":
		return charset.Table(unicode.White_Space)
	case "Hex_Digit", "Hex":
		return charset.Table(unicode.Hex_Digit)
	case "Ideographic", "Ideo":
		return charset.Table(unicode.Ideographic)
	}
	return nil
}

// ecmaProperty is the set that ECMA-262 has for the name of a property; nil for one
// that is not known.
func ecmaProperty(name string) charset.Set {
	if key, value, is := strings.Cut(name, "="); is {
		switch key {
		case "sc", "Script":
			return table(unicode.Scripts, value)
		case "gc", "General_Category":
			return category(value)
		}
		return nil
	}
	switch name {
	case "Any":
		return charset.All
	case "ASCII":
		return charset.Range(0, unicode.MaxASCII)
	case "Assigned":
		return charset.Table(unicode.Categories["Cn"]).Negate()
	}
	if set := binary(name); set != nil {
		return set
	}
	return category(name)
}

// category is a category by its short or long name.
func category(name string) charset.Set {
	if short, is := unicode.CategoryAliases[name]; is {
		name = short
	}
	return table(unicode.Categories, name)
}
