package main

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"
)

// TestSidesAreAlike shows that both families of clients are built and called by the same source.
func TestSidesAreAlike(t *testing.T) {
	var sources [2]string
	for i, name := range []string{"ours.go", "sdk.go"} {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources[i] = string(source)
	}
	replaced := strings.NewReplacer(
		"github.com/aws/aws-sdk-go-v2/service/", "github.com/modelsmith/modelsmith/generated/",
		"sdkCalls", "ourCalls",
		"the clients of aws-sdk-go-v2", "the generated clients",
	).Replace(sources[1])
	if sources[0] != replaced {
		t.Error("ours.go and sdk.go differ in more than the clients")
	}
}

// TestSameResults shows that both sides do the same work: they return the same values.
func TestSameResults(t *testing.T) {
	for _, b := range benchmarks() {
		t.Run(b.name, func(t *testing.T) {
			results := [2]string{}
			for i, family := range []func(*canned) map[string]call{ourCalls, sdkCalls} {
				call := family(b.answer())[b.name]
				if call == nil {
					t.Fatal("no such call")
				}
				out, err := call(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				results[i] = text(t, out)
			}
			if results[0] != results[1] {
				t.Errorf("results differ:\nours %s\npeer %s", results[0], results[1])
			}
			if len(results[0]) < len(`{"ResultMetadata":{},"UserErrors":[]}`) {
				t.Errorf("an empty result: %s", results[0])
			}
		})
	}
}

// text writes a value as JSON with its members in alphabetical order.
func text(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var plain any
	if err := json.Unmarshal(text, &plain); err != nil {
		t.Fatal(err)
	}
	if text, err = json.Marshal(plain); err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// sink keeps allocations from being optimised away.
var sink []byte

func TestCostOf(t *testing.T) {
	work := func(context.Context) (any, error) {
		sink = make([]byte, 1<<16)
		return nil, nil
	}
	n, err := repeats(t.Context(), work, 10*time.Millisecond)
	if err != nil || n < 2 {
		t.Fatalf("%d repeats, error %v", n, err)
	}
	c, err := costOf(t.Context(), work, n)
	if err != nil {
		t.Fatal(err)
	}
	if c.micros <= 0 || c.allocations < 1 || c.allocations > 2 {
		t.Errorf("cost: %+v", c)
	}
}

func TestReport(t *testing.T) {
	s := section{title: "T", rows: []row{
		{name: "fast", unit: "µs", ours: 1, peer: 10, bar: 1.0 / 8},
		{name: "slow", unit: "µs", ours: 2, peer: 10, bar: 1.0 / 8},
		{name: "absolute", unit: "s", ours: 0.5, bar: 0.33},
		{name: "free", unit: "µs", ours: 1, peer: 2},
	}}
	if s.misses() != 2 {
		t.Errorf("%d misses", s.misses())
	}
	lines := strings.Split(s.String(), "\n")
	for i, want := range []string{"1/10.0 1/8 PASS", "1/5.0 1/8 MISS", "0.50 0.33 MISS", "1.00 2.00 1/2.0"} {
		if line := strings.Join(strings.Fields(lines[i+2]), " "); !strings.HasSuffix(line, want) {
			t.Errorf("line %q, want the end %q", line, want)
		}
	}
	if m := median([]float64{3, 1, 2, 9}); m != 2 {
		t.Errorf("median %v", m)
	}
}
