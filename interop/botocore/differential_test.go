package botocore

import (
	"flag"
	"maps"
	"slices"
	"strings"
	"testing"
)

// operations is how many the three services have together.
const operations = 268

// casesPerOperation is how many requests, responses and errors of each operation must at least have been compared: a
// run that is silently empty is no success.
const casesPerOperation = 2

// differential holds all clients of a target against botocore.
func differential(t *testing.T, subject target) {
	t.Helper()
	v := oracle(t)
	list := excuses(t, subject.deviations)
	compared := map[string]int{}
	done := 0
	for _, service := range slices.Sorted(maps.Keys(v.Operations)) {
		t.Run(service, func(t *testing.T) {
			newClient, ok := subject.services[service]
			if !ok {
				t.Fatal("there is no client for this service")
			}
			names := v.Operations[service]
			if have := operationsOf(newClient(&wire{})); !slices.Equal(have, names) {
				t.Errorf("the client has the operations %q, botocore %q", have, names)
			}
			for _, name := range names {
				t.Run(name, func(t *testing.T) {
					r := &run{verdict: v, id: operationID{service, name}, newClient: newClient, excuses: list, compared: compared}
					r.operation(t)
					done++
				})
			}
		})
	}
	t.Logf("compared %d operations: %v", done, compared)
	if strings.Contains(flag.Lookup("test.run").Value.String(), "/") {
		// Only some subtests were asked for, which says nothing about the whole.
		return
	}
	if done != operations {
		t.Errorf("compared %d operations, want %d", done, operations)
	}
	if !t.Failed() {
		reportExcuses(t, list)
	}
}

// checks are the comparisons by kind of case.
var checks = map[string]func(oracleCase, call) []string{
	requestKind:  checkRequest,
	responseKind: checkResponse,
	errorKind:    checkError,
}

// A run is the comparison of one operation.
type run struct {
	verdict   *verdict
	id        operationID
	newClient func(*wire) any
	excuses   []*excuse
	// compared counts the cases of the whole target by kind.
	compared map[string]int
}

// operation compares all cases of the operation.
func (r *run) operation(t *testing.T) {
	request, err := r.verdict.first(r.id, requestKind)
	if err != nil {
		t.Fatal(err)
	}
	response, err := r.verdict.first(r.id, responseKind)
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, c := range r.verdict.Cases[r.id] {
		// Each case is about one direction; the other is the plainest there is.
		if c.Kind == requestKind {
			c.Response = response.Response
		} else {
			c.Params = request.Params
		}
		count[c.Kind]++
		for _, problem := range unexcused(r.excuses, c, r.problems(c)) {
			t.Errorf("%s %s: %s", c.Kind, c.Variant, problem)
		}
	}
	for kind := range checks {
		if count[kind] < casesPerOperation {
			t.Errorf("%d cases of %ss, want at least %d", count[kind], kind, casesPerOperation)
		}
		r.compared[kind] += count[kind]
	}
}

// problems makes the call of a case and compares it.
func (r *run) problems(c oracleCase) []string {
	done, err := invoke(r.newClient, c.Operation, c.Params, c.Response)
	if err != nil {
		return []string{err.Error()}
	}
	return checks[c.Kind](c, done)
}
