package endpoints

// fold simplifies a block in the light of what is known and reports whether control never reaches its end. Conditions
// that are known go, statements that cannot be reached go, siblings under the same condition are joined, and a branch
// that does what follows it anyway goes too. The meaning does not change, because conditions have no effects.
func fold(b block, f facts) (block, bool) {
	rest := withoutDuplicates(b, f)
	var out block
	for len(rest) > 0 {
		s := rest[0]
		rest = rest[1:]
		switch s := s.(type) {
		case *let:
			f.bound[s.l] = true
			out = append(out, s)
		case *outcome:
			return withoutRepeats(append(out, s)), true
		case *branch:
			held, known := decideBranch(s, f)
			if known && !held {
				continue
			}
			if known {
				rest = withoutDuplicates(append(s.body[:len(s.body):len(s.body)], rest...), f)
				continue
			}
			var joined *branch
			joined, rest = join(s, rest)
			inner := f.clone()
			inner.learn(s.cond, true)
			if s.bind != nil {
				inner.bound[s.bind] = true
			}
			body, ends := fold(joined.body, inner)
			if len(body) == 0 {
				continue
			}
			if ends {
				f.learn(s.cond, false)
			}
			out = append(out, &branch{cond: s.cond, bind: s.bind, body: body})
		}
	}
	return withoutRepeats(out), false
}

// decideBranch does not call a condition known when its variable is not in scope yet.
func decideBranch(s *branch, f facts) (held, known bool) {
	held, known = f.decide(s.cond)
	if held && s.bind != nil && !f.bound[s.bind] {
		return false, false
	}
	return held, known
}

// join moves the bodies of later branches under the same condition up into the first. A branch may be passed on the way
// when its condition excludes this one: then only one of the two can run, in whatever order they stand.
func join(s *branch, rest block) (*branch, block) {
	joined := &branch{cond: s.cond, bind: s.bind, body: s.body[:len(s.body):len(s.body)]}
	var left block
	for i, next := range rest {
		b, ok := next.(*branch)
		switch {
		case ok && b.guard() == s.guard():
			joined.body = append(joined.body, b.body...)
		case ok && exclusive(b.cond, s.cond):
			left = append(left, b)
		default:
			return joined, append(left, rest[i:]...)
		}
	}
	return joined, left
}

// withoutDuplicates drops assignments of variables that are in scope.
func withoutDuplicates(b block, f facts) block {
	seen := map[*local]bool{}
	var out block
	for _, s := range b {
		if l, ok := s.(*let); ok {
			if f.bound[l.l] || seen[l.l] {
				continue
			}
			seen[l.l] = true
		}
		out = append(out, s)
	}
	return out
}

// withoutRepeats drops branches whose body is what follows them.
func withoutRepeats(b block) block {
	for i := len(b) - 2; i >= 0; i-- {
		s, ok := b[i].(*branch)
		if ok && s.bind == nil && len(s.body) == len(b)-i-1 && s.body.key() == b[i+1:].key() {
			b = append(b[:i:i], b[i+1:]...)
		}
	}
	return b
}

// prune drops variables that nothing reads: an assignment goes, a branch keeps its condition only.
func prune(b block) block {
	var out block
	for i := len(b) - 1; i >= 0; i-- {
		s := b[i]
		switch t := s.(type) {
		case *let:
			if !out.uses(t.l) {
				continue
			}
		case *branch:
			pruned := &branch{cond: t.cond, bind: t.bind, body: prune(t.body)}
			if t.bind != nil && !pruned.body.uses(t.bind) {
				pruned.bind = nil
			}
			s = pruned
		}
		out = append(block{s}, out...)
	}
	return out
}
