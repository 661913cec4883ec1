package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// grammar makes random patterns of all that a dialect has.
type grammar struct {
	*rand.Rand
	java bool
	// left bounds the items, groups counts those that capture.
	left, groups int
}

func (g *grammar) pick(from ...string) string { return from[g.IntN(len(from))] }

func (g *grammar) alternatives(depth int) string {
	parts := make([]string, 1+g.IntN(5)/3+g.IntN(6)/5)
	for i := range parts {
		var b strings.Builder
		for range 1 + g.IntN(4) - g.IntN(8)/7 {
			b.WriteString(g.item(depth))
		}
		parts[i] = b.String()
	}
	return strings.Join(parts, "|")
}

func (g *grammar) item(depth int) string {
	if g.left--; depth == 0 || g.left < 0 {
		return g.atom() + g.quantifier()
	}
	switch g.IntN(14) {
	case 0:
		return g.look(depth)
	case 1, 2:
		return g.group(depth) + g.quantifier()
	case 3:
		return g.assertion()
	case 4, 5, 6:
		return g.class(2) + g.quantifier()
	case 7:
		return g.reference() + g.quantifier()
	case 8:
		if g.java {
			return g.pick(`\Qa.b\E`, `\Q*\E+`, `\Q\E`, `\Qab`, `(?i)`, `(?s)`, `(?i:A)`, `(?s-i:.)`, `(?-i)`, `\E`, `(?x) a`, `(?m)^`, `(?d).`, `(?u)`, `(?>a|ab)`, `\X`, `\R`, `\N`, `\Q]\E`)
		}
		return g.atom()
	}
	return g.atom() + g.quantifier()
}

func (g *grammar) look(depth int) string {
	if g.IntN(2) == 0 {
		return g.pick("(?=", "(?!") + g.alternatives(depth-1) + ")"
	}
	return g.pick("(?<=", "(?<!") + g.pick("a", "ab", "a|bc", "[ab]{2}", "^", "^a", "a?", `\w`, "b{1,3}", `\s`, `(?<=a)b`, `$`, `(?:a|\n)`, `\b`, `(?=a)`, `\B.`) + ")"
}

func (g *grammar) group(depth int) string {
	inner := g.alternatives(depth - 1)
	switch g.IntN(4) {
	case 0:
		g.groups++
		return "(" + inner + ")"
	case 1:
		g.groups++
		return fmt.Sprintf("(?<n%d>%s)", g.groups, inner)
	}
	return "(?:" + inner + ")"
}

func (g *grammar) assertion() string {
	if g.java {
		return g.pick("^", "$", `\b`, `\B`, `\A`, `\z`, `\Z`, `\G`, "^", "$", "$")
	}
	return g.pick("^", "$", `\b`, `\B`)
}

func (g *grammar) reference() string {
	if g.groups == 0 {
		return g.atom()
	}
	n := 1 + g.IntN(g.groups)
	if g.IntN(2) == 0 {
		return fmt.Sprintf(`\k<n%d>`, n)
	}
	return fmt.Sprintf(`\%d`, n)
}

func (g *grammar) literal() string {
	return g.pick("a", "b", "c", "A", "B", "z", "0", "9", "-", "_", " ", "/", ":", ",", "=", "@", "&", "~", "é", "É", "ß", "K", "ſ", "😀", "あ", "\n", "\r", "\u0085", "\u2028", "\t", "#", "!", "<", ">", "%", "'", "\"", "`", ";", "ｱ", "λ")
}

func (g *grammar) atom() string {
	if g.IntN(3) > 0 {
		return g.literal()
	}
	return g.escape()
}

func (g *grammar) escape() string {
	out := []string{".", ".", `\d`, `\D`, `\w`, `\W`, `\s`, `\S`, `\n`, `\r`, `\t`, `\f`, `\x41`, `\u0041`, `\uD83D\uDE00`, `\u00e9`, `\.`, `\\`, `\/`, `\-`, `\^`, `\$`, `\|`, `\(`, `\)`, `\[`, `\]`, `\{`, `\}`, `\*`, `\+`, `\?`, `\cA`, `\cJ`, `\cj`, `\uD83D`, `\uDE00`, `\v`, `\0`, g.property()}
	if g.java {
		out = append(out, `\h`, `\H`, `\V`, `\R`, `\a`, `\e`, `\07`, `\0101`, `\0377`, `\0400`, `\x{41}`, `\x{1F600}`, `\x{10FFFF}`, `\u005cd`, `\_`, `\ `, `\é`, `\<`, `\&`, `\#`, `\pL`, `\PL`, `\N{LATIN SMALL LETTER A}`, `\c?`, `\ca`, `\y`)
	} else {
		out = append(out, `\u{41}`, `\u{1F600}`, `\u{10FFFF}`, `\u{0000041}`, `\a`, `\_`, `\ud83d\ude00`)
	}
	return out[g.IntN(len(out))]
}

