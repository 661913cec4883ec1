package regular

// Whole is an expression without the anchors that full matches do not need: those
// at the beginning and the end.
func (e *Expr) Whole() *Expr { return e.withoutBegin().withoutEnd() }

// withoutBegin takes Begin away where nothing is read before it.
func (e *Expr) withoutBegin() *Expr {
	switch e.Kind {
	case Begin:
		return empty
	case Alternate:
		parts := make([]*Expr, len(e.Sub))
		for i, s := range e.Sub {
			parts[i] = s.withoutBegin()
		}
		return Either(parts...)
	case Concat:
		parts := append([]*Expr(nil), e.Sub...)
		for i := range parts {
			look := parts[i].zeroWidth() && parts[i].Kind != Begin
			if !look {
				parts[i] = parts[i].withoutBegin()
			}
			if !look && !parts[i].IsEmpty() {
				break
			}
		}
		return Sequence(parts...)
	}
	return e
}

// withoutEnd takes End away where nothing is read behind it.
func (e *Expr) withoutEnd() *Expr {
	switch e.Kind {
	case End:
		return empty
	case Alternate:
		parts := make([]*Expr, len(e.Sub))
		for i, s := range e.Sub {
			parts[i] = s.withoutEnd()
		}
		return Either(parts...)
	case Concat:
		parts := append([]*Expr(nil), e.Sub...)
		for i := len(parts) - 1; i >= 0; i-- {
			look := parts[i].zeroWidth() && parts[i].Kind != End
			if !look {
				parts[i] = parts[i].withoutEnd()
			}
			if !look && !parts[i].IsEmpty() {
				break
			}
		}
		return Sequence(parts...)
	}
	return e
}
