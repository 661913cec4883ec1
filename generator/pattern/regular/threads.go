package regular

import (
	"encoding/binary"
	"slices"
)

// thread is a state of the non-deterministic automaton with obligations: what
// looks ahead still demand of the rest of the text.
type thread struct {
	state int32
	// duty is the number of a set of obligations; 0 is the empty set.
	duty int32
}

// obligation is that one of the threads matches the rest, or none of them.
type obligation struct {
	negated bool
	threads []thread
}

// The results of an obligation that is none any more.
const (
	kept   int32 = -1
	broken int32 = -2
)

// interner numbers obligations and sets of them.
type interner struct {
	obligations []obligation
	number      map[string]int32
	duties      [][]int32
	dutyNumber  map[string]int32
	// full is true once a set is larger than maxDuties.
	full bool
}

// maxDuties is how many obligations a set may have.
const maxDuties = 64

func newInterner() *interner {
	return &interner{number: make(map[string]int32), duties: [][]int32{nil}, dutyNumber: map[string]int32{"": 0}}
}

func keyOf(threads []thread) []byte {
	key := make([]byte, 0, 8*len(threads)+1)
	for _, t := range threads {
		key = binary.LittleEndian.AppendUint32(key, uint32(t.state))
		key = binary.LittleEndian.AppendUint32(key, uint32(t.duty))
	}
	return key
}

// obligation numbers an obligation, or says that it is kept or broken.
func (in *interner) obligation(negated bool, threads []thread, sure func(thread) bool) int32 {
	holds, fails := kept, broken
	if negated {
		holds, fails = broken, kept
	}
	if len(threads) == 0 {
		return fails
	}
	if slices.ContainsFunc(threads, sure) {
		return holds
	}
	key := keyOf(threads)
	if negated {
		key = append(key, '!')
	}
	i, is := in.number[string(key)]
	if !is {
		i = int32(len(in.obligations))
		in.number[string(key)] = i
		in.obligations = append(in.obligations, obligation{negated, threads})
	}
	return i
}

// with adds an obligation to a set of them.
func (in *interner) with(duty, obligation int32) int32 {
	set := in.duties[duty]
	at, is := slices.BinarySearch(set, obligation)
	if is {
		return duty
	}
	if len(set) == maxDuties {
		in.full = true
		return duty
	}
	set = slices.Insert(slices.Clone(set), at, obligation)
	key := make([]byte, 0, 4*len(set))
	for _, o := range set {
		key = binary.LittleEndian.AppendUint32(key, uint32(o))
	}
	i, is := in.dutyNumber[string(key)]
	if !is {
		i = int32(len(in.duties))
		in.dutyNumber[string(key)] = i
		in.duties = append(in.duties, set)
	}
	return i
}

// pruned sorts threads and drops those that another one makes needless: the same
// state with fewer obligations.
func (in *interner) pruned(threads []thread) []thread {
	slices.SortFunc(threads, func(a, b thread) int {
		if a.state != b.state {
			return int(a.state - b.state)
		}
		return int(a.duty - b.duty)
	})
	threads = slices.Compact(threads)
	out := threads[:0]
	for i := 0; i < len(threads); {
		j := i
		for j < len(threads) && threads[j].state == threads[i].state {
			j++
		}
		group := slices.Clone(threads[i:j])
		for _, t := range group {
			if !in.needless(t, group) {
				out = append(out, t)
			}
		}
		i = j
	}
	return out
}

// needless reports a thread whose obligations are those of another and more.
func (in *interner) needless(t thread, group []thread) bool {
	if t.duty == 0 {
		return false
	}
	if group[0].duty == 0 {
		return true
	}
	if len(group) > 16 {
		return false
	}
	for _, other := range group {
		if other.duty != t.duty && subset(in.duties[other.duty], in.duties[t.duty]) {
			return true
		}
	}
	return false
}

// subset reports whether all of a sorted list is in another.
func subset(a, b []int32) bool {
	for _, v := range a {
		if _, is := slices.BinarySearch(b, v); !is {
			return false
		}
	}
	return true
}
