package timestamp_test

import (
	"math/big"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

var number = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?([eE][-+]?0*[0-9]{1,3})?$`)

// exact is ParseEpoch by rational numbers.
func exact(s string) (time.Time, bool) {
	v, ok := new(big.Rat).SetString(s)
	if !ok {
		return time.Time{}, false
	}
	v.Mul(v, big.NewRat(1e9, 1))
	nanos := new(big.Int).Quo(v.Num(), v.Denom())
	sec, rest := new(big.Int).QuoRem(nanos, big.NewInt(1e9), new(big.Int))
	if !sec.IsInt64() || sec.Int64() > 253402300799 || sec.Int64() < -62167219200 {
		return time.Time{}, false
	}
	t := time.Unix(sec.Int64(), rest.Int64()).UTC()
	if t.Year() < 0 {
		return time.Time{}, false
	}
	return t, true
}

func checkEpoch(t *testing.T, s string) {
	t.Helper()
	want, ok := exact(s)
	got, err := timestamp.ParseEpoch(s)
	if (err == nil) != ok || !got.Equal(want) {
		t.Fatalf("%s: %v, %v; want %v, %v", s, got, err, want, ok)
	}
}

func TestParseEpochExactly(t *testing.T) {
	for _, s := range []string{
		"0", "-0", "0.5", "-0.5", "-0.000000001", "0.0000000009", "1.5e9", "1500000000.123456789", "1.500000000123456789e9",
		"1500000000123e-3", "15000000000000000000e-10", "000000000000000000001", "0.000000000001e21", "0.0000000000001e21", "253402300799.999999999",
		"-62167219200", "1e11", "2.5e11", "1e-400", "0e400", "1E+2",
	} {
		checkEpoch(t, s)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 50000 {
		checkEpoch(t, randomNumber(r))
	}
}

func randomNumber(r *rand.Rand) string {
	var b strings.Builder
	if r.IntN(3) == 0 {
		b.WriteByte('-')
	}
	digits := func(most int) {
		for range 1 + r.IntN(most) {
			b.WriteByte("0000123456789"[r.IntN(13)])
		}
	}
	digits(14)
	if r.IntN(2) == 0 {
		b.WriteByte('.')
		digits(14)
	}
	if r.IntN(2) == 0 {
		b.WriteString("e" + strconv.Itoa(r.IntN(40)-20))
	}
	return b.String()
}

func FuzzParseEpoch(f *testing.F) {
	for _, s := range []string{"0", "-0.5", "1.5e9", "1e-400", "253402300799.9", "-62167219200.1", "00.00e00", "0E0000", "1e10000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if number.MatchString(s) {
			checkEpoch(t, s)
			return
		}
		// Larger exponents are beyond the oracle: only zero may have one.
		got, err := timestamp.ParseEpoch(s)
		if err == nil && (got.Unix() != 0 || !strings.ContainsAny(s, "eE")) {
			t.Fatalf("%q: %v", s, got)
		}
	})
}
