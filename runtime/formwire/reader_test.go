package formwire_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/formwire"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

func read(text string, v runtime.Decodable) error {
	var f formwire.Form
	if err := f.Add(text); err != nil {
		return err
	}
	if err := f.Sort(); err != nil {
		return err
	}
	return f.Read(v)
}

// disturb writes a form in one of the many ways that mean the same: in any order, with other escapes and with gaps
// between the indices.
func disturb(r *rand.Rand, form string) string {
	if form == "" {
		return "&&"
	}
	parts := strings.Split(form, "&")
	r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	factor := r.IntN(3) + 1
	for i, part := range parts {
		key, value, _ := strings.Cut(part, "=")
		segments := strings.Split(key, ".")
		for j, s := range segments {
			if n, err := strconv.Atoi(s); err == nil {
				segments[j] = strconv.Itoa(n * factor)
			}
		}
		if r.IntN(2) == 0 {
			value = strings.ReplaceAll(value, "%20", "+")
		}
		parts[i] = strings.Join(segments, "%2e") + "=" + value
		if r.IntN(2) == 0 {
			parts[i] = strings.Join(segments, ".") + "=" + value
		}
	}
	return strings.Join(parts, "&") + "&Unknown=1&Unknown.member.1=2&"
}

// renumber gives the indices of a form the numbers from one on.
func renumber(form url.Values, prefix string) url.Values {
	groups := map[string][]string{}
	for key := range form {
		head, _, _ := strings.Cut(strings.TrimPrefix(key, prefix), ".")
		groups[head] = append(groups[head], key)
	}
	out := url.Values{}
	n := 0
	heads := slices.SortedFunc(maps.Keys(groups), func(a, b string) int {
		x, _ := strconv.Atoi(a)
		y, _ := strconv.Atoi(b)
		return x - y
	})
	for _, head := range heads {
		name := head
		if _, err := strconv.Atoi(head); err == nil {
			n++
			name = strconv.Itoa(n)
		}
		inner := url.Values{}
		for _, key := range groups[head] {
			if rest := strings.TrimPrefix(key, prefix+head); rest == "" {
				out[name] = form[key]
			} else {
				inner[key] = form[key]
			}
		}
		for key, value := range renumberInner(inner, prefix+head+".") {
			out[name+"."+key] = value
		}
	}
	return out
}

func renumberInner(form url.Values, prefix string) url.Values {
	if len(form) == 0 {
		return nil
	}
	return renumber(form, prefix)
}

// TestReadRandom writes random shapes, disturbs the form and reads it: what is written of that is the same form, as
// net/url reads it.
func TestReadRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	random := testshape.Random{Rand: r, Text: testshape.Text}
	for range 500 {
		form := write(random.Node(2))
		disturbed := disturb(r, form)
		got := new(testshape.Node)
		if err := read(disturbed, got); err != nil {
			t.Fatalf("%s: %v", disturbed, err)
		}
		want, err := url.ParseQuery(form)
		if err != nil {
			t.Fatal(err)
		}
		again, err := url.ParseQuery(write(got))
		if err != nil {
			t.Fatal(err)
		}
		want, again = renumber(want, ""), renumber(again, "")
		for key := range want {
			if !slices.Equal(want[key], again[key]) {
				t.Fatalf("%s: %q, want %q\n%s", key, again[key], want[key], disturbed)
			}
		}
		for key := range again {
			// Scalars that are no pointers are there always.
			if want[key] == nil && again.Get(key) != "0" && again.Get(key) != "false" {
				t.Fatalf("%s: %q was never sent\n%s", key, again[key], disturbed)
			}
		}
	}
}

