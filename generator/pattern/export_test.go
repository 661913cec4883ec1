package pattern

import "testing"

// Recorded are the patterns of the recorded corpus with their texts.
func Recorded(t *testing.T) []recording { return recorded(t) }

// Spend takes steps from a budget, of the maxTotal that it has.
func (b *Budget) Spend(steps int) { b.spent += steps }

// MaxTotal is how many steps a budget has.
const MaxTotal = maxTotal
