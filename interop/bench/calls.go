package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// A benchmark is an operation with the answer that it gets and the bars for its cost against the peer's, 0 for none.
type benchmark struct {
	name             string
	answer           func() *canned
	cpu, allocations float64
}

// The bars.
const (
	smallCall = 1.0 / 8
	listJSON  = 1.0 / 6
	listXML   = 1.0 / 10
)

// benchmarks are the calls; both families of clients have one under each name.
func benchmarks() []benchmark {
	return []benchmark{
		{"chime RegenerateSecurityToken", bot, smallCall, smallCall},
		{"chime GetBot", bot, smallCall, smallCall},
		{"chime ListUsers×100", chimeUsers, listJSON, 0},
		{"chime BatchUpdateUser×20", noErrors, 0, 0},
		{"iam GetUser", iamUser, smallCall, smallCall},
		{"iam ListUsers×100", iamUsers, listXML, 0},
		{"iam CreatePolicy 6 KB", policy, 0, 0},
		{"chimesdkidentity CreateAppInstance", appInstance, smallCall, smallCall},
	}
}

// A contest is a benchmark ready to run on both sides.
type contest struct {
	benchmark
	sides [2]side
}

// A side is a call with what was measured of it.
type side struct {
	call        call
	repeats     int
	micros      []float64
	allocations []float64
}

// measureCalls measures every benchmark.
func measureCalls(ctx context.Context, cfg config) (section, error) {
	var contests []*contest
	for _, b := range benchmarks() {
		calls := [2]call{}
		for i, family := range []func(*canned) map[string]call{ourCalls, sdkCalls} {
			known := family(b.answer())
			if calls[i] = known[b.name]; calls[i] == nil {
				return section{}, fmt.Errorf("no call %q among %q", b.name, slices.Sorted(maps.Keys(known)))
			}
		}
		contests = append(contests, newContest(b, calls))
	}
	return compete(ctx, cfg, "Calls over a transport in memory, against aws-sdk-go-v2", contests)
}

func newContest(b benchmark, calls [2]call) *contest {
	return &contest{benchmark: b, sides: [2]side{{call: calls[0]}, {call: calls[1]}}}
}

// compete measures contests. Rounds go over all of them and sides take turns, so that a machine that is busy for a
// while slows all.
func compete(ctx context.Context, cfg config, title string, contests []*contest) (section, error) {
	for _, c := range contests {
		for i := range c.sides {
			var err error
			if c.sides[i].repeats, err = repeats(ctx, c.sides[i].call, cfg.sample); err != nil {
				return section{}, fmt.Errorf("%s: %w", c.name, err)
			}
		}
	}
	for round := range cfg.rounds {
		for _, c := range contests {
			for turn := range c.sides {
				if err := c.sides[(turn+round)%len(c.sides)].run(ctx); err != nil {
					return section{}, fmt.Errorf("%s: %w", c.name, err)
				}
			}
		}
	}
	s := section{title: title}
	for _, c := range contests {
		ours, peer := c.sides[0], c.sides[1]
		s.rows = append(s.rows,
			row{c.name, "cpu µs", median(ours.micros), median(peer.micros), c.cpu},
			row{"", "allocations", median(ours.allocations), median(peer.allocations), c.benchmark.allocations})
	}
	return s, nil
}

func (s *side) run(ctx context.Context) error {
	c, err := costOf(ctx, s.call, s.repeats)
	if err != nil {
		return err
	}
	s.micros = append(s.micros, c.micros)
	s.allocations = append(s.allocations, c.allocations)
	return nil
}
