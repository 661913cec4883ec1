package number_test

import (
	"math"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/internal/number"
)

func TestParseFloat(t *testing.T) {
	for s, want := range map[string]float64{
		"0": 0, "-0.5": -0.5, "1e3": 1000, "+2.5E-1": 0.25, ".5": 0.5, "5.": 5, "Infinity": math.Inf(1), "-Infinity": math.Inf(-1),
	} {
		if got, err := number.ParseFloat(s, 64); err != nil || got != want {
			t.Errorf("%q: %v, %v", s, got, err)
		}
	}
	if got, err := number.ParseFloat("NaN", 32); err != nil || !math.IsNaN(got) {
		t.Errorf("NaN: %v, %v", got, err)
	}
	for _, s := range []string{"", " 1", "1 ", "0x1p4", "0x42", "1_000", "inf", "Inf", "+Inf", "infinity", "nan", "-NaN", "true", "2ABC", "1e", "e", "-", "1e400", "1,5"} {
		if got, err := number.ParseFloat(s, 64); err == nil {
			t.Errorf("%q: %v", s, got)
		}
	}
	if got, err := number.ParseFloat("1e39", 32); err == nil {
		t.Errorf("1e39 as 32 bits: %v", got)
	}
}
