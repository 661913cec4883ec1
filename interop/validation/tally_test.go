package validation

import (
	"maps"
	"slices"
	"testing"
)

// A tally counts the verdicts on the values of one constraint.
type tally struct {
	// accepted inputs broke nothing; refused ones broke the constraint, alone ones nothing else.
	accepted, refused, alone, unsendable int
	// unsendable inputs have an empty label, which is no path of the operation, or
	// are another input on the wire.
	// unbreakable is a least length of 0; ruledOut are edges that the pattern does not let be.
	unbreakable, ruledOut bool
}

// tallies are the constraints by kind, and by service, operation and pointer.
type tallies map[string]map[string]*tally

func (all tallies) of(kind string, c *check, s site) *tally {
	if all[kind] == nil {
		all[kind] = map[string]*tally{}
	}
	place := c.service + " " + c.operation + " " + s.pointer()
	if all[kind][place] == nil {
		all[kind][place] = new(tally)
	}
	return all[kind][place]
}

// report prints the counts of each kind, and wants each constraint to have been kept and broken.
func (all tallies) report(t *testing.T) {
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		var sum, values tally
		var unbreakable, unsendable, ruledOut, edges int
		for _, place := range slices.Sorted(maps.Keys(all[kind])) {
			c := all[kind][place]
			values = tally{accepted: values.accepted + c.accepted, refused: values.refused + c.refused}
			sum = tally{
				accepted: sum.accepted + min(c.accepted, 1), refused: sum.refused + min(c.refused, 1),
				alone: sum.alone + min(c.alone, 1),
			}
			switch {
			case c.unbreakable:
				unbreakable++
			case c.refused == 0 && c.unsendable > 0:
				unsendable++
			case c.refused == 0:
				t.Errorf("%s of %s: nothing was refused: %+v", kind, place, *c)
			}
			switch {
			case c.ruledOut && c.accepted == 0:
				ruledOut++
			case c.unsendable > 0 && c.accepted == 0:
				edges++
			case c.accepted == 0:
				t.Errorf("%s of %s: nothing was accepted: %+v", kind, place, *c)
			}
		}
		t.Logf("%-10s %3d constraints: accepted at the edge %3d (%2d the pattern rules out, %d not sendable), refused beyond it %3d, for nothing else %3d "+
			"(%2d unbreakable, %3d not sendable); values %d, %d", kind, len(all[kind]), sum.accepted, ruledOut, edges,
			sum.refused, sum.alone, unbreakable, unsendable, values.accepted, values.refused)
	}
}
