package main

import (
	"slices"
	"testing"

	"github.com/modelsmith/modelsmith/generator/botocore"
	"github.com/modelsmith/modelsmith/generator/importer/importertest"
	"github.com/modelsmith/modelsmith/generator/infer"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

// allProtocols are those of all services: a paginator can be inferred for any.
var allProtocols = []string{"ec2", "json", "query", "rest-json", "rest-xml", "smithy-rpc-v2-cbor"}

// unread is the service whose protocol has traits that the reader does not know.
const unread = "ec2"

// otherResults are operations of which the model says that pages list more than the one list.
var otherResults = []string{"devops-guru ListAnomalousLogGroups"}

// TestInferredAsModelled takes the paginators out of every model and infers them: what is found is what was there.
func TestInferredAsModelled(t *testing.T) {
	models := openData(importertest.DataDir(t))
	found, modelled := 0, 0
	for _, name := range source.List(models) {
		m, err := source.Open(models, name)
		if err != nil {
			t.Fatal(err)
		}
		s, problems := botocore.Read(m, allProtocols)
		if problems != nil {
			if name != unread {
				t.Error(problems)
			}
			continue
		}
		want := make(map[string]*model.Paginator)
		for _, op := range s.Operations {
			want[op.Name] = op.Paginator
			op.Paginator = nil
		}
		complete, _ := infer.Paginators(s)
		for _, op := range complete.Operations {
			p := want[op.Name]
			if p == nil {
				continue
			}
			if modelled++; op.Paginator != nil {
				found++
				compareInferred(t, name+" "+op.Name, op.Paginator, p)
			}
		}
	}
	if found < 2800 || modelled < 2900 {
		t.Errorf("found %d of %d paginators", found, modelled)
	}
}

// compareInferred compares an inferred paginator with the model's. It may lack the limit, whose name is free.
func compareInferred(t *testing.T, name string, got, want *model.Paginator) {
	t.Helper()
	if !slices.EqualFunc(got.InputTokens, want.InputTokens, sameText) || !slices.EqualFunc(got.OutputTokens, want.OutputTokens, sameText) {
		t.Errorf("%s: tokens %v %v, want %v %v", name, got.InputTokens, got.OutputTokens, want.InputTokens, want.OutputTokens)
	}
	if !slices.EqualFunc(got.ResultKeys, want.ResultKeys, sameText) && !slices.Contains(otherResults, name) {
		t.Errorf("%s: results %v, want %v", name, got.ResultKeys, want.ResultKeys)
	}
	if got.LimitKey.Text != "" && want.LimitKey.Text != "" && !sameText(got.LimitKey, want.LimitKey) {
		t.Errorf("%s: limit %s, want %s", name, got.LimitKey, want.LimitKey)
	}
	if got.MoreResults.Text != "" && !sameText(got.MoreResults, want.MoreResults) {
		t.Errorf("%s: more results %s, want %s", name, got.MoreResults, want.MoreResults)
	}
}

func sameText(a, b model.Expression) bool { return a.Text == b.Text }
