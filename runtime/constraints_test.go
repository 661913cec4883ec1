package runtime_test

import (
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/document"
)

type writer = runtime.Writer

// TestBounds checks what each kind of value may be, at the bounds and beyond.
func TestBounds(t *testing.T) {
	text := func(s string) func(writer, *runtime.Member) {
		return func(w writer, m *runtime.Member) { w.String(m, s) }
	}
	number := func(n int64) func(writer, *runtime.Member) {
		return func(w writer, m *runtime.Member) { w.Int(m, n) }
	}
	float := func(v float64, bits int) func(writer, *runtime.Member) {
		return func(w writer, m *runtime.Member) { w.Float(m, v, bits) }
	}
	bigInt := func(s string) func(writer, *runtime.Member) {
		v, _ := new(big.Int).SetString(s, 10)
		return func(w writer, m *runtime.Member) { w.BigInt(m, v) }
	}
	bigFloat := func(s string) func(writer, *runtime.Member) {
		v, _, err := big.ParseFloat(s, 10, 200, big.ToNearestEven)
		if err != nil {
			t.Fatal(err)
		}
		return func(w writer, m *runtime.Member) { w.BigFloat(m, v) }
	}
	list := func(n int) func(writer, *runtime.Member) {
		return func(w writer, m *runtime.Member) {
			w.BeginList(m, n)
			for range n {
				w.Bool(m.Elem, true)
			}
			w.EndList(m)
		}
	}
	dict := func(n int) func(writer, *runtime.Member) {
		return func(w writer, m *runtime.Member) {
			w.BeginMap(m, n)
			for i := range n {
				w.Key(m, strings.Repeat("k", i))
				w.Bool(m.Elem, true)
			}
			w.EndMap(m)
		}
	}
	length := func(n, constraint string) string {
		return "Value with length " + n + " at '/v' failed to satisfy constraint: Member must have length " + constraint
	}
	value := func(constraint string) string {
		return "Value at '/v' failed to satisfy constraint: Member must " + constraint
	}
	const few = "between 2 and 3, inclusive"
	for name, test := range map[string]struct {
		min, max string
		push     func(writer, *runtime.Member)
		want     string
	}{
		"shortest":                 {"2", "3", text("ab"), ""},
		"longest":                  {"2", "3", text("abc"), ""},
		"short":                    {"2", "3", text("a"), length("1", few)},
		"long":                     {"2", "3", text("abcd"), length("4", few)},
		"empty":                    {"1", "", text(""), length("0", "greater than or equal to 1")},
		"code points, not bytes":   {"2", "3", text("👍👍👍"), ""},
		"code points, not units":   {"2", "3", text("👍"), length("1", few)},
		"combining marks count":    {"", "3", text("e\u0301e\u0301"), length("4", "less than or equal to 3")},
		"as long as can be":        {"", "9223372036854775807", text("a"), ""},
		"no length":                {"0", "0", text(""), ""},
		"bytes":                    {"2", "3", func(w writer, m *runtime.Member) { w.Blob(m, []byte("👍")) }, length("4", few)},
		"few bytes":                {"2", "3", func(w writer, m *runtime.Member) { w.Blob(m, []byte("ab")) }, ""},
		"elements":                 {"2", "3", list(3), ""},
		"many elements":            {"2", "3", list(4), length("4", few)},
		"entries":                  {"2", "3", dict(2), ""},
		"few entries":              {"2", "3", dict(1), length("1", few)},
		"least":                    {"-3", "7", number(-3), ""},
		"less":                     {"-3", "7", number(-4), value("be between -3 and 7, inclusive")},
		"more":                     {"-3", "7", number(8), value("be between -3 and 7, inclusive")},
		"at least":                 {"5", "", number(4), value("be greater than or equal to 5")},
		"at most":                  {"", "5", number(6), value("be less than or equal to 5")},
		"beyond float64":           {"", "9007199254740992", number(9007199254740993), value("be less than or equal to 9007199254740992")},
		"within, beyond float64":   {"9007199254740993", "", number(9007199254740993), ""},
		"below, beyond float64":    {"9007199254740993", "", number(9007199254740992), value("be greater than or equal to 9007199254740993")},
		"largest":                  {"", "9223372036854775807", number(math.MaxInt64), ""},
		"below the largest":        {"9223372036854775807", "", number(math.MaxInt64 - 1), value("be greater than or equal to 9223372036854775807")},
		"smallest":                 {"-9223372036854775808", "", number(math.MinInt64), ""},
		"bound beyond int64":       {"", "9223372036854775808", number(math.MaxInt64), ""},
		"bound below int64":        {"9223372036854775808", "", number(math.MaxInt64), value("be greater than or equal to 9223372036854775808")},
		"bound far below":          {"-9223372036854775809", "", number(math.MinInt64), ""},
		"fraction":                 {"0.5", "", number(0), value("be greater than or equal to 0.5")},
		"above a fraction":         {"0.5", "1.5", number(1), ""},
		"float":                    {"4.4", "5.5", float(4.4, 64), ""},
		"small float at its bound": {"4.4", "5.5", float(float64(float32(5.5)), 32), ""},
		"rounded up at its bound":  {"", "4.4", float(float64(float32(4.4)), 32), ""},
		"float below":              {"4.4", "", float(4.3, 64), value("be greater than or equal to 4.4")},
		"not a number":             {"4.4", "", float(math.NaN(), 64), value("be greater than or equal to 4.4")},
		"infinite":                 {"", "1", float(math.Inf(1), 64), value("be less than or equal to 1")},
		"big":                      {"", "99999999999999999999", bigInt("99999999999999999999"), ""},
		"bigger":                   {"", "99999999999999999999", bigInt("100000000000000000000"), value("be less than or equal to 99999999999999999999")},
		"big and small":            {"2", "", bigInt("1"), value("be greater than or equal to 2")},
		"decimal":                  {"", "0.5", bigFloat("0.5"), ""},
		"decimal above":            {"", "0.5", bigFloat("0.50000000000000000000001"), value("be less than or equal to 0.5")},
		"huge decimal":             {"", "0.5", bigFloat("1e900000"), value("be less than or equal to 0.5")},
		"tiny decimal":             {"0", "0.5", bigFloat("1e-900000"), ""},
		"huge negative decimal":    {"0", "", bigFloat("-1e900000"), value("be greater than or equal to 0")},
	} {
		m := runtime.Member{Wire: "v", Check: &runtime.Check{Min: test.min, Max: test.max}, Elem: &elem, Key: &elem}
		p := newProbe(func(e runtime.Encoder, table []runtime.Member) { test.push(e.W, &table[0]) }, m)
		want := ""
		if test.want != "" {
			want = "1 validation error detected. " + test.want
		}
		if got := message(runtime.Validate(p)); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

var elem = runtime.Member{Wire: "member", Flags: runtime.Element}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// paths are the violations' paths.
func paths(t *testing.T, err error) string {
	t.Helper()
	var invalid *runtime.ValidationError
	if err == nil {
		return ""
	}
	if !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	var out []string
	for _, v := range invalid.Violations {
		out = append(out, v.Path)
	}
	return strings.Join(out, " ")
}

// TestPaths checks where violations are told: in the order of the model, a bad
// key at its map, a value at its key.
func TestPaths(t *testing.T) {
	one := &runtime.Check{Max: "1"}
	inner := newProbe(func(e runtime.Encoder, m []runtime.Member) { e.W.String(&m[1], "xx") },
		runtime.Member{Wire: "first", Flags: runtime.Required},
		runtime.Member{Wire: "wire", Name: "second", Check: one},
		runtime.Member{Wire: "third", Flags: runtime.Required})
	value := runtime.Member{Wire: "value", Flags: runtime.Element, Check: one}
	tag := runtime.Member{Wire: "tag", Check: one}
	p := newProbe(func(e runtime.Encoder, m []runtime.Member) {
		e.W.BeginList(&m[1], 2)
		e.W.Struct(m[1].Elem, inner)
		e.W.Null(m[1].Elem)
		e.W.EndList(&m[1])
		e.W.BeginMap(&m[2], 2)
		e.W.Key(&m[2], "a/~b")
		e.W.String(m[2].Elem, "xx")
		e.W.Key(&m[2], "k")
		e.W.String(m[2].Elem, "x")
		e.W.EndMap(&m[2])
		e.W.Struct(&m[3], choice(func(e runtime.Encoder) { e.W.String(&tag, "xx") }))
		e.Document(&m[4], document.FromJSON([]byte("{}")))
		e.W.Time(&m[5], time.Time{})
	},
		runtime.Member{Wire: "missing", Flags: runtime.Required},
		runtime.Member{Wire: "list", Elem: &elem, Check: one},
		runtime.Member{Wire: "map", Key: &value, Elem: &value},
		runtime.Member{Wire: "union", Flags: runtime.Required},
		runtime.Member{Wire: "document", Flags: runtime.Required},
		runtime.Member{Wire: "time", Flags: runtime.Required},
		runtime.Member{Wire: "last", Flags: runtime.Required},
	)
	const want = "/missing /list /list/0/first /list/0/second /list/0/third /map /map/a~1~0b /union/tag /last"
	if got := paths(t, runtime.Validate(p)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestEnums checks that internal values are known and not told.
func TestEnums(t *testing.T) {
	check := &runtime.Check{Values: []string{"abc", "def", "ghi"}, Internal: []string{"ghi"}}
	for value, want := range map[string]string{
		"abc": "", "ghi": "",
		"ABC": "1 validation error detected. Value at '/v' failed to satisfy constraint: Member must satisfy enum value set: [abc, def]",
	} {
		p := newProbe(func(e runtime.Encoder, m []runtime.Member) { e.W.String(&m[0], value) }, runtime.Member{Wire: "v", Check: check})
		if got := message(runtime.Validate(p)); got != want {
			t.Errorf("%s: got %q", value, got)
		}
	}
	for value, want := range map[int64]string{
		1: "", 1 << 32: "/v", 3: "/v",
	} {
		ints := runtime.Member{Wire: "v", Check: &runtime.Check{Ints: []int32{0, 1}}}
		p := newProbe(func(e runtime.Encoder, m []runtime.Member) { e.W.Int(&m[0], value) }, ints)
		if got := paths(t, runtime.Validate(p)); got != want {
			t.Errorf("%d: got %q", value, got)
		}
	}
}

// TestHostileValues checks that what breaks a constraint very often, or at long
// keys, is counted and not listed at length, and that sensitive keys are hidden.
func TestHostileValues(t *testing.T) {
	bad := runtime.Member{Wire: "member", Flags: runtime.Element, Check: &runtime.Check{Max: "1"}}
	const n = 1_000_000
	p := newProbe(func(e runtime.Encoder, m []runtime.Member) {
		e.W.BeginList(&m[0], n)
		for range n {
			e.W.String(m[0].Elem, "secret")
		}
		e.W.EndList(&m[0])
	}, runtime.Member{Wire: "list", Elem: &bad})
	var invalid *runtime.ValidationError
	if err := runtime.Validate(p); !errors.As(err, &invalid) || invalid.Count != n || len(invalid.Violations) != 100 ||
		!strings.HasSuffix(err.Error(), "; and 999900 more") || len(err.Error()) > 20_000 || strings.Contains(err.Error(), "secret") {
		t.Errorf("got %.300v", err)
	}
	key := strings.Repeat("é", 1<<20)
	for flags, want := range map[runtime.Flags]int{0: 200, runtime.Sensitive: len("/map/" + runtime.Redacted)} {
		p = newProbe(func(e runtime.Encoder, m []runtime.Member) {
			e.W.BeginMap(&m[0], 1)
			e.W.Key(&m[0], key)
			e.W.String(m[0].Elem, "secret")
			e.W.EndMap(&m[0])
		}, runtime.Member{Wire: "map", Flags: flags, Key: &elem, Elem: &bad})
		if got := paths(t, runtime.Validate(p)); len(got) > want || !strings.HasPrefix(got, "/map/") {
			t.Errorf("path %.300s", got)
		}
	}
}
