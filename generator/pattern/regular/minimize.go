package regular

import (
	"encoding/binary"

	"github.com/modelsmith/modelsmith/generator/pattern/charset"
)

// minimal returns the automaton with the fewest states and classes, numbered in
// the order in which they are reached.
func (d *DFA) minimal() *DFA {
	block := d.blocks()
	return d.quotient(block).joinClasses()
}

// partition is a division of states into blocks that is refined.
type partition struct {
	elems []int32
	at    []int32
	block []int32
	// first and end bound the block's part of elems, marked is how many at its
	// beginning are marked.
	first, end, marked []int32
}

// mark marks a state, and reports whether it is the first one of its block.
func (p *partition) mark(q int32) bool {
	b := p.block[q]
	i, j := p.at[q], p.first[b]+p.marked[b]
	if i < j {
		return false
	}
	p.elems[i], p.elems[j] = p.elems[j], p.elems[i]
	p.at[p.elems[i]], p.at[p.elems[j]] = i, j
	p.marked[b]++
	return p.marked[b] == 1
}

// split makes a block of the smaller of the marked and the other ones; -1 when
// all are marked.
func (p *partition) split(b int32) int32 {
	n := p.marked[b]
	p.marked[b] = 0
	size := p.end[b] - p.first[b]
	if n == size {
		return -1
	}
	next := int32(len(p.first))
	if n <= size-n {
		p.first, p.end = append(p.first, p.first[b]), append(p.end, p.first[b]+n)
		p.first[b] += n
	} else {
		p.first, p.end = append(p.first, p.first[b]+n), append(p.end, p.end[b])
		p.end[b] = p.first[b] + n
	}
	p.marked = append(p.marked, 0)
	for i := p.first[next]; i < p.end[next]; i++ {
		p.block[p.elems[i]] = next
	}
	return next
}

// blocks tells which states cannot be told apart, by Hopcroft's algorithm.
func (d *DFA) blocks() []int32 {
	p, back := d.partition(), d.reversed()
	type splitter struct {
		block int32
		class int
	}
	var list []splitter
	push := func(block int32) {
		for c := range d.Classes {
			list = append(list, splitter{block, c})
		}
	}
	for b := range p.first {
		push(int32(b))
	}
	for len(list) > 0 {
		w := list[len(list)-1]
		list = list[:len(list)-1]
		for _, b := range p.markAll(back.into(w.class, p.elems[p.first[w.block]:p.end[w.block]])) {
			if made := p.split(b); made >= 0 {
				push(made)
			}
		}
	}
	return p.block
}

// partition divides the states into those that accept and the others.
func (d *DFA) partition() *partition {
	n := len(d.Next)
	p := &partition{
		elems: make([]int32, n), at: make([]int32, n), block: make([]int32, n),
		first: []int32{0}, end: []int32{int32(n)}, marked: []int32{0},
	}
	for i := range n {
		p.elems[i], p.at[i] = int32(i), int32(i)
	}
	for q, is := range d.Accepts {
		if is {
			p.mark(int32(q))
		}
	}
	if p.marked[0] > 0 {
		p.split(0)
	}
	return p
}

// markAll marks states, and returns the blocks that have marked ones now.
func (p *partition) markAll(states []int32) (touched []int32) {
	for _, q := range states {
		if p.mark(q) {
			touched = append(touched, p.block[q])
		}
	}
	return touched
}

// reverse has the states that lead to another, for each class.
type reverse struct {
	first [][]int32
	from  [][]int32
}

// into are the states that lead to any of some states.
func (r *reverse) into(class int, states []int32) (out []int32) {
	for _, q := range states {
		out = append(out, r.from[class][r.first[class][q]:r.first[class][q+1]]...)
	}
	return out
}

func (d *DFA) reversed() *reverse {
	n, width := len(d.Next), len(d.Classes)
	r := &reverse{first: make([][]int32, width), from: make([][]int32, width)}
	for c := range width {
		first, from := make([]int32, n+2), make([]int32, n)
		for _, row := range d.Next {
			first[row[c]+2]++
		}
		for q := 2; q < n+2; q++ {
			first[q] += first[q-1]
		}
		for q, row := range d.Next {
			from[first[row[c]+1]] = int32(q)
			first[row[c]+1]++
		}
		r.first[c], r.from[c] = first[:n+1], from
	}
	return r
}

// quotient has a state for each block that is reached.
func (d *DFA) quotient(block []int32) *DFA {
	out := &DFA{Classes: d.Classes}
	number := make(map[int32]int32)
	var queue []int32
	visit := func(q int32) int32 {
		i, is := number[block[q]]
		if !is {
			i = int32(len(number))
			number[block[q]] = i
			queue = append(queue, q)
		}
		return i
	}
	visit(int32(d.Start))
	for i := 0; i < len(queue); i++ {
		q := queue[i]
		row := make([]int32, len(d.Classes))
		for c := range row {
			row[c] = visit(d.Next[q][c])
		}
		out.Next = append(out.Next, row)
		out.Accepts = append(out.Accepts, d.Accepts[q])
	}
	return out
}

// joinClasses makes one class of those that no state tells apart.
func (d *DFA) joinClasses() *DFA {
	out := &DFA{Accepts: d.Accepts, Next: make([][]int32, len(d.Next))}
	known := make(map[string]int)
	for c, set := range d.Classes {
		var column []byte
		for _, row := range d.Next {
			column = binary.LittleEndian.AppendUint32(column, uint32(row[c]))
		}
		key := string(column)
		if i, is := known[key]; is {
			out.Classes[i] = charset.Union(out.Classes[i], set)
			continue
		}
		known[key] = len(out.Classes)
		out.Classes = append(out.Classes, set)
		for q, row := range d.Next {
			out.Next[q] = append(out.Next[q], row[c])
		}
	}
	return out
}
