package regular

// Match reports whether the automaton takes a text.
func (d *DFA) Match(text string) bool {
	q := int32(d.Start)
	for _, c := range text {
		q = d.Next[q][d.classOf(c)]
	}
	return d.Accepts[q]
}

func (d *DFA) classOf(c rune) int {
	for i, set := range d.Classes {
		if set.Contains(c) {
			return i
		}
	}
	return 0
}
