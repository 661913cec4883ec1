package syntax

// Impossible is the least length of a pattern that matches no text, or none that a
// machine of 32 bits could hold.
const Impossible = 1 << 29

// Lengths returns the least and the most characters that a match has; the most
// is [Unbounded] where there is no bound, the least [Impossible] where nothing
// matches. A pattern that matches a part of the text bounds it only at the ends
// that it is anchored at; that is the caller's to know.
func (n *Node) Lengths() (low, high int) {
	switch n.Op {
	case OpClass:
		return 1, 1
	case OpBackref:
		return 0, Unbounded
	case OpRepeat:
		low, high = n.Sub[0].Lengths()
		return times(low, n.Min), times(high, n.Max)
	case OpConcat:
		return concatLengths(n.Sub)
	case OpAlternate:
		low, high = n.Sub[0].Lengths()
		for _, s := range n.Sub[1:] {
			l, h := s.Lengths()
			low = min(low, l)
			if h == Unbounded || high != Unbounded && h > high {
				high = h
			}
		}
		return low, high
	}
	return 0, 0
}

// times multiplies a length, which may be unbounded, with a count.
func times(length, count int) int {
	switch {
	case length == 0 || count == 0:
		return 0
	case length == Unbounded || count == Unbounded:
		return Unbounded
	}
	return min(Impossible, length*min(count, Impossible/max(length, 1)+1))
}

// concatLengths adds lengths up. What needs a character behind the end or before
// the beginning is impossible.
func concatLengths(sub []*Node) (low, high int) {
	ended := false
	for _, s := range sub {
		l, h := s.Lengths()
		if ended && l > 0 || low > 0 && s.Op == OpBegin {
			return Impossible, 0
		}
		ended = ended || s.Op == OpEnd || s.Op == OpFinal
		low = min(Impossible, low+l)
		if high == Unbounded || h == Unbounded {
			high = Unbounded
		} else {
			high = min(Impossible, high+h)
		}
	}
	return low, high
}

// Anchored reports whether every match begins at the beginning of the text, and
// whether it ends at the end.
func (n *Node) Anchored() (begin, end bool) {
	switch n.Op {
	case OpBegin:
		return true, false
	case OpEnd, OpFinal:
		return false, true
	case OpAlternate:
		begin, end = true, true
		for _, s := range n.Sub {
			b, e := s.Anchored()
			begin, end = begin && b, end && e
		}
		return begin, end
	case OpConcat:
		switch len(n.Sub) {
		case 0:
			return false, false
		case 1:
			return n.Sub[0].Anchored()
		}
		begin, _ = n.Sub[0].Anchored()
		_, end = n.Sub[len(n.Sub)-1].Anchored()
		return begin, end
	}
	return false, false
}

// HalfAnchored reports alternatives of which the first only is anchored at the
// beginning and the last only at the end: ^a|b$ is not ^(a|b)$.
func (n *Node) HalfAnchored() bool {
	if n.Op != OpAlternate {
		return false
	}
	firstBegin, firstEnd := n.Sub[0].Anchored()
	lastBegin, lastEnd := n.Sub[len(n.Sub)-1].Anchored()
	return firstBegin && !firstEnd && !lastBegin && lastEnd
}
