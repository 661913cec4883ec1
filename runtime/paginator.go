package runtime

import (
	"context"
	"errors"
	"iter"
)

// Paginator calls an operation for one page after another. Out is a pointer to its
// output, F a function that changes the client's options for a call. Generated
// clients name one for each operation with pages. It is not safe for concurrent
// use.
type Paginator[Out, F any] struct {
	page Page
	op   *pagedOperation[Out, F]
}

// pagedOperation is what generated code knows of an operation with pages.
type pagedOperation[Out, F any] struct {
	call func(context.Context, *Page, ...F) (Out, error)
	next func(*Page, Out)
}

// NewPaginator returns a paginator that begins at a page. The function call calls
// the operation for a page, and next tells a page what an output says of the page
// behind.
//
//go:noinline
func NewPaginator[Out, F any](first Page, call func(context.Context, *Page, ...F) (Out, error), next func(*Page, Out)) *Paginator[Out, F] {
	return &Paginator[Out, F]{page: first, op: &pagedOperation[Out, F]{call, next}}
}

// HasMorePages reports whether there is another page.
func (p *Paginator[Out, F]) HasMorePages() bool { return p.page.more }

// NextPage calls the operation for the next page. After an error it may be called
// again for the same page.
//
//go:noinline
func (p *Paginator[Out, F]) NextPage(ctx context.Context, optFns ...F) (Out, error) {
	return nextPage(ctx, &p.page, p.op.call, p.op.next, optFns)
}

// Pages calls the operation for one page after another, until the loop ends. An
// error is the last thing that comes.
//
//go:noinline
func (p *Paginator[Out, F]) Pages(ctx context.Context, optFns ...F) iter.Seq2[Out, error] {
	return pages(ctx, &p.page, p.op.call, p.op.next, optFns)
}

// ItemPaginator is a [Paginator] of an operation whose pages list items. It does not
// embed one, which would make programs larger; and items that are structures are
// pointers, so that those of all operations share their code.
type ItemPaginator[Out, F, Item any] struct {
	page Page
	op   *listOperation[Out, F, Item]
}

// listOperation is what generated code knows of an operation whose pages list items.
type listOperation[Out, F, Item any] struct {
	call  func(context.Context, *Page, ...F) (Out, error)
	next  func(*Page, Out)
	items func(Out, func(Item, error) bool) bool
}

// NewItemPaginator is as [NewPaginator]; items gives those of a page to a loop, with
// [EachItem] or [EachValue].
//
//go:noinline
func NewItemPaginator[Out, F, Item any](
	first Page, call func(context.Context, *Page, ...F) (Out, error), next func(*Page, Out), items func(Out, func(Item, error) bool) bool,
) *ItemPaginator[Out, F, Item] {
	return &ItemPaginator[Out, F, Item]{page: first, op: &listOperation[Out, F, Item]{call, next, items}}
}

// HasMorePages is as that of [Paginator].
func (p *ItemPaginator[Out, F, Item]) HasMorePages() bool { return p.page.more }

// NextPage is as that of [Paginator].
//
//go:noinline
func (p *ItemPaginator[Out, F, Item]) NextPage(ctx context.Context, optFns ...F) (Out, error) {
	return nextPage(ctx, &p.page, p.op.call, p.op.next, optFns)
}

// Pages is as that of [Paginator].
//
//go:noinline
func (p *ItemPaginator[Out, F, Item]) Pages(ctx context.Context, optFns ...F) iter.Seq2[Out, error] {
	return pages(ctx, &p.page, p.op.call, p.op.next, optFns)
}

// Items calls the operation for one page after another, until the loop ends, and
// gives what the pages list. An error is the last thing that comes. The items of a
// page that a loop leaves out do not come again.
//
//go:noinline
func (p *ItemPaginator[Out, F, Item]) Items(ctx context.Context, optFns ...F) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		for p.page.more {
			out, err := p.NextPage(ctx, optFns...)
			if err != nil {
				var none Item
				yield(none, err)
				return
			}
			if !p.op.items(out, yield) {
				return
			}
		}
	}
}

// EachItem gives a loop pointers to the elements of a list, until it ends; it is
// false for a loop that did.
func EachItem[T any](list []T, yield func(*T, error) bool) bool {
	for i := range list {
		if !yield(&list[i], nil) {
			return false
		}
	}
	return true
}

// EachValue is as [EachItem] for elements that are no structures.
func EachValue[T any](list []T, yield func(T, error) bool) bool {
	for _, v := range list {
		if !yield(v, nil) {
			return false
		}
	}
	return true
}

// nextPage calls an operation for a page, which then is the next one.
func nextPage[Out, F any](
	ctx context.Context, page *Page, call func(context.Context, *Page, ...F) (Out, error), next func(*Page, Out), optFns []F,
) (Out, error) {
	var none Out
	if !page.more {
		return none, errors.New("no more pages available")
	}
	out, err := call(ctx, page, optFns...)
	if err != nil {
		return none, err
	}
	next(page, out)
	return out, nil
}

// pages calls an operation for a page and all behind it.
func pages[Out, F any](
	ctx context.Context, page *Page, call func(context.Context, *Page, ...F) (Out, error), next func(*Page, Out), optFns []F,
) iter.Seq2[Out, error] {
	return func(yield func(Out, error) bool) {
		for page.more {
			if out, err := nextPage(ctx, page, call, next, optFns); !yield(out, err) || err != nil {
				return
			}
		}
	}
}
