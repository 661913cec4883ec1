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
	via  *pageCalls[Out, F]
}

// pageCalls are what generated code knows of an operation with pages.
type pageCalls[Out, F any] struct {
	call func(context.Context, *Page, ...F) (Out, error)
	next func(*Page, Out)
}

// NewPaginator returns a paginator that begins at a page. The function call calls
// the operation for a page, and next tells a page what an output says of the page
// behind.
func NewPaginator[Out, F any](first Page, call func(context.Context, *Page, ...F) (Out, error), next func(*Page, Out)) *Paginator[Out, F] {
	return &Paginator[Out, F]{first, &pageCalls[Out, F]{call, next}}
}

// HasMorePages reports whether there is another page.
func (p *Paginator[Out, F]) HasMorePages() bool { return p.page.more }

// NextPage calls the operation for the next page. After an error it may be called
// again for the same page.
func (p *Paginator[Out, F]) NextPage(ctx context.Context, optFns ...F) (Out, error) {
	var none Out
	if !p.page.more {
		return none, errors.New("no more pages available")
	}
	out, err := p.via.call(ctx, &p.page, optFns...)
	if err != nil {
		return none, err
	}
	p.via.next(&p.page, out)
	return out, nil
}

// Pages calls the operation for one page after another, until the loop ends. An
// error is the last thing that comes.
func (p *Paginator[Out, F]) Pages(ctx context.Context, optFns ...F) iter.Seq2[Out, error] {
	return func(yield func(Out, error) bool) {
		for p.page.more {
			if out, err := p.NextPage(ctx, optFns...); !yield(out, err) || err != nil {
				return
			}
		}
	}
}

// ItemPaginator is a paginator of an operation whose pages list items.
type ItemPaginator[Out, F, Item any] struct {
	Paginator[Out, F]
	items *func(Out) []Item
}

// NewItemPaginator is as [NewPaginator]; items are those of a page.
func NewItemPaginator[Out, F, Item any](first Page, call func(context.Context, *Page, ...F) (Out, error), next func(*Page, Out), items func(Out) []Item) *ItemPaginator[Out, F, Item] {
	return &ItemPaginator[Out, F, Item]{Paginator[Out, F]{first, &pageCalls[Out, F]{call, next}}, &items}
}

// Items calls the operation for one page after another, until the loop ends, and
// gives what the pages list. An error is the last thing that comes. The items of a
// page that a loop leaves out do not come again.
func (p *ItemPaginator[Out, F, Item]) Items(ctx context.Context, optFns ...F) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		for p.page.more {
			out, err := p.NextPage(ctx, optFns...)
			if err != nil {
				var none Item
				yield(none, err)
				return
			}
			for _, item := range (*p.items)(out) {
				if !yield(item, nil) {
					return
				}
			}
		}
	}
}
