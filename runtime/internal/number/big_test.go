package number_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/internal/number"
)

func TestParseBigInt(t *testing.T) {
	for _, s := range []string{"0", "-1", "123456789012345678901234567890", strings.Repeat("9", 4096)} {
		v, err := number.ParseBigInt(s)
		if err != nil || v.String() != s {
			t.Errorf("%.40s: %v, %v", s, v, err)
		}
	}
	for _, s := range []string{"", "-", "+1", "1_0", "0x1", "1.0", "1e2", " 1", strings.Repeat("9", 4097)} {
		if v, err := number.ParseBigInt(s); err == nil {
			t.Errorf("%.40s was read as %v", s, v)
		}
	}
}

// A decimal number keeps its digits: it prints as the number that came, which
// big.Rat holds exactly.
func FuzzBigFloat(f *testing.F) {
	for _, s := range []string{
		"0", "-0.1", "1.1", "123456789.123456789012345678901234567890", "1e-300", "9.99E+6144", "0.000001", "1e6145", "Inf", "0x1p3", "1_0", "5e", "-", ".", "1.2.3",
		"100000000000000000000000000000000000000000001",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := number.ParseBigFloat(s)
		if err != nil {
			return
		}
		text, err := number.AppendBigFloat(nil, v)
		if err != nil {
			t.Fatalf("%s was read and cannot be written: %v", s, err)
		}
		want, ok := new(big.Rat).SetString(s)
		got, okGot := new(big.Rat).SetString(string(text))
		if !ok || !okGot || want.Cmp(got) != 0 {
			t.Fatalf("%s was written as %s", s, text)
		}
	})
}

func TestBigFloatBounds(t *testing.T) {
	for _, s := range []string{"1e6145", "1e-6145", "1e99999999999999999999", "Inf", "0x1p3", "1_0", "5e", "", "-", "1" + strings.Repeat("0", 4096)} {
		if v, err := number.ParseBigFloat(s); err == nil {
			t.Errorf("%.40s was read as %v", s, v)
		}
	}
	huge := new(big.Float).SetMantExp(big.NewFloat(1), 1<<20)
	for _, v := range []*big.Float{new(big.Float).SetInf(true), huge} {
		if text, err := number.AppendBigFloat(nil, v); err == nil {
			t.Errorf("%v was written as %.40s", v, text)
		}
	}
}
