package main

// features are patterns with what no service's pattern has, or in few places.
var features = []string{
	`a$\n?b?`, `a\Z\n*`, `(?:a$)?\r?\n?`, `a\z\n?`, `\Aa|b\Gc`, `.$.?`, `[^a]$[^b]?`, `(a|\r)$\n?`, `^a^b?`, `a?^b`, `(?=a$)a.?`, `(?!.$).*`,
	`\Ra\R`, `\h+\H?`, `\v+\V?`, `\s+\S?`, `\d\D\w\W`, `\x41\x{42}\u0043\0104\cA\e\a\t\f`, `\Qa.b\E+c`, `\Q.*`, `\uD83D\uDE00+`, `[\uD83D\uDE00-\uD83D\uDE4F]+`,
	`[\uD800-\uDFFF]?a`, `\u10000`, `[\u0000-\u10FFFF]+`, `[a-z&&[^aeiou]]+`, `[^a-z&&[b-y]]+`, `[a-f&&b-y&&[^d]]+`, `[[a-c][x-z]1]+`, `[a[^b-y]]+`, `[]a]+`, `[^]a]+`,
	`[a\]&&[\]]]`, `[&a]&`, `[a&&&b]+`, `[a&&b[c]d]+`, `[a-]+`, `[a\-z]+`, `[\w-z]+`, `[+--]+`, `[a||b]+`, `a*+a`, `a*+b`, `[ab]{1,3}+b`, `a?+a`, `(?:ab){2}+c`, `a{2}{3}`, `a{2,3}{0}`,
	`a*{2}b`, `{2}a`, `a|{3}b`, `(?i)straße[a-f]K`, `(?i:ab)c`, `a(?i)b|c`, `(?i)[^a-c]+`, `(?i)[x-z&&[^Y]]+`, `(?s).+`, `(?s:.).`, `(?s)a.(?-s).`, `(?is)A.b`,
	`(a|bc)\1`, `(a)?\1b`, `(?:(a)|b)\1`, `([ab])([cd])\2\1`, `(?<x>a|b)-\k<x>`, `(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\10\11`, `(.)\1[ab]*`, `(a*b|c)?d\1`, `(?!(.)\1)[abc]{2}`,
	`\bfoo\b ?\b.*`, `\B.\B|a\b\.`, `.\b.`, `é\b.`, `(?<=a)b|a(?<=a)b`, `a+(?<!aaa)b`, `(?<=^|,)a,?b?`, `(?<!^)a|b`, `.*(?<=[ab]{2})c`, `(?=.*a)(?=.*b)[a-c]{2,4}`, `(?=(?!b).)[ab]+`,
	`(?!a(?!b))[ab]+`, `(?:(?=a).)*`, `(?:a|(?!b).)+`, `(?:\b|a)+c?`, `(?:)*a`, `(?:a*)*`, `(?:a*|b)*c`, `(?:a?b?)*c{0,2}`, `(a|b|)*?c`, `a??b+?c*?`, `|a||b`, `(|a)+`, `()`, ``,
	`\p{Lower}\p{Upper}\p{Alpha}\p{Punct}`, `\p{Graph}+\p{Blank}`, `\p{Cntrl}+|\p{Space}+`, `\p{IsLatin}+`, `\p{Lu}\p{Ll}\p{IsL}`, `\P{L}+`, `\p{IsAlphabetic}\p{IsDigit}`, `\pL\PL`, `[^\p{L}\d]+`, `\p{IsPunctuation}+`,
	`\p{gc=Lu}\p{general_category=Nd}`, `\p{sc=Greek}\p{script=Cyrillic}`, `\p{L1}+`, `\p{javaFoo}`, `\p{IsFoo}`, `a**`, `a{,2}`, `a{2`, `(a`, `a)`, `[a`, `[b-a]`, `\j`, `a{3,2}`, `x{0}y`, `x{0,0}y`, `.{3}(?<=\d{2}).`,
	`\ca\cJ\c?`, `\0400\0377\07`, `\0`, `\x{110000}`, `\u{41}`, `\Qa\Q\E*`, `a\Q\E*`, `[^\Q-]\E]`, `\N{DIGIT ONE}`, `\b{g}a`, `\R{2}`, `_(?<=$)`, `(?<!$)`, `(?z)a`, `(?i-)A`,
	`[&&[a]b]+`, `[a[b]&&]+`, `[a-c&&]+`, `[ab&&[a]b]+`, `[a&&[b]&c]+`, `[λa&&[λ]&b]+`, `[ab&&&&b]+`, `[[ab]&&&b]+`, `[a&&^a]+`, `[&&]`, `[[b]a&&]`, `[||-(]`, `[a-\d]`, `[\b]`, `[a-b-d]+`, `[\d-a]+`,
	`\p{Letter}`, `\p{Latin}`, `\p{IsScript=Greek}`, `\p{script=latin}+`, `\p{IsGREEK}+`, `\p{IsPunct}+`, `\p{IsAlnum}`, `\p{blk=Greek}`, `\p{^L}`, `(?i)\p{Lower}\p{Lu}`, `(?i)(a)\1`, `\p{IsHexDigit}+`,
	`(?P<x>a)`, `(?<a>b)(?<a>c)`, `(?<a_b>c)`, `(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\100`,
}
