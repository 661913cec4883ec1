package pattern

import "unicode/utf8"

// The instructions of [Backward].
const (
	// OpChar reads a character of a set.
	OpChar = iota
	// OpSplit goes on at either of two instructions.
	OpSplit
	// OpAhead goes on where the other instruction matches the rest, OpNotAhead where
	// it does not.
	OpAhead
	OpNotAhead
	// OpBefore goes on behind a character of a set, OpNotBefore elsewhere.
	OpBefore
	OpNotBefore
	// OpBegin and OpEnd go on at the ends of the text.
	OpBegin
	OpEnd
	// OpSure matches whatever follows.
	OpSure
)

// MaxInstructions is how many instructions a [Backward] may have, and InstructionSize
// how many bytes each is: the kind, a set, and two addresses with the lower byte first.
const (
	MaxInstructions = 8192
	InstructionSize = 6
)

// Backward is a pattern with looks ahead. It reads from the end of the text to the
// beginning, and knows of each instruction whether it matches what it has read, so
// the time is bounded by the text's length times the number of instructions.
type Backward struct {
	Classes Classes
	// Sets has for each set a byte for each of Width classes: 1 if the class is in it.
	Sets  string
	Width int
	// Code has the instructions; those that one depends on without reading come before
	// it. The last is where the pattern begins.
	Code string
}

// Match implements [Matcher].
func (p *Backward) Match(text string) bool {
	var values [2][MaxInstructions]bool
	now, later := &values[0], &values[1]
	at := spot{end: true, before: -1, here: -1}
	if text != "" {
		at.before = p.last(text)
	}
	for {
		at.begin = at.before < 0
		p.evaluate(at, now, later)
		if at.begin {
			return now[len(p.Code)/InstructionSize-1]
		}
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
		at = spot{here: at.before, before: -1}
		if text != "" {
			at.before = p.last(text)
		}
		now, later = later, now
	}
}

// spot is a place in the text, with the classes of the characters around it.
type spot struct {
	begin, end   bool
	before, here int
}

// last is the class of the last character of a text.
func (p *Backward) last(text string) int {
	if b := text[len(text)-1]; b < utf8.RuneSelf {
		return int(p.Classes.ASCII[b])
	}
	_, size := utf8.DecodeLastRuneInString(text)
	class, _ := p.Classes.of(text[len(text)-size:])
	return class
}

// evaluate decides every instruction at a place, from what they were behind the
// next character.
func (p *Backward) evaluate(at spot, now, later *[MaxInstructions]bool) {
	for i := 0; i < len(p.Code)/InstructionSize; i++ {
		code := p.Code[i*InstructionSize:][:InstructionSize]
		next := (int(code[2]) | int(code[3])<<8) % MaxInstructions
		other := (int(code[4]) | int(code[5])<<8) % MaxInstructions
		value := false
		switch code[0] {
		case OpChar:
			value = later[next] && p.in(code[1], at.here)
		case OpSplit:
			value = now[next] || now[other]
		case OpAhead:
			value = now[next] && now[other]
		case OpNotAhead:
			value = now[next] && !now[other]
		case OpBefore:
			value = now[next] && p.in(code[1], at.before)
		case OpNotBefore:
			value = now[next] && !p.in(code[1], at.before)
		case OpBegin:
			value = now[next] && at.begin
		case OpEnd:
			value = at.end && (next == i || now[next])
		case OpSure:
			value = true
		}
		now[i] = value
	}
}

// in reports whether a class is in a set; a negative one is the end of the text.
func (p *Backward) in(set byte, class int) bool {
	return class >= 0 && p.Sets[int(set)*p.Width+class] != 0
}
