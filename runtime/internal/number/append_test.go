package number_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime/internal/number"
)

// Numbers far from one read back as what they were, and the shortest text is
// what was read; in no more time than a request may take.
func TestFarBigFloats(t *testing.T) {
	start := time.Now()
	for _, s := range []string{
		"1e+6144", "1e-6144", "-1.5e-6143", "1.23456789e+6144", "9.999999999999999e-6000", "-7e-400", "3e+400",
		"1.234567890123456789012345678901234567890123456789e-5000", "9.99999999999999999999999999999999999e+5999",
	} {
		v, err := number.ParseBigFloat(s)
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		text, err := number.AppendBigFloat([]byte("x"), v)
		if err != nil || string(text) != "x"+s {
			t.Errorf("%s became %s, %v", s, text, err)
		}
		// What has been computed with, and has no short text.
		third := new(big.Float).Quo(v, big.NewFloat(3))
		text, err = number.AppendBigFloat(nil, third)
		if err != nil {
			t.Errorf("a third of %s: %v", s, err)
			continue
		}
		back, _, err := big.ParseFloat(string(text), 10, third.Prec(), big.ToNearestEven)
		if err != nil || back.Cmp(third) != 0 {
			t.Errorf("a third of %s became %s, %v", s, text, err)
		}
	}
	if took := time.Since(start); took > 300*time.Millisecond {
		t.Errorf("it took %v", took)
	}
}
