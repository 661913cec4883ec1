package regular

import "github.com/modelsmith/modelsmith/generator/pattern/charset"

// Limits bound what is spent on an automaton.
type Limits struct {
	// NFA is how many states it has before it is made deterministic, DFA after.
	NFA, DFA int
	// Work is how many steps are taken.
	Work int
}

// DFA is a deterministic automaton. Its states are numbers; Next has one column
// for each class of characters.
type DFA struct {
	Start   int
	Next    [][]int32
	Accepts []bool
	Classes []charset.Set
}

// determinizer makes an automaton deterministic.
type determinizer struct {
	nfa      *nfa
	alphabet *alphabet
	in       *interner
	plain    bool
	work     int

	// behind are the looks behind, in the order that they depend on one another.
	behind []int32
	number map[string]int32
	states []situation
	out    *DFA

	seen  []int
	round int
	stack []int32
}

// situation is a state of the deterministic automaton.
type situation struct {
	threads []thread
	// behind are the threads of each look behind.
	behind [][]thread
}

// Determinize returns the minimal automaton of the texts that an expression
// matches as a whole, and the steps that it took. The error is [ErrTooLarge]
// beyond the limits.
func Determinize(e *Expr, limits Limits) (*DFA, int, error) {
	n, err := newNFA(e, limits.NFA)
	if err != nil {
		return nil, 8 * len(n.states), err
	}
	d := &determinizer{
		nfa: n, alphabet: newAlphabet(n.sets), in: newInterner(), plain: len(n.looks) == 0, work: limits.Work,
		number: make(map[string]int32), seen: make([]int, len(n.states)), out: &DFA{},
	}
	if d.alphabet == nil || d.alphabet.size > maxClasses {
		return nil, 8 * len(n.states), ErrTooLarge
	}
	for i, l := range n.looks {
		if l.behind {
			d.behind = append(d.behind, int32(i))
		}
	}
	err = d.explore(limits.DFA)
	spent := limits.Work - max(d.work, 0) + 8*len(n.states)
	if err != nil {
		return nil, spent, err
	}
	d.out.Classes = d.alphabet.sets()
	return d.out.minimal(), spent, nil
}

// explore finds all states.
func (d *determinizer) explore(limit int) error {
	d.first()
	for i := 0; i < len(d.states); i++ {
		row := make([]int32, d.alphabet.size)
		for c := range row {
			row[c] = d.step(d.states[i], c)
		}
		d.out.Next = append(d.out.Next, row)
		if len(d.states) > limit || !d.spend(0) {
			return ErrTooLarge
		}
	}
	return nil
}

// maxClasses is how many classes of characters an automaton may have: a table has
// a byte for one.
const maxClasses = 250

// spend reports whether there is work left, of which it takes some.
func (d *determinizer) spend(n int) bool {
	d.work -= n
	return d.work > 0 && !d.in.full
}

// first adds the state at the beginning of the text.
func (d *determinizer) first() {
	at := &place{begin: true}
	s := situation{behind: make([][]thread, len(d.behind))}
	for i, number := range d.behind {
		s.behind[i] = d.follow(d.known(at, s.behind), []thread{{state: d.nfa.looks[number].start}})
	}
	s.threads = d.follow(d.known(at, s.behind), []thread{{state: d.nfa.start}})
	d.add(s, at)
}

// known completes a place with the looks behind that match there.
func (d *determinizer) known(at *place, behind [][]thread) *place {
	if len(d.behind) == 0 {
		return at
	}
	at.behind = make([]bool, len(d.nfa.looks))
	for i, number := range d.behind {
		for _, t := range behind[i] {
			if op := d.nfa.states[t.state].op; op == opMatch || op == opSure {
				at.behind[number] = true
			}
		}
	}
	return at
}

// add numbers a state.
func (d *determinizer) add(s situation, at *place) int32 {
	for _, t := range s.threads {
		if d.sure(t) {
			s = situation{threads: []thread{t}, behind: make([][]thread, len(d.behind))}
			break
		}
	}
	key := keyOf(s.threads)
	for _, b := range s.behind {
		key = append(append(key, '|'), keyOf(b)...)
	}
	if at.begin {
		key = append(key, '^')
	}
	if i, is := d.number[string(key)]; is {
		return i
	}
	i := int32(len(d.states))
	d.number[string(key)] = i
	d.states = append(d.states, s)
	end := *at
	end.end = true
	d.out.Accepts = append(d.out.Accepts, d.accepts(&end, s.threads))
	return i
}

// step reads a character of a class.
func (d *determinizer) step(s situation, class int) int32 {
	at := &place{}
	next := situation{behind: make([][]thread, len(d.behind))}
	for i := range d.behind {
		next.behind[i] = d.follow(d.known(at, next.behind), d.read(at, s.behind[i], class))
	}
	next.threads = d.advance(d.known(at, next.behind), s.threads, class)
	return d.add(next, at)
}

func (d *determinizer) advance(at *place, threads []thread, class int) []thread {
	return d.follow(at, d.read(at, threads, class))
}

// read is where threads go on behind a character.
func (d *determinizer) read(at *place, threads []thread, class int) []thread {
	var out []thread
	for _, t := range threads {
		if !d.spend(1) {
			break
		}
		s := d.nfa.states[t.state]
		next := t.state
		if s.op == opClass && d.alphabet.member[s.arg][class] {
			next = s.next
		} else if s.op != opSure {
			continue
		}
		if duty, ok := d.readDuty(at, t.duty, class); ok {
			out = append(out, thread{next, duty})
		}
	}
	return out
}

// readDuty is what is left of obligations behind a character.
func (d *determinizer) readDuty(at *place, duty int32, class int) (left int32, ok bool) {
	for _, o := range d.in.duties[duty] {
		ob := d.in.obligations[o]
		switch after := d.in.obligation(ob.negated, d.advance(at, ob.threads, class), d.sure); after {
		case kept:
		case broken:
			return 0, false
		default:
			left = d.in.with(left, after)
		}
	}
	return left, true
}
