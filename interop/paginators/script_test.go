package paginators

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// An answer is what a fake service has for a request: a token that may be missing, or an error.
type answer struct {
	token *string
	err   error
}

// A script is the answers to a sequence of requests, and the log of what was asked and got.
type script struct {
	answers []answer
	log     strings.Builder
}

var errNoAnswer = errors.New("no answer is left")

// next logs a request and returns the answer to it.
func (s *script) next(token *string, limit *int32, more ...any) answer {
	fmt.Fprintf(&s.log, "request token %s limit %s %v\n", show(token), show(limit), more)
	if len(s.answers) == 0 {
		return answer{err: errNoAnswer}
	}
	a := s.answers[0]
	s.answers = s.answers[1:]
	return a
}

func show[T any](p *T) string {
	if p == nil {
		return "nil"
	}
	return fmt.Sprintf("%q", fmt.Sprint(*p))
}

// A pager is a paginator of either side.
type pager[Out, F any] interface {
	HasMorePages() bool
	NextPage(context.Context, ...F) (*Out, error)
}

// walk asks a paginator for pages, past errors and past the end, and logs what it says.
func walk[Out, F any](s *script, p pager[Out, F], token func(*Out) *string) string {
	for range 12 {
		fmt.Fprintf(&s.log, "more %v\n", p.HasMorePages())
		out, err := p.NextPage(context.Background())
		if err != nil {
			fmt.Fprintf(&s.log, "error %v, output %v\n", err, out != nil)
			continue
		}
		fmt.Fprintf(&s.log, "page %s\n", show(token(out)))
	}
	return s.log.String()
}

// options are what a caller asks for.
type options struct {
	noParams      bool
	token         *string
	limit         *int32
	setLimit      *int32
	stopOnRepeats bool
}

// random makes answers and options out of few tokens, so that they repeat.
func random(r *rand.Rand) (options, []answer) {
	tokens := []*string{nil, aws.String(""), aws.String("a"), aws.String("b"), aws.String("c")}
	limits := []*int32{nil, aws.Int32(-1), aws.Int32(0), aws.Int32(3), aws.Int32(70)}
	o := options{
		noParams: r.IntN(8) == 0, token: tokens[r.IntN(len(tokens))], limit: limits[r.IntN(len(limits))],
		setLimit: limits[r.IntN(len(limits))], stopOnRepeats: r.IntN(2) == 0,
	}
	answers := make([]answer, r.IntN(10))
	for i := range answers {
		answers[i].token = tokens[min(r.IntN(9), 4)]
		if r.IntN(6) == 0 {
			answers[i] = answer{err: fmt.Errorf("failure %d", i)}
		}
	}
	return o, answers
}

// A side walks through the pages of an operation with one of the two clients.
type side func(o options, s *script) string

// same compares two sides over random scripts.
func same(t *testing.T, theirs, ours side) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	requests := 0
	for range 3000 {
		o, answers := random(r)
		want, got := theirs(o, &script{answers: answers}), ours(o, &script{answers: answers})
		if want != got {
			t.Fatalf("options %+v, answers %+v: ours\n%s\nthe SDK's\n%s", o, answers, got, want)
		}
		requests += strings.Count(want, "request")
	}
	if requests < 3000 {
		t.Errorf("%d requests", requests)
	}
}