func (g *grammar) property() string {
	p := g.pick(`\p`, `\p`, `\P`)
	common := []string{"L", "Lu", "Ll", "N", "Nd", "P", "S", "Z", "Zs", "M", "C", "Cc", "Cn", "Lt", "Lm", "Lo", "Nl", "No", "Pd", "Ps", "Sc", "Sm", "So", "LC", "Co", "Cs", "Cf", "Mn"}
	if g.java {
		common = append(common, "Lower", "Upper", "Alpha", "Digit", "Alnum", "Punct", "Graph", "Print", "Blank", "Cntrl", "XDigit", "Space", "ASCII", "L1", "LD", "all", "IsL", "IsLu", "IsLatin", "IsGreek", "IsAlphabetic", "IsLetter", "IsIdeographic", "IsUppercase", "IsLowercase", "IsTitlecase", "IsPunctuation", "IsControl", "IsWhite_Space", "IsWhiteSpace", "IsDigit", "IsHex_Digit", "IsHexDigit", "IsNoncharacter_Code_Point", "IsJoin_Control", "IsAssigned", "IsEmoji", "InGreek", "InBasicLatin", "InBASIC_LATIN", "javaLowerCase", "javaLetter", "javaDigit", "javaWhitespace", "javaMirrored", "javaJavaIdentifierStart", "sc=Latn", "script=Greek", "IsScript=Greek", "gc=Lu", "general_category=L", "blk=Greek", "block=BasicLatin", "IsHan", "IsHiragana", "isAlphabetic", "isLatin", "isL", "lower", "IsALPHABETIC", "ISL", "Any", "alpha", "Isdigit", "IsGREEK", "Islatin", "IsAlnum", "IsPOSIX", "IsWord", "script=latin", "sc=LATIN", "IsLower", "IsAlpha", "IsSpace", "IsPunct", "Isgreek", "Letter", "Latin", "gc=Letter")
	} else {
		common = append(common, "Letter", "Uppercase_Letter", "Script=Latin", "sc=Grek", "sc=Greek", "Script_Extensions=Greek", "scx=Latn", "Alphabetic", "Alpha", "Lowercase", "Lower", "Uppercase", "White_Space", "space", "Any", "ASCII", "Assigned", "Hex_Digit", "ASCII_Hex_Digit", "AHex", "Ideographic", "Emoji", "gc=Lu", "General_Category=Decimal_Number", "Latin", "punct", "Punctuation", "digit", "IsL", "L1", "cntrl", "Control", "ID_Start", "lowercase", "letter", "Titlecase", "Digit", "sc=L", "gc=Greek", "foo=L", "Titlecase_Letter", "HexDigit", "WhiteSpace")
	}
	return p + "{" + common[g.IntN(len(common))] + "}"
}

func (g *grammar) class(depth int) string {
	var b strings.Builder
	b.WriteString("[")
	if g.IntN(4) == 0 {
		b.WriteString("^")
	}
	for range 1 + g.IntN(4) {
		b.WriteString(g.classItem(depth))
	}
	b.WriteString("]")
	return b.String()
}

func (g *grammar) classItem(depth int) string {
	switch g.IntN(12) {
	case 0:
		return g.pick("a-z", "A-Z", "0-9", "a-c", "+--", "!-/", "é-ü", "А-я", "😀-😎", `\x41-\x45`, `\n-\r`, "A-z", `\uD83D\uDE00-\uD83D\uDE4F`, "a-a", `\--/`, " -~", `\u0000-\uFFFF`)
	case 1:
		return g.escape()
	case 2:
		return g.pick("-", "^", "&", "|", "||", ".", "$", "*", "(", ")", "{", "}", "?", "+", `\b`, "a-", "-a", `\w-z`, `a-\d`, "#", "[:alpha:]", ",-")
	case 3, 4:
		if g.java && depth > 0 {
			return g.pick("", "", "&&", "&&", "&", "&&&") + g.class(depth-1)
		}
		return g.pick("a", "&&", "[", "[a")
	case 5:
		if g.java {
			return g.pick("&&[^a]", "&&a-y", "&&", "&&[a-f]b", "&&[^aeiou]&&[^x]", `&&\w`, "]", "[", `\Q-]\E`, "[^", "&&^a", `&&\Qa\E`, "&&[a-c][x-z]", "&&[a]&&", "&&&a", "a&&&&b", "&&b&", `\pL`, "&a", "[a]-c", "a-[b]")
		}
		return g.pick("&&", "[", "--")
	case 6:
		return g.property()
	}
	return g.literal()
}

func (g *grammar) quantifier() string {
	low := g.IntN(3)
	q := g.pick("", "", "", "*", "+", "?", fmt.Sprintf("{%d}", low), fmt.Sprintf("{%d,}", low), fmt.Sprintf("{%d,%d}", low, low+g.IntN(3)))
	if q == "" {
		return q
	}
	if g.java && g.IntN(5) == 0 {
		return q + "+"
	}
	if g.java && g.IntN(12) == 0 {
		return q + g.pick("{2}", "{0}", "*", "{1,2}+", "??", "{", "{,2}")
	}
	return q + g.pick("", "", "", "?")
}