func TestReadForms(t *testing.T) {
	for form, want := range map[string]string{
		"strings=": "strings=", "strings.member.3=c&strings.member.1=a&strings.member.20=d": "strings.member.1=a&strings.member.2=c&strings.member.3=d",
		"strings.member.9=i&strings.member.10=j":              "strings.member.1=i&strings.member.2=j",
		"strings.member.1=a+b%20c%2B":                         "strings.member.1=a%20b%20c%2B",
		"structs.member.2.string=b&structs.member.1.string=a": "structs.member.1.string=a&structs.member.2.string=b",
		"strings.other.1=a":                                   "strings=", "nested.member.1.member.2=a": "nested.member.1.member.1=a",
	} {
		var v testshape.Lists
		if err := read(form, &v); err != nil {
			t.Errorf("%s: %v", form, err)
		}
		if got := write(&v); got != want {
			t.Errorf("%s: %s, want %s", form, got, want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for form, want := range map[string]string{
		"strings.member.0=a":                    "member strings: expected an index",
		"strings.member.01=a":                   "member strings: expected an index",
		"strings.member.-1=a":                   "member strings: expected an index",
		"strings.member.x=a":                    "member strings: expected an index",
		"strings.member=a":                      "member strings: expected an index",
		"strings.member.99999999999999999999=a": "member strings: expected an index",
		"strings.member.1000000=a":              "member strings: expected an index",
		"strings=a":                             "member strings: expected a list or map",
		"strings.member.1.x=a":                  "member strings: expected a value",
		"strings.member.1=a&strings.member.1=b": "the form has a key twice",
		"strings.member.1=%zz":                  "member strings: expected a value",
		"strings.member.1=%ff":                  "member strings: expected a string",
		"strings.member.1=%ed%a0%80":            "member strings: expected a string",
		"maps.member.1.entry.1.key=%ff&maps.member.1.entry.1.value=v": "member maps: expected a key in each entry",
		"%zz=1":                         "the form is malformed",
		"integers.member.1=":            "member integers: expected an integer of 32 bits",
		"integers.member.1=1.5":         "member integers: expected an integer of 32 bits",
		"integers.member.1=2147483648":  "member integers: expected an integer of 32 bits",
		"structs.member.1=x":            "member structs: expected a structure",
		"structs.member.1.bool=yes":     "member bool: expected a boolean",
		"structs.member.1.time=1":       "member time: expected a timestamp",
		"structs.member.1.blob=%21":     "member blob: expected a base64 string",
		"maps.member.1.entry.1.value=v": "member maps: expected a key in each entry",
		"maps.member.1.entry.1.key=k":   "member maps: expected a value",
	} {
		err := read(form, new(testshape.Lists))
		if got := fmt.Sprint(err); got != want {
			t.Errorf("%s: %s, want %s", form, got, want)
		}
	}
	if err := read(strings.Repeat("a&", formwire.MaxPairs+1), new(testshape.Lists)); err == nil {
		t.Error("a form with too many keys was read")
	}
}

// TestDepth nests structures in themselves, alone and through lists. Each of them counts, the root too.
func TestDepth(t *testing.T) {
	for _, c := range []struct {
		segments string
		levels   int
	}{{"node.", 1}, {"nodes.member.1.", 2}} {
		most := (formwire.MaxDepth - 1) / c.levels
		for n, fails := range map[int]bool{most: false, most + 1: true, 500_000: true} {
			if err := read(strings.Repeat(c.segments, n)+"x=1", new(testshape.Node)); (err != nil) != fails {
				t.Errorf("%s: %d times: %v", c.segments, n, err)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	random := testshape.Random{Rand: rand.New(rand.NewPCG(7, 8)), Text: testshape.Text}
	for range 20 {
		f.Add(disturb(random.Rand, write(random.Node(1))))
	}
	for _, form := range []string{"strings.member.1=a&strings=", "nodes.member.1=&nodes.member.1.node=", "a.=1&.a=1&.=", "flat.strings.1=a&flat.map.1.key=k"} {
		f.Add(form)
	}
	f.Fuzz(func(t *testing.T, form string) {
		v := new(testshape.Node)
		if read(form, v) != nil {
			return
		}
		again := new(testshape.Node)
		if err := read(write(v), again); err != nil {
			t.Fatalf("%s: written and read again: %v", form, err)
		}
		if first, second := write(v), write(again); first != second && !strings.Contains(first, "struct") && !strings.Contains(first, "node") {
			t.Fatalf("%s:\n%s\n%s", form, first, second)
		}
	})
}
