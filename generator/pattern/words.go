package pattern

import (
	"unicode"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// wordOf are the characters of words as \b has them. Java 17 counts all letters
// and digits, though its \w does not. It counts combining marks behind these too,
// which is left out: it would multiply the states of every pattern with a dot.
func wordOf(d model.Dialect) charset.Set {
	ascii := charset.Union(charset.Range('0', '9'), charset.Range('A', 'Z'), charset.Of('_'), charset.Range('a', 'z'))
	if d == model.ECMASearch {
		return ascii
	}
	return charset.Union(ascii, charset.Table(unicode.L), charset.Table(unicode.Nd))
}
