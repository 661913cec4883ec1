package xmlwire_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/xmlwire"
)

func read(body []byte, v runtime.Decodable) error {
	r := xmlwire.NewReader(body)
	defer r.Release()
	if r.Root() == nil {
		return r.Err()
	}
	r.Struct(nil, v)
	return r.End()
}

// compare reads a body both ways and returns what was read, nil if it was
// refused.
func compare(t *testing.T, body []byte) *testshape.Node {
	t.Helper()
	want := new(testshape.Node)
	tree, wantErr := parse(body)
	if wantErr == nil {
		wantErr = fill(reflect.ValueOf(want).Elem(), &runtime.Member{}, tree)
	}
	got := new(testshape.Node)
	buf := slices.Clone(body)
	gotErr := read(buf, got)
	if gotErr != nil && !strings.HasPrefix(gotErr.Error(), "XML offset ") {
		t.Fatalf("error without a position: %v", gotErr)
	}
	if (gotErr == nil) != (wantErr == nil) {
		if tolerated(gotErr, wantErr) {
			return nil
		}
		t.Fatalf("%q\nread:     %v\nexpected: %v", body, gotErr, wantErr)
	}
	if gotErr != nil {
		return nil
	}
	// Whatever was read must outlive the body's buffer.
	clear(buf)
	if !testshape.Equal(got, want) {
		t.Fatalf("%q\nread:     %+v\nexpected: %+v", body, got, want)
	}
	return got
}

// tolerated reports whether a difference is documented: names of any characters
// beyond ASCII, and a bound on entries with the value before the key.
func tolerated(got, want error) bool {
	if got != nil {
		return strings.Contains(got.Error(), "the key before the value in nested map entries")
	}
	name, ok := strings.CutPrefix(want.Error(), "XML syntax error on line ")
	return ok && strings.Contains(name, "invalid XML name: ") && strings.ContainsFunc(name, func(c rune) bool { return c >= utf8.RuneSelf })
}

func TestSeeds(t *testing.T) {
	for _, s := range seeds {
		compare(t, []byte(s))
	}
	for _, n := range []int{1, xmlwire.MaxDepth - 1, xmlwire.MaxDepth, xmlwire.MaxDepth + 1, 4000} {
		for _, name := range []string{"a", "node"} {
			compare(t, []byte(strings.Repeat("<"+name+">", n)+strings.Repeat("</"+name+">", n)))
			compare(t, []byte(strings.Repeat("<"+name+">", n)+"<b/>"+strings.Repeat("</"+name+">", n)))
		}
		compare(t, []byte(strings.Repeat("<a>", n)))
	}
}

// TestMutations compares random shapes as they are written, and with a few bytes
// changed.
func TestMutations(t *testing.T) {
	random := testshape.Random{Rand: rand.New(rand.NewPCG(13, 14)), Text: testshape.XMLText}
	rounds := 150
	if testing.Short() {
		rounds = 20
	}
	for range rounds {
		want := random.Node(2)
		present(reflect.ValueOf(want))
		body := document(random.Rand, want)
		if got := compare(t, body); got == nil || !testshape.Equal(got, want) {
			t.Fatalf("%s\nread     %+v\nwritten: %+v", body, got, want)
		}
		for range 20 {
			compare(t, mutate(random.Rand, body))
		}
	}
}

// present sets the absent elements of sparse lists and maps, for XML has none.
func present(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			present(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				present(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if e := v.Index(i); e.Kind() == reflect.Pointer && e.IsNil() {
				e.Set(reflect.New(e.Type().Elem()))
			}
			present(v.Index(i))
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			e := reflect.New(v.Type().Elem()).Elem()
			e.Set(v.MapIndex(k))
			if e.Kind() == reflect.Pointer && e.IsNil() {
				e.Set(reflect.New(e.Type().Elem()))
			}
			present(e)
			v.SetMapIndex(k, e)
		}
	}
}

// mutate changes a few bytes of a body: mostly to ones that mean something.
func mutate(r *rand.Rand, body []byte) []byte {
	pieces := []string{"<", ">", "</", "/>", "<!", "<!--", "-->", "<?", "?>", "<![CDATA[", "]]>", "&", "&amp;", "&#x41;", "&#0;", "&x;", ";", `"`, "'", "=", " ", ":", "\r", "\n", "\x00", "\xff", "é", "\ufffe", "<a>", "</a>", "<a/>", "<!DOCTYPE a>"}
	out := slices.Clone(body)
	for range 1 + r.IntN(3) {
		i := r.IntN(len(out) + 1)
		j := min(len(out), i+r.IntN(3))
		out = slices.Replace(out, i, j, []byte(pieces[r.IntN(len(pieces))])...)
	}
	return out
}

func FuzzReader(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	random := testshape.Random{Rand: rand.New(rand.NewPCG(15, 16)), Text: testshape.XMLText}
	for range 20 {
		f.Add(document(random.Rand, random.Node(1)))
	}
	f.Fuzz(func(t *testing.T, body []byte) { compare(t, body) })
}
