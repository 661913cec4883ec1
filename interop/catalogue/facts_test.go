package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os/exec"
	"reflect"
	"slices"
	"testing"

	"github.com/modelsmith/modelsmith/generator/botocore"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

// facts are what facts.py prints about a service.
type facts struct {
	Service    string
	ID         string
	Operations map[string]operationFacts
	Paginators map[string]paginatorFacts
	Waiters    map[string]waiterFacts
	Errors     map[string]errorFacts
}

type operationFacts struct {
	WireName, HostPrefix            string
	Auth, Compression, Tokens       []string
	Unsigned, Checksum, EventStream bool
	Static                          map[string]any
	Context                         map[string]string
}

type paginatorFacts struct {
	Input, Output, Result, Once []string
	Limit, More                 string
}

type waiterFacts struct {
	Operation       string
	Delay, Attempts int
	Acceptors       [][]string
}

type errorFacts struct{ Retryable, Throttling bool }

// TestReadAsBotocore compares what the reader makes of every model with what
// botocore makes of it: hosts, authentication, checksums, parameters of endpoints,
// tokens, pages, waiters, and errors to retry.
func TestReadAsBotocore(t *testing.T) {
	models, names := catalogue(t)
	cmd := exec.Command("python3", append([]string{"facts.py"}, names...)...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<24)
	services, pages, waiters := 0, 0, 0
	for lines.Scan() {
		var want facts
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		m, err := source.Open(models, want.Service)
		if err != nil {
			t.Fatal(err)
		}
		s, problems := botocore.Read(m, protocols)
		if problems != nil {
			t.Error(problems)
			continue
		}
		compare(t, want, factsOf(s, want))
		services, pages, waiters = services+1, pages+len(want.Paginators), waiters+len(want.Waiters)
	}
	if services != len(names) || pages == 0 || waiters == 0 {
		t.Errorf("compared %d of %d services, %d paginators, %d waiters", services, len(names), pages, waiters)
	}
}

// compare reports the facts that differ.
func compare(t *testing.T, want, got facts) {
	t.Helper()
	if got.ID != want.ID {
		t.Errorf("%s: the id is %q, botocore has %q", want.Service, got.ID, want.ID)
	}
	compareAll(t, want.Service+": operation", want.Operations, got.Operations)
	compareAll(t, want.Service+": paginator", want.Paginators, got.Paginators)
	compareAll(t, want.Service+": waiter", want.Waiters, got.Waiters)
	compareAll(t, want.Service+": error", want.Errors, got.Errors)
}

func compareAll[F any](t *testing.T, what string, want, got map[string]F) {
	t.Helper()
	for name, w := range want {
		if g, ok := got[name]; !ok || !reflect.DeepEqual(g, w) {
			t.Errorf("%s %s\nwe read      %+v\nbotocore has %+v", what, name, g, w)
		}
	}
	if len(want) != len(got) {
		t.Errorf("%s: we have %d, botocore has %d", what, len(got), len(want))
	}
}

// factsOf is what the linked model says. Of the errors only those that an
// operation lists are there.
func factsOf(s *model.Service, want facts) facts {
	f := facts{
		Service: s.Name, ID: s.ID, Operations: make(map[string]operationFacts), Paginators: make(map[string]paginatorFacts),
		Waiters: make(map[string]waiterFacts), Errors: make(map[string]errorFacts),
	}
	for _, op := range s.Operations {
		f.Operations[op.Name] = operationOf(op)
		if p := op.Paginator; p != nil {
			f.Paginators[op.Name] = paginatorFacts{
				Input: texts(p.InputTokens), Output: texts(p.OutputTokens), Result: texts(p.ResultKeys),
				Once: texts(p.NonAggregateKeys), Limit: p.LimitKey.Text, More: p.MoreResults.Text,
			}
		}
		for _, w := range op.Waiters {
			f.Waiters[w.Name] = waiterFacts{Operation: op.Name, Delay: w.MinDelay, Attempts: w.MaxAttempts, Acceptors: acceptorsOf(w)}
		}
	}
	for _, shape := range s.Shapes {
		if st, ok := shape.(*model.Structure); ok && st.Error != nil {
			f.Errors[st.Name] = errorFacts{Retryable: st.Error.Retryable, Throttling: st.Error.Throttling}
		}
	}
	for _, place := range s.Unreached {
		delete(want.Errors, place.Name)
	}
	return f
}

// schemes are the names of ways to authenticate.
var schemes = map[model.Auth]string{
	model.AuthNone: "smithy.api#noAuth", model.AuthSigV4: "aws.auth#sigv4", model.AuthSigV4A: "aws.auth#sigv4a", model.AuthBearer: "smithy.api#httpBearerAuth",
}

func operationOf(op *model.Operation) operationFacts {
	f := operationFacts{
		WireName: op.WireName, HostPrefix: op.HostPrefix, Auth: []string{}, Compression: orEmpty(op.Compression), Tokens: []string{},
		Unsigned: op.UnsignedPayload, Checksum: op.ChecksumRequired, EventStream: op.Unsupported != nil,
		Static: make(map[string]any), Context: make(map[string]string),
	}
	for _, a := range op.Auth {
		f.Auth = append(f.Auth, schemes[a])
	}
	for _, p := range op.ContextParams {
		var v any
		_ = json.Unmarshal([]byte(p.Value), &v)
		f.Static[p.Name] = v
	}
	if op.Input == nil {
		return f
	}
	for _, m := range op.Input.Members {
		if m.ContextParam != "" {
			f.Context[m.Name] = m.ContextParam
		}
		if m.IdempotencyToken {
			f.Tokens = append(f.Tokens, m.Name)
		}
	}
	slices.Sort(f.Tokens)
	return f
}

func acceptorsOf(w *model.Waiter) (out [][]string) {
	for _, a := range w.Acceptors {
		out = append(out, []string{a.State, a.Matcher, a.Path.Text, a.Expected})
	}
	return out
}

// texts are expressions as the model has them.
func texts(all []model.Expression) []string {
	out := []string{}
	for _, e := range all {
		out = append(out, e.Text)
	}
	return out
}

// orEmpty is a list that is not nil, as JSON gives it.
func orEmpty(list []string) []string { return append([]string{}, list...) }
