package godoc

// A listKind is the kind of an open list.
type listKind int

const (
	bulletList listKind = iota
	numberList
	termList
	rowList     // a row of a table: an item whose cells are set in one line
	impliedList // an item without a list around it
)

// A list is an open list.
type list struct {
	kind   listKind
	count  int  // items so far
	number int  // of the item that is about to begin, 0 for none
	fresh  bool // the next text begins an item
	inTerm bool // inside <dt>
}

// openList begins a list, or a row of a table.
func (c *converter) openList(name string) {
	kind := bulletList
	switch name {
	case "ol", "orderedlist":
		kind = numberList
	case "dl", "variablelist":
		kind = termList
	case "tr":
		kind = rowList
		c.closeRow()
	}
	c.push(kind)
}

// push opens a list. A note that begins with a list needs its label before.
func (c *converter) push(kind listKind) {
	c.flush()
	c.join = false
	c.flushLabel()
	if len(c.lists) == maxDepth {
		c.deep++
		return
	}
	c.lists = append(c.lists, list{kind: kind, fresh: true})
}

// closeList ends the innermost list. Text that follows it in the item around it
// begins an item of its own: it does not belong to the last nested one.
func (c *converter) closeList() {
	c.flush()
	c.join = false
	if c.deep > 0 {
		c.deep--
		return
	}
	if len(c.lists) == 0 {
		return
	}
	c.lists = c.lists[:len(c.lists)-1]
	if n := len(c.lists); n > 0 {
		c.lists[n-1].fresh = true
		c.lists[n-1].inTerm = false
	}
}

// closeRow ends the row of a table that has no end tag.
func (c *converter) closeRow() {
	if n := len(c.lists); n > 0 && c.lists[n-1].kind == rowList {
		c.closeList()
	}
}

// startItem begins an item, a term or the definition of a term.
func (c *converter) startItem(name string) {
	c.closeRow()
	c.flush()
	if len(c.lists) == 0 {
		c.push(impliedList)
	}
	l := &c.lists[len(c.lists)-1]
	if name == "dd" {
		c.startDefinition(l)
		return
	}
	l.count++
	l.fresh, l.inTerm, l.number = true, name == "dt", 0
	c.join = false
	if l.kind == numberList {
		l.number = l.count
	}
}

// startDefinition begins the definition of a term, in the item of the term.
func (c *converter) startDefinition(l *list) {
	l.inTerm = false
	if c.term > 0 && c.term == len(c.blocks) {
		c.join, l.fresh = true, false
		// A bracket left open by the term hides links in the definition.
		c.para.bracket = openBracket(c.blocks[c.term-1].text)
	}
	c.term = 0
}

// endItem ends an item. An item without a list around it ends its list.
func (c *converter) endItem(name string) {
	c.flush()
	n := len(c.lists)
	switch {
	case n == 0:
	case name == "dt":
		c.lists[n-1].inTerm = false
	case c.lists[n-1].kind == impliedList:
		c.closeList()
	default:
		c.join = false
		c.lists[n-1].fresh = true
	}
}

// startCell begins a cell of a table.
func (c *converter) startCell() {
	if n := len(c.lists); n == 0 || c.lists[n-1].kind != rowList {
		c.boundary()
		return
	}
	c.para.separate("|")
}

// openBracket reports whether the last bracket of the text is an opening one.
func openBracket(text string) bool {
	for i := len(text) - 1; i >= 0; i-- {
		switch text[i] {
		case '[':
			return true
		case ']':
			return false
		}
	}
	return false
}
