package formwire

import (
	"errors"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/runtime/internal/escaped"
)

// Form is a request of the query protocol: its keys and values in the order of
// the tree that the keys describe, where a [Reader] finds the parts of a
// structure side by side.
type Form struct {
	pairs []pair
}

// pair is one key and its value. The value is escaped until it is asked for.
type pair struct{ key, value string }

// MaxPairs is how many keys a form may have.
const MaxPairs = 1 << 18

var (
	errPairs  = errors.New("the form has too many keys")
	errEscape = errors.New("the form is malformed")
	errTwice  = errors.New("the form has a key twice")
)

// Reset empties the form. It keeps its memory, but nothing of the last form.
func (f *Form) Reset() {
	clear(f.pairs)
	f.pairs = f.pairs[:0]
}

// Add reads a query string or a form's body.
func (f *Form) Add(text string) error {
	for {
		key, value, rest, ok := escaped.Next(text)
		if !ok {
			return nil
		}
		if text = rest; len(f.pairs) == MaxPairs {
			return errPairs
		}
		if key, ok = escaped.Query(key); !ok {
			return errEscape
		}
		f.pairs = append(f.pairs, pair{key, value})
	}
}

// Sort brings the pairs into order, which is the one they come in from most
// clients. A key may stand there once.
func (f *Form) Sort() error {
	if !slices.IsSortedFunc(f.pairs, order) {
		slices.SortStableFunc(f.pairs, order)
	}
	for i := 1; i < len(f.pairs); i++ {
		if f.pairs[i].key == f.pairs[i-1].key {
			return errTwice
		}
	}
	return nil
}

func order(a, b pair) int { return compareKeys(a.key, b.key) }

// compareKeys orders keys by their segments, numbers by value.
func compareKeys(a, b string) int {
	// What is the same can be passed over, up to the segment that differs.
	i, start := 0, 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		if i++; a[i-1] == '.' {
			start = i
		}
	}
	segmentA, _, moreA := strings.Cut(a[start:], ".")
	segmentB, _, moreB := strings.Cut(b[start:], ".")
	switch {
	case segmentA != segmentB:
		return compareSegments(segmentA, segmentB)
	case moreA:
		return 1
	case moreB:
		return -1
	}
	return 0
}

// compareSegments orders numbers before names.
func compareSegments(a, b string) int {
	numberA, numberB := isNumber(a), isNumber(b)
	switch {
	case numberA && numberB && len(a) != len(b):
		return len(a) - len(b)
	case numberA == numberB:
		return strings.Compare(a, b)
	case numberA:
		return -1
	}
	return 1
}

// isNumber reports whether a segment is an index: digits without zeros in front.
func isNumber(s string) bool {
	if s == "" || s[0] == '0' {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// Get returns the value of a key, empty for none. The form need not be sorted.
func (f *Form) Get(key string) string {
	for i := range f.pairs {
		if f.pairs[i].key == key {
			value, _ := escaped.Query(f.pairs[i].value)
			return value
		}
	}
	return ""
}

// Cap returns how many pairs the form has memory for.
func (f *Form) Cap() int { return cap(f.pairs) }
