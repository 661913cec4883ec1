package runtime

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
)

// listed is an output with a token.
type listed struct {
	items []string
	token *string
}

// pagesOf is a paginator over pages, of which an empty one is a failure; asked are
// the tokens that came in requests.
func pagesOf(pages [][]string, asked *[]string) *ItemPaginator[*listed, func(*int), string] {
	i := 0
	return NewItemPaginator(FirstPage[NoLimit](nil, nil, nil),
		func(_ context.Context, page *Page, _ ...func(*int)) (*listed, error) {
			*asked = append(*asked, fmt.Sprint(i, page.Token == nil))
			items := pages[i]
			if items == nil {
				return nil, errors.New("failed")
			}
			if i++; i == len(pages) {
				return &listed{items: items}, nil
			}
			token := fmt.Sprint(i)
			return &listed{items, &token}, nil
		},
		func(page *Page, out *listed) { page.Next(out.token) },
		func(out *listed, yield func(string, error) bool) bool { return EachValue(out.items, yield) })
}

func TestItems(t *testing.T) {
	var asked, got []string
	for item, err := range pagesOf([][]string{{"a", "b"}, {}, {"c"}}, &asked).Items(t.Context()) {
		got = append(got, fmt.Sprint(item, err))
	}
	if !slices.Equal(got, []string{"a<nil>", "b<nil>", "c<nil>"}) || !slices.Equal(asked, []string{"0 true", "1 false", "2 false"}) {
		t.Errorf("%q by %q", got, asked)
	}
}

// TestBreak ends loops early: there is no further call, and the next loop goes on
// with the next page.
func TestBreak(t *testing.T) {
	var asked []string
	p := pagesOf([][]string{{"a", "b"}, {"c"}, {"d"}}, &asked)
	for range p.Items(t.Context()) {
		break
	}
	if len(asked) != 1 {
		t.Errorf("asked %q", asked)
	}
	for out := range p.Pages(t.Context()) {
		if out.items[0] != "c" {
			t.Errorf("went on with %q", out.items)
		}
		break
	}
	if len(asked) != 2 || !p.HasMorePages() {
		t.Errorf("asked %q, more %v", asked, p.HasMorePages())
	}
}

// TestFailure has an error as the last thing of both loops, and the page again after
// it.
func TestFailure(t *testing.T) {
	var asked, got []string
	pages := [][]string{{"a"}, nil, {"b"}}
	p := pagesOf(pages, &asked)
	for item, err := range p.Items(t.Context()) {
		got = append(got, fmt.Sprint(item, err))
	}
	for out, err := range p.Pages(t.Context()) {
		got = append(got, fmt.Sprint(out, err))
	}
	pages[1] = []string{"again"}
	for item, err := range p.Items(t.Context()) {
		got = append(got, fmt.Sprint(item, err))
	}
	if want := []string{"a<nil>", "failed", "<nil> failed", "again<nil>", "b<nil>"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if _, err := p.NextPage(t.Context()); err == nil || p.HasMorePages() {
		t.Error("there is a page behind the last one")
	}
}

// TestCopy has a copy of a paginator walk by itself.
func TestCopy(t *testing.T) {
	p := NewPaginator(FirstPage[NoLimit](nil, nil, nil),
		func(context.Context, *Page, ...func(*int)) (*listed, error) { return new(listed), nil },
		func(page *Page, out *listed) { page.Next(out.token) })
	other := *p
	if _, err := p.NextPage(t.Context()); err != nil || p.HasMorePages() || !other.HasMorePages() {
		t.Error("a copy walks with the paginator", err)
	}
}

func TestSteps(t *testing.T) {
	text := func(s string) *string { return &s }
	var name *string
	var number *int32
	kind := ""
	var key map[string]int
	five := int32(5)
	for _, c := range []struct {
		what         string
		steps        Steps
		more, repeat bool
	}{
		{"nothing", Step(&name, nil), false, false},
		{"empty text", Step(&name, text("")), false, false},
		{"text", Step(&name, text("a")), true, false},
		{"the same text", Step(&name, text("a")), true, true},
		{"number", StepNumber(&number, &five), true, false},
		{"the same number", StepNumber(&number, &five), true, true},
		{"no number", StepNumber(&number, nil), false, false},
		{"value", StepValue(&kind, "A"), true, false},
		{"one of two", Step(&name, text("a")) | StepValue(&kind, "B"), true, false},
		{"both the same", Step(&name, text("a")) | StepValue(&kind, "B"), true, true},
		{"one of two is there", Step(&name, nil) | StepValue(&kind, "B"), true, false},
		{"neither", Step(&name, nil) | StepValue(&kind, ""), false, false},
		{"map", StepMap(&key, map[string]int{"a": 1}), true, false},
		{"empty map", StepMap(&key, map[string]int{}), false, false},
	} {
		lax, strict := Page{more: true}, Page{more: true, stop: true}
		lax.Follow(c.steps)
		strict.Follow(c.steps)
		if lax.more != c.more || strict.more != (c.more && !c.repeat) {
			t.Errorf("%s: %v, strictly %v", c.what, lax.more, strict.more)
		}
	}
	if Step(&name, text("z")); *name != "z" {
		t.Error("the token stays")
	}
}

func TestEnd(t *testing.T) {
	p := Page{more: true}
	if p.End(true); !p.more {
		t.Error("ended")
	}
	if p.End(false); p.more {
		t.Error("not ended")
	}
	if p.End(true); p.more {
		t.Error("begun again")
	}
}

func TestLimits(t *testing.T) {
	limit := int64(7)
	p := FirstPage(nil, &limit, []func(*PaginatorOptions[int64]){func(o *PaginatorOptions[int64]) { o.Limit *= 2 }})
	if got := Limit[int64](&p); *got != 14 || LimitValue[int64](&p) != 14 {
		t.Errorf("limit %d", *got)
	}
	for _, none := range []int16{0, -1} {
		p := FirstPage(nil, &none, nil)
		if Limit[int16](&p) != nil || LimitValue[int16](&p) != none {
			t.Errorf("limit of %d", none)
		}
	}
}
