package smithy_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/smithy"
	"github.com/modelsmith/modelsmith/generator/source"
)

// read reads a service a.b#Tiny with the operation Do, and further shapes.
func read(t *testing.T, version, operation, shapes string) *model.Service {
	t.Helper()
	text := fmt.Sprintf(`{"smithy": %q, "shapes": {
		"a.b#Tiny": {"type": "service", "version": "2020-01-01", "operations": [{"target": "a.b#Do"}], "traits": {
			"aws.api#service": {"sdkId": "Tiny Thing", "arnNamespace": "tiny"}, "aws.protocols#restJson1": {}, "smithy.api#httpBearerAuth": {},
			"aws.auth#sigv4": {"name": "signing"}, "smithy.api#paginated": {"inputToken": "Token", "outputToken": "Token", "pageSize": "Number"}}},
		"a.b#Do": {"type": "operation", "input": {"target": "a.b#In"}, "output": {"target": "a.b#In"}, "errors": [{"target": "a.b#Gone"}],
			"traits": {"smithy.api#http": {"method": "POST", "uri": "/"}%s}},
		"a.b#Gone": {"type": "structure", "traits": {"smithy.api#error": "client"}},
		%s}}`, version, operation, shapes)
	src, err := source.Open(fstest.MapFS{"tiny/model.json": {Data: []byte(text)}}, "tiny")
	if err != nil {
		t.Fatal(err)
	}
	s, problems := smithy.Read(src, allProtocols)
	if problems != nil {
		t.Fatal(problems)
	}
	return s
}

// TestKinds reads members of every kind of shape that Smithy comes with.
func TestKinds(t *testing.T) {
	want := map[string]string{
		"String": "*model.String", "Blob": "*model.Blob", "Timestamp": "*model.Timestamp", "Document": "*model.Document",
		"Boolean": "*model.Boolean", "BigInteger": "*model.BigInteger", "BigDecimal": "*model.BigDecimal",
		"Byte": "*model.Integer 8", "Short": "*model.Integer 16", "Integer": "*model.Integer 32", "Long": "*model.Integer 64",
		"Float": "*model.Float 32", "Double": "*model.Float 64", "PrimitiveLong": "*model.Integer 64",
	}
	var members []string
	for name := range want {
		members = append(members, fmt.Sprintf(`%q: {"target": "smithy.api#%s"}`, name, name))
	}
	s := read(t, "2.0", "", `"a.b#In": {"type": "structure", "members": {`+strings.Join(members, ", ")+`}}`)
	for _, m := range s.Operations[0].Input.Members {
		got := fmt.Sprintf("%T", m.Target)
		switch s := m.Target.(type) {
		case *model.Integer:
			got += fmt.Sprint(" ", s.Bits)
		case *model.Float:
			got += fmt.Sprint(" ", s.Bits)
		}
		if got != want[m.Name] {
			t.Errorf("%s is %s", m.Name, got)
		}
	}
}

