package server

import (
	"encoding/json"
	"fmt"
	"net/url"
	"testing"

	"github.com/modelsmith/modelsmith/interop/internal/botomodel"
	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

// A peer is a client that calls operations.
type peer interface {
	// call calls an operation of a server.
	call(b *backend, operation string, who access, params map[string]any) (answer, error)
	// wanted gives an output, or an error's members, the form that answers have.
	wanted(b *backend, operation string, params map[string]any) (any, error)
}

// An answer is what a client makes of a response.
type answer struct {
	Output any
	// Code is empty for a call that succeeds. Class is empty where a client has no classes of errors.
	Code, Class, Message string
	Members              any
}

// A run is a peer with what it has done.
type run struct {
	*testing.T
	peer
	name          string
	excuses       []*excuse
	calls, errors int
	// documents are the policies that the client has decoded.
	documents int
}

// TestEveryOperation has every client call every operation with both kinds of inputs, and get every modelled error.
func TestEveryOperation(t *testing.T) {
	services := services(t)
	for name, start := range map[string]func(*testing.T) peer{
		"sdk":   func(*testing.T) peer { return sdkPeer{} },
		"boto3": func(t *testing.T) peer { return newPython(t, "boto3", "boto3") },
		"cli":   func(t *testing.T) peer { return newPython(t, "cli", "awscli") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := &run{T: t, peer: start(t), name: name, excuses: excuses(t, name)}
			operations := 0
			for _, who := range []access{signed, unsigned} {
				for _, s := range services {
					b := newBackend(t, s, who)
					for _, operation := range s.model.OperationNames() {
						operations++
						r.operation(b, operation, who)
					}
				}
			}
			reportExcuses(t, r.excuses)
			t.Logf("%d operations × minimal/maximal × %s: %d calls, errors %d; %d policies decoded by the client",
				operations/2, name, r.calls, r.errors, r.documents)
			if operations != 2*268 || r.calls != 4*268 || r.errors != 1232 {
				t.Errorf("%d operations, %d calls, %d errors", operations/2, r.calls, r.errors)
			}
			if decodes := name != "sdk"; decodes != (r.documents > 0) {
				t.Errorf("%d policies decoded by the client", r.documents)
			}
		})
	}
}

// operation calls one operation; errors are for signed calls only.
func (r *run) operation(b *backend, operation string, who access) {
	op := b.model.Operations[operation]
	for _, variant := range variants {
		answers := newMaker(r.T, b.service, variant)
		answers.output = true
		r.calls++
		r.report(b, operation, string(who)+" "+variant,
			r.success(b, operation, who, newMaker(r.T, b.service, variant).structure(op.Input), answers.structure(op.Output)))
	}
	if who == unsigned {
		return
	}
	for _, failure := range op.Errors {
		r.errors++
		r.report(b, operation, failure.Shape,
			r.failure(b, operation, failure.Shape, newMaker(r.T, b.service, minimal).structure(op.Input)))
	}
}

// success returns what is wrong with a call that succeeds.
func (r *run) success(b *backend, operation string, who access, params, output map[string]any) []string {
	if err := b.prepare(operation, "", output); err != nil {
		return []string{err.Error()}
	}
	got, err := r.call(b, operation, who, params)
	if err != nil {
		r.Fatal(err)
	}
	if got.Code != "" {
		return []string{fmt.Sprintf("failed: %s: %s", got.Code, got.Message)}
	}
	problems := b.problems(operation, who, params)
	want, err := r.wanted(b, operation, output)
	if err != nil {
		return append(problems, err.Error())
	}
	for _, line := range goshape.Diff(r.decoded(want, got.Output), got.Output) {
		problems = append(problems, "output "+line)
	}
	return problems
}

// failure returns what is wrong with a call that gets a modelled error.
func (r *run) failure(b *backend, operation, shape string, params map[string]any) (problems []string) {
	members := newMaker(r.T, b.service, maximal).structure(&botomodel.Shape{Shape: shape})
	if err := b.prepare(operation, shape, members); err != nil {
		return []string{err.Error()}
	}
	got, err := r.call(b, operation, signed, params)
	if err != nil {
		r.Fatal(err)
	}
	problems = b.problems(operation, signed, params)
	message, _ := members["message"].(string)
	if message == "" {
		message, _ = members["Message"].(string)
	}
	for _, pair := range [][3]string{
		{"code", b.model.ErrorCode(shape), got.Code}, {"message", message, got.Message}, {"class", shape, got.Class},
	} {
		if pair[1] != pair[2] && (pair[0] != "class" || r.name != "cli") {
			problems = append(problems, fmt.Sprintf("%s: want %q, got %q", pair[0], pair[1], pair[2]))
		}
	}
	if got.Members != nil && r.name == "boto3" {
		for _, line := range goshape.Diff(any(members), got.Members) {
			problems = append(problems, "error "+line)
		}
	}
	return problems
}

// decoded is the expected value, with what botocore decodes: policy documents, which IAM sends as escaped JSON.
func (r *run) decoded(want, got any) any {
	switch value := want.(type) {
	case map[string]any:
		out := map[string]any{}
		other, _ := got.(map[string]any)
		for name, member := range value {
			out[name] = r.decoded(member, other[name])
		}
		return out
	case []any:
		out := make([]any, len(value))
		other, _ := got.([]any)
		for i, item := range value {
			if out[i] = item; i < len(other) {
				out[i] = r.decoded(item, other[i])
			}
		}
		return out
	case string:
		if _, document := got.(map[string]any); document {
			plain, err := url.PathUnescape(value)
			var object map[string]any
			if err == nil && json.Unmarshal([]byte(plain), &object) == nil {
				r.documents++
				return object
			}
		}
	}
	return want
}

// report fails for the problems of a call that no deviation is about.
func (r *run) report(b *backend, operation, variant string, problems []string) {
	for _, problem := range unexcused(r.excuses, b.name, operation, problems) {
		r.Errorf("%s %s %s: %s", b.name, operation, variant, problem)
	}
}
