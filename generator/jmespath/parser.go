package jmespath

// maxLength is the longest expression that is read, in bytes, and maxDepth how
// deep it may nest.
const (
	maxLength = 4096
	maxDepth  = 64
)

// Parse reads an expression. The error is a *[Fault].
func Parse(text string) (Node, error) {
	if len(text) > maxLength {
		return nil, faultf(maxLength, "the expression is longer than %d bytes", maxLength)
	}
	all, fault := tokens(text)
	if fault != nil {
		return nil, fault
	}
	p := &parser{tokens: all}
	n := p.expression(0)
	if p.fault == nil && p.peek().kind != end {
		p.unexpected("an operator or the end")
	}
	if p.fault != nil {
		return nil, p.fault
	}
	return n, nil
}

// How strongly what follows an operand binds. Above the projection's strength a
// projection goes on.
const (
	bindsPipe       = 1
	bindsOr         = 2
	bindsAnd        = 3
	bindsComparison = 5
	bindsFlatten    = 9
	bindsProjection = 10
	bindsStar       = 20
	bindsFilter     = 21
	bindsDot        = 40
	bindsNot        = 45
	bindsBracket    = 55
)

var strengths = map[string]int{
	"|": bindsPipe, "||": bindsOr, "&&": bindsAnd,
	"==": bindsComparison, "!=": bindsComparison, "<": bindsComparison, "<=": bindsComparison, ">": bindsComparison, ">=": bindsComparison,
	"[]": bindsFlatten, "[?": bindsFilter, ".": bindsDot, "[": bindsBracket,
}

// parser reads tokens from left to right.
type parser struct {
	tokens []token
	depth  int
	fault  *Fault
}

func (p *parser) peek() token { return p.tokens[0] }

// strength is how strongly the next token binds to what is before it.
func (p *parser) strength() int {
	if t := p.peek(); t.kind == symbol {
		return strengths[t.text]
	}
	return 0
}

// take consumes the next token; nothing comes after the end.
func (p *parser) take() token {
	t := p.tokens[0]
	if t.kind != end {
		p.tokens = p.tokens[1:]
	}
	return t
}

// eat consumes a symbol if that comes next.
func (p *parser) eat(text string) bool {
	if !p.peek().is(text) {
		return false
	}
	p.take()
	return true
}

func (p *parser) need(text string) {
	if !p.eat(text) {
		p.unexpected(`"` + text + `"`)
	}
}

// unexpected reports the next token and ends the reading.
func (p *parser) unexpected(want string) {
	p.fail(p.peek().offset, "expected %s, not %s", want, p.peek())
}

// fail records the first fault and ends the reading.
func (p *parser) fail(offset int, format string, args ...any) {
	if p.fault == nil {
		p.fault = faultf(offset, format, args...)
	}
	p.tokens = p.tokens[len(p.tokens)-1:]
}

// expression reads an operand, and all behind it that binds more strongly than
// what is before it.
func (p *parser) expression(above int) Node {
	if p.depth++; p.depth > maxDepth {
		p.fail(p.peek().offset, "the expression nests deeper than %d", maxDepth)
	}
	defer func() { p.depth-- }()
	left := p.operand()
	for p.fault == nil && p.strength() > above {
		left = p.operator(left)
	}
	return left
}

// operator reads what follows an operand.
func (p *parser) operator(left Node) Node {
	t := p.take()
	here := at(t.offset)
	switch t.text {
	case ".":
		if star := p.peek(); p.eat("*") {
			return p.project(&Values{at(star.offset), left}, bindsStar)
		}
		return &Chain{here, left, p.member(bindsDot)}
	case "|":
		return &Chain{here, left, p.expression(bindsPipe)}
	case "||":
		return &Or{here, left, p.expression(bindsOr)}
	case "&&":
		return &And{here, left, p.expression(bindsAnd)}
	case "[]":
		return p.project(&Flatten{here, left}, bindsFlatten)
	case "[?":
		return p.filter(left, here)
	case "[":
		return p.brackets(left, here)
	}
	return &Compare{here, t.text, left, p.expression(bindsComparison)}
}

// operand reads what may stand at the beginning.
func (p *parser) operand() Node {
	t := p.take()
	here := at(t.offset)
	switch t.kind {
	case value:
		return &Literal{here, t.value}
	case quotedName:
		return &Field{here, t.text}
	case name:
		if p.eat("(") {
			return p.call(t)
		}
		return &Field{here, t.text}
	case symbol:
		return p.symbol(t)
	}
	p.fail(t.offset, "expected a value, not %s", t)
	return &Current{here}
}

// symbol reads an operand that begins with a symbol.
func (p *parser) symbol(t token) Node {
	here := at(t.offset)
	switch t.text {
	case "@":
		return &Current{here}
	case "*":
		return p.project(&Values{here, &Current{here}}, bindsStar)
	case "!":
		return &Not{here, p.expression(bindsNot)}
	case "&":
		return &Reference{here, p.expression(0)}
	case "(":
		n := p.expression(0)
		p.need(")")
		return n
	case "{":
		return p.hash(here)
	case "[]":
		return p.project(&Flatten{here, &Current{here}}, bindsFlatten)
	case "[?":
		return p.filter(&Current{here}, here)
	case "[":
		if p.inBrackets() {
			return p.brackets(&Current{here}, here)
		}
		return p.list(here)
	}
	p.fail(t.offset, "expected a value, not %s", t)
	return &Current{here}
}
