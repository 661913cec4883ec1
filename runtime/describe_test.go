package runtime_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

// hushed returns a shape whose every sensitive value holds the word hush, or is
// 7777 in some form.
func hushed() testshape.Secrets {
	at := time.Unix(7777, 0).UTC()
	node := testshape.Node{Scalars: &testshape.Scalars{String: new("hush")}, Lists: &testshape.Lists{Nested: [][]string{{"hush"}}}, Maps: &testshape.Maps{Longs: map[string]int64{"hush": 7777}}}
	inner := testshape.Secrets{Plain: new("inner"), Text: new("hush")}
	return testshape.Secrets{
		Plain: new("plain \"text\"\n"), Text: new("hush"), Kind: "hush", Flag: new(true), Number: new(int64(7777)), Ratio: new(7777.5), Time: &at, Blob: []byte("hush"),
		Shape: &testshape.Bot{BotId: new("id"), SecurityToken: new("hush")}, Node: &node,
		List: []string{"hush"}, Elems: []string{"hush", "hush"}, Nodes: []testshape.Node{node}, Map: map[string]string{"hush": "hush"}, Keys: map[string]string{"hush": "shown"},
		Values: map[string]string{"shown": "hush"}, Lists: [][]string{{"hush"}, {}}, Deep: map[string][]string{"shown": {"hush"}}, Sparse: []*string{nil, new("hush")}, Secrets: &inner,
	}
}

func leaks(s string) bool {
	return strings.Contains(s, "hush") || strings.Contains(s, "7777") || strings.Contains(s, "1e1e")
}

func TestDescribe(t *testing.T) {
	v := hushed()
	const want = `Secrets{Plain: "plain \"text\"\n", Text: [REDACTED], Kind: [REDACTED], Flag: [REDACTED], Number: [REDACTED], Ratio: [REDACTED], ` +
		`Time: [REDACTED], Blob: [REDACTED], Shape: {BotId: "id", SecurityToken: [REDACTED]}, Node: [REDACTED], List: [REDACTED], ` +
		`Elems: [[REDACTED], [REDACTED]], Nodes: [[REDACTED]], Map: [REDACTED], Keys: {"[REDACTED]": "shown"}, Values: {"shown": [REDACTED]}, ` +
		`Lists: [[[REDACTED]], []], Deep: {"shown": [REDACTED]}, Sparse: [[REDACTED], [REDACTED]], Secrets: {Plain: "inner", Text: [REDACTED]}}`
	if got := runtime.Describe(&v); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := runtime.Describe(&testshape.Secrets{}); got != "Secrets{}" {
		t.Errorf("empty: %s", got)
	}
}

func TestDescribeValues(t *testing.T) {
	at := time.Unix(1, 5e8).UTC()
	v := testshape.Node{
		Scalars: &testshape.Scalars{String: new(""), Enum: "A", Bool: new(false), Byte: new(int8(-1)), Float: new(float32(0.1)), Time: &at, Blob: []byte("abc")},
		Lists:   &testshape.Lists{Strings: []string{"{", "["}, Integers: []int32{1, 2}, Structs: []testshape.Scalars{{}, {Count: 1}}, SparseStrings: []*string{nil, new("a")}},
		Maps:    &testshape.Maps{Strings: map[string]string{"b": " ", "a": ""}, Nested: map[string]map[string]string{"x": {}, "y": {"z": ""}}},
		Nodes:   []testshape.Node{},
	}
	const want = `Node{scalars: {string: "", enum: "A", bool: false, byte: -1, float: 0.1, time: 1970-01-01T00:00:01.5Z, blob: 3 bytes}, ` +
		`lists: {strings: ["{", "["], integers: [1, 2], structs: [{}, {count: 1}], sparseStrings: [null, "a"]}, ` +
		`maps: {strings: {"a": "", "b": " "}, nested: {"x": {}, "y": {"z": ""}}}, nodes: []}`
	if got := runtime.Describe(&v); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// holder has shapes where fmt reaches them by reflection.
type holder struct {
	Value   testshape.Secrets
	Pointer *testshape.Secrets
	List    []testshape.Secrets
	Map     map[string]*testshape.Secrets
	Any     any
}

// No verb but %p and a misplaced %w, for which fmt asks no method, may show a
// sensitive value; go vet finds both.
func TestNoVerbLeaks(t *testing.T) {
	v := hushed()
	args := []any{v, &v, []testshape.Secrets{v}, [1]testshape.Secrets{v}, map[string]testshape.Secrets{"k": v}, holder{v, &v, []testshape.Secrets{v}, map[string]*testshape.Secrets{"k": &v}, v}}
	for verb := rune(1); verb < 0x80; verb++ {
		if verb == 'p' || verb == 'w' || strings.ContainsRune("0123456789+-# .*[]%", verb) {
			continue
		}
		for _, flags := range []string{"", "+", "#", "-", " ", "0", "20", ".3", "+#-020.5", "[1]"} {
			for i, arg := range args {
				if got := fmt.Sprintf("%"+flags+string(verb), arg); leaks(got) {
					t.Errorf("%%%s%c of argument %d: %s", flags, verb, i, got)
				}
			}
		}
	}
	missing := "no verb" // a variable, as go vet would find a constant
	for _, got := range []string{fmt.Sprint(args...), fmt.Sprintln(args...), fmt.Sprintf(missing, args...), fmt.Sprintf("%*d", args...), fmt.Errorf("%v", v).Error(), string(fmt.Append(nil, &v)), v.String()} {
		if leaks(got) {
			t.Error(got)
		}
	}
	var none *testshape.Secrets
	if got := fmt.Sprint(none); got != "<nil>" {
		t.Errorf("nil pointer: %s", got)
	}
}

func TestNoHandlerLeaks(t *testing.T) {
	v := hushed()
	var none *testshape.Secrets
	var out bytes.Buffer
	options := &slog.HandlerOptions{AddSource: true, Level: slog.LevelDebug}
	for name, h := range map[string]slog.Handler{"text": slog.NewTextHandler(&out, options), "JSON": slog.NewJSONHandler(&out, options)} {
		out.Reset()
		log := slog.New(h).With("with", v, "pointer", &v).WithGroup("group")
		log.Info("m", "value", v, "pointer", &v, "none", none, slog.Any("any", v), slog.Group("g", "inner", &v), "error", errors.New(v.String()))
		log.Error(v.String(), slog.Any("resolved", slog.AnyValue(v).Resolve()))
		if got := out.String(); leaks(got) || !strings.Contains(got, "[REDACTED]") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// far is a shape with a number that is far from one.
type far struct{ v *big.Float }

func (f far) Encode(e runtime.Encoder) {
	for range 1000 {
		e.BigFloat(&runtime.Member{Wire: "n"}, f.v)
	}
}

func TestDescribeFarNumbers(t *testing.T) {
	start := time.Now()
	v, _, err := big.ParseFloat("1e-16384", 10, 64, big.ToNearestEven)
	if err != nil {
		t.Fatal(err)
	}
	if got := runtime.Describe(&far{v}); !strings.Contains(got, "n: 0x1.") || !strings.Contains(got, "p-54427") {
		t.Errorf("%.80s", got)
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("it took %v", took)
	}
}