// TestTraits reads traits that no emitter shows.
func TestTraits(t *testing.T) {
	s := read(t, "2.0", `, "smithy.api#paginated": {"items": "List"}, "smithy.api#optionalAuth": {}, "smithy.api#examples": [], "x.y#own": 1,
		"smithy.rules#staticContextParams": {"B": {"value": ["x"]}, "A": {"value": true}},
		"smithy.waiters#waitable": {"Done": {"acceptors": [
			{"state": "success", "matcher": {"inputOutput": {"path": "input.Token", "expected": "true", "comparator": "booleanEquals"}}},
			{"state": "failure", "matcher": {"output": {"path": "List[]", "expected": "x", "comparator": "anyStringEquals"}}},
			{"state": "retry", "matcher": {"errorType": "a.b#Gone"}}], "maxDelay": 9}}`,
		`"a.b#In": {"type": "structure", "members": {
			"Number": {"target": "a.b#Numbers", "traits": {"smithy.api#default": 2}}, "Token": {"target": "smithy.api#String", "traits": {
				"smithy.rules#contextParam": {"name": "Param"}, "smithy.api#since": "1.2", "smithy.api#length": {"max": 3}}},
			"List": {"target": "a.b#List", "traits": {"smithy.api#default": []}},
			"Media": {"target": "a.b#Media", "traits": {"smithy.api#pattern": "^a", "smithy.api#default": "{}", "smithy.api#clientOptional": {}}}}},
		"a.b#Numbers": {"type": "intEnum", "members": {"ONE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}},
			"TWO": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 2}}}},
		"a.b#List": {"type": "list", "member": {"target": "a.b#Color"}, "traits": {"smithy.api#sparse": {}, "smithy.api#uniqueItems": {}}},
		"a.b#Color": {"type": "enum", "members": {"RED": {"target": "smithy.api#Unit"}, "BLUE": {"target": "smithy.api#Unit", "traits": {
			"smithy.api#enumValue": "blue", "smithy.api#internal": {}}}}},
		"a.b#Media": {"type": "string", "traits": {"smithy.api#mediaType": "application/json", "smithy.api#sensitive": {}, "x.y#z": {"a": 1}}},
		"a.b#Alone": {"type": "string"}`)
	op := s.Operations[0]
	member := make(map[string]*model.Member)
	for _, m := range op.Input.Members {
		member[m.Name] = m
	}
	list := member["List"].Target.(*model.List)
	color := list.Elem.Target.(*model.Enum)
	media := member["Media"]
	for _, c := range []struct{ got, want any }{
		{[]string{s.Name, s.ID, s.UID, s.FullName, s.EndpointPrefix, s.SigningName, s.APIVersion}, "[tiny-thing Tiny Thing tiny-thing-2020-01-01 Tiny Thing tiny signing 2020-01-01]"},
		{s.Auth, "[sigv4 bearer]"},
		{s.Unreached[0].Name, "a.b#Alone"},
		{op.Paginator.InputTokens, "[Token]"},
		{op.Paginator.ResultKeys, "[List]"},
		{op.Paginator.LimitKey, "Number"},
		{op.OptionalAuth, "true"},
		{[]string{op.Other[0].Name, op.Other[1].Name, op.Other[1].JSON}, "[smithy.api#examples x.y#own 1]"},
		{[]string{op.ContextParams[0].Name, op.ContextParams[0].Kind, op.ContextParams[1].Kind, op.ContextParams[1].Value}, `[A boolean stringArray ["x"]]`},
		{[]int{op.Waiters[0].MinDelay, op.Waiters[0].MaxDelay, op.Waiters[0].MaxAttempts}, "[2 9 0]"},
		{acceptors(op.Waiters[0]), "success path input.Token true true; failure pathAny List[] x false; retry error  Gone false; "},
		{member["Number"].Target.(*model.Integer).Values, "[{ONE 1} {TWO 2}]"},
		{[]any{member["Number"].Value, member["Number"].Default}, "[false 2]"},
		{[]any{list.Sparse, list.Traits.UniqueItems, member["List"].Traits.UniqueItems, member["List"].Default, member["List"].Value}, "[true true true [] false]"},
		{[]any{color.Values, color.Names, color.Internal}, "[[RED blue] [RED BLUE] [blue]]"},
		{[]string{member["Token"].ContextParam, member["Token"].Traits.Since, member["Token"].Traits.Max}, "[Param 1.2 3]"},
		{[]any{media.Traits.MediaType, media.Traits.Sensitive, media.Traits.Pattern.Text, media.Traits.Pattern.Dialect == model.ECMASearch, media.Default}, "[application/json true ^a true ]"},
		{media.Target.Info().Traits.Other[0].JSON, `{"a": 1}`},
		{op.Errors[0].Members[0].Name, "message"},
	} {
		if got := fmt.Sprint(c.got); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

func acceptors(w *model.Waiter) (text string) {
	for _, a := range w.Acceptors {
		text += fmt.Sprint(a.State, " ", a.Matcher, " ", a.Path, " ", a.Expected, " ", a.WithInput, "; ")
	}
	return text
}
