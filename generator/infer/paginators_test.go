package infer_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/modelsmith/modelsmith/generator/infer"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/smithy"
	"github.com/modelsmith/modelsmith/generator/source"
)

// protocols are those of the models.
var protocols = []string{"ec2", "json", "query", "rest-json", "rest-xml", "smithy-rpc-v2-cbor"}

// TestInferredAsModelled takes the paginators out of Smithy models and infers them:
// tokens and limit are what they were, and the items where the model names them.
func TestInferredAsModelled(t *testing.T) {
	dir := os.Getenv("MODELSMITH_CONFORMANCE")
	if dir == "" {
		t.Skip("MODELSMITH_CONFORMANCE is not set")
	}
	files, err := filepath.Glob(filepath.Join(dir, "models", "*.smithy.json"))
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		m, err := source.OpenPath(file)
		if err != nil {
			t.Fatal(err)
		}
		s, problems := smithy.Read(m, protocols)
		if problems != nil {
			t.Error(problems)
			continue
		}
		want := make(map[string]*model.Paginator)
		for _, op := range s.Operations {
			want[op.Name] = op.Paginator
			op.Paginator = nil
		}
		complete, inferred := infer.Paginators(s)
		for _, op := range complete.Operations {
			got, want := op.Paginator, want[op.Name]
			if got == nil || want == nil {
				continue
			}
			found++
			if got.InputTokens[0].Text != want.InputTokens[0].Text || got.OutputTokens[0].Text != want.OutputTokens[0].Text ||
				got.LimitKey.Text != "" && got.LimitKey.Text != want.LimitKey.Text {
				t.Errorf("%s %s: inferred %v, modelled %v", m.Name, op.Name, got, want)
			}
			if len(want.ResultKeys) == 1 && want.ResultKeys[0].Text != got.ResultKeys[0].Text {
				t.Errorf("%s %s: items %s, want %s", m.Name, op.Name, got.ResultKeys[0], want.ResultKeys[0])
			}
		}
		for _, op := range s.Operations {
			if op.Paginator != nil {
				t.Errorf("%s: the service that was given has changed", op.Name)
			}
		}
		t.Log(m.Name, inferred)
	}
	if found < 90 {
		t.Errorf("%d paginators", found)
	}
}

// TestNames infers from names what a plain operation has, and nothing from what is
// like them.
func TestNames(t *testing.T) {
	text, number, list := &model.String{}, &model.Integer{Bits: 32}, &model.List{}
	for _, c := range []struct {
		in, out             model.Shape
		inName, outName     string
		required, hasTokens bool
	}{
		{text, text, "NextToken", "NextToken", false, true},
		{text, text, "marker", "nextMarker", false, true},
		{text, text, "startingToken", "nextToken", false, true},
		{text, text, "NextToken", "NextToken", true, false},
		{number, text, "NextToken", "NextToken", false, false},
		{text, number, "NextToken", "NextToken", false, false},
		{text, text, "ChangeToken", "ChangeToken", false, false},
		{text, text, "NextToken", "Token", false, false},
		{text, text, "", "", false, false},
	} {
		in := &model.Member{Name: c.inName, Ref: model.Ref{Target: c.in}, Required: c.required}
		out := &model.Member{Name: c.outName, Ref: model.Ref{Target: c.out}}
		op := &model.Operation{
			Name: "List", Input: &model.Structure{Members: []*model.Member{in}},
			Output: &model.Structure{Members: []*model.Member{out, {Name: "Things", Ref: model.Ref{Target: list}}}},
		}
		_, inferred := infer.Paginators(&model.Service{Operations: []*model.Operation{op}})
		if (inferred != nil) != c.hasTokens {
			t.Errorf("%s to %s: inferred %v", c.inName, c.outName, inferred)
		}
	}
}
