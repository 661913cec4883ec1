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

// PrefixFree reports whether no text that the automaton takes goes on to another.
func (d *DFA) PrefixFree() bool {
	dead := -1
	for q, row := range d.Next {
		stays := !d.Accepts[q]
		for _, to := range row {
			stays = stays && int(to) == q
		}
		if stays {
			dead = q
		}
	}
	for q, accepts := range d.Accepts {
		for _, to := range d.Next[q] {
			if accepts && int(to) != dead {
				return false
			}
		}
	}
	return true
}
