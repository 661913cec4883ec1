package pattern

import "unicode/utf8"

// The states that every automaton has: one that never matches any more, and one
// that matches whatever follows.
const (
	Dead = 0
	Sure = 1
)

// Classes divides characters into classes, of which an automaton has a column
// each.
type Classes struct {
	// ASCII has the class of each of the first 128 characters.
	ASCII string
	// Pieces are the others, divided: for each piece three bytes for its first
	// character, and one for its class. The first piece begins at U+0080.
	Pieces string
}

const pieceSize = 4

// of is the class of the first character of a text, which is not ASCII, and the
// bytes that it has.
func (c *Classes) of(text string) (class, size int) {
	r, size := utf8.DecodeRuneInString(text)
	low, high := 0, len(c.Pieces)/pieceSize
	for high-low > 1 {
		if mid := int(uint(low+high) / 2); r < char(c.Pieces[mid*pieceSize:]) {
			high = mid
		} else {
			low = mid
		}
	}
	return int(c.Pieces[low*pieceSize+3]), size
}

// DFA is an automaton of at most 256 states. Those from Accept on, and [Sure],
// match.
type DFA struct {
	Classes Classes
	// Table has for each class the state that follows each of the States.
	Table                 string
	States, Start, Accept int
}

// Match implements [Matcher].
func (d *DFA) Match(text string) bool {
	state, states, table, ascii := d.Start, d.States, d.Table, d.Classes.ASCII
	for i := 0; i < len(text); i++ {
		class := 0
		if b := int(text[i]); b < len(ascii) {
			class = int(ascii[b])
		} else {
			size := 0
			class, size = d.Classes.of(text[i:])
			i += size - 1
		}
		if state = int(table[class*states+state]); state <= Sure {
			return state == Sure
		}
	}
	return state >= d.Accept || state == Sure
}

// Wide is a [DFA] with a table of two bytes for a state, the lower one first.
type Wide struct {
	Classes               Classes
	Table                 string
	States, Start, Accept int
}

// Match implements [Matcher].
func (d *Wide) Match(text string) bool {
	state := d.Start
	for i := 0; i < len(text); {
		class, size := 0, 1
		if b := int(text[i]); b < len(d.Classes.ASCII) {
			class = int(d.Classes.ASCII[b])
		} else {
			class, size = d.Classes.of(text[i:])
		}
		i += size
		at := 2 * (class*d.States + state)
		if state = int(d.Table[at]) | int(d.Table[at+1])<<8; state <= Sure {
			return state == Sure
		}
	}
	return state >= d.Accept || state == Sure
}
