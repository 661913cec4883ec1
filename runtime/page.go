package runtime

// PaginatorOptions are the options of a paginator; L is the type of its limit.
type PaginatorOptions[L any] struct {
	// Limit is how many items a page has at most, as the input says when it says
	// something. 0 leaves it to the service.
	Limit L
	// StopOnDuplicateToken ends the pages when one names itself as the next one.
	StopOnDuplicateToken bool
}

// NoLimit is the limit of operations that have none.
type NoLimit struct{}

// Page is a page that a paginator has not called for yet.
type Page struct {
	// Token is the token of the page, if it has a single one that is text.
	Token *string
	limit int64
	stop  bool
	more  bool
}

// FirstPage is the page that an input asks for with its token and limit, which may
// be nil.
func FirstPage[L any](token *string, limit *L, optFns []func(*PaginatorOptions[L])) Page {
	var o PaginatorOptions[L]
	if limit != nil {
		o.Limit = *limit
	}
	for _, fn := range optFns {
		fn(&o)
	}
	return Page{Token: token, limit: whole(o.Limit), stop: o.StopOnDuplicateToken, more: true}
}

// whole is a limit of any type.
func whole(limit any) int64 {
	switch n := limit.(type) {
	case int8:
		return int64(n)
	case int16:
		return int64(n)
	case int32:
		return int64(n)
	case int64:
		return n
	}
	return 0
}

// integers are the types that limits have.
type integers interface{ int8 | int16 | int32 | int64 }

// LimitValue is how many items a page has at most; 0 leaves it to the service.
func LimitValue[L integers](p *Page) L { return L(p.limit) }

// Limit is as [LimitValue], and nil for what is not positive.
func Limit[L integers](p *Page) *L {
	if p.limit <= 0 {
		return nil
	}
	limit := L(p.limit)
	return &limit
}

// Next makes the page the one of a token; there is none for nil and empty text.
func (p *Page) Next(token *string) {
	last := p.Token
	p.Token = token
	p.Follow(Step(&last, token))
}

// Follow makes the page the one behind, if there is one.
func (p *Page) Follow(s Steps) { p.more = s&stepSet != 0 && (s&stepMoved != 0 || !p.stop) }

// End makes the page none unless there are more.
func (p *Page) End(more bool) { p.more = p.more && more }

// Steps says what happened to the tokens of a page: those of several are combined
// with the operator |.
type Steps uint8

const (
	stepSet Steps = 1 << iota
	stepMoved
)

// Step changes a token that is text.
func Step(token **string, next *string) (s Steps) {
	if next != nil && *next != "" {
		s = stepSet
	}
	if *token == nil || next == nil || **token != *next {
		s |= stepMoved
	}
	*token = next
	return s
}

// StepNumber changes a token that is a number.
func StepNumber[T comparable](token **T, next *T) (s Steps) {
	if next != nil {
		s = stepSet
	}
	if *token == nil || next == nil || **token != *next {
		s |= stepMoved
	}
	*token = next
	return s
}

// StepValue changes a token that is no pointer, and is set if it is not zero.
func StepValue[T comparable](token *T, next T) (s Steps) {
	var zero T
	if next != zero {
		s = stepSet
	}
	if *token != next {
		s |= stepMoved
	}
	*token = next
	return s
}

// StepMap changes a token that is a map. Two of them are never found to be alike.
func StepMap[T any](token *map[string]T, next map[string]T) Steps {
	*token = next
	if len(next) == 0 {
		return stepMoved
	}
	return stepSet | stepMoved
}
