package botocore_test

import (
	"reflect"
	"testing"
	"testing/fstest"

	"github.com/modelsmith/modelsmith/generator/botocore"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
)

const everyKey = `{
  "metadata": {
    "apiVersion": "2020-01-01", "protocol": "rest-json", "serviceId": "Tiny", "signatureVersion": "v2",
    "auth": ["aws.auth#sigv4a", "aws.auth#sigv4"], "awsQueryCompatible": {}, "protocolSettings": {"h2": "optional"}
  },
  "clientContextParams": {"Z": {"type": "boolean"}, "A": {"type": "string", "documentation": "x"}},
  "operations": {
    "Maybe": {"http": {"method": "GET", "requestUri": "/maybe"}, "auth": ["smithy.api#httpBearerAuth", "smithy.api#noAuth"]},
    "Never": {"http": {"method": "GET", "requestUri": "/never"}, "authtype": "none"},
    "Send": {
      "http": {"method": "POST", "requestUri": "/send"},
      "input": {"shape": "SendRequest", "locationName": "Body"},
      "output": {"shape": "SendResponse"},
      "errors": [{"shape": "Busy"}],
      "authtype": "v4-unsigned-body",
      "endpoint": {"hostPrefix": "{Account}.data-"},
      "endpointdiscovery": {},
      "httpChecksum": {"requestChecksumRequired": true},
      "requestcompression": {"encodings": ["gzip"]},
      "staticContextParams": {"Z": {"value": true}, "A": {"value": ["x", "y"]}}
    }
  },
  "shapes": {
    "Any": {"type": "structure", "members": {}, "document": true},
    "Busy": {"type": "structure", "members": {}, "exception": true, "retryable": {"throttling": true}},
    "Count": {"type": "integer", "box": true},
    "Long": {"type": "long"},
    "Rate": {"type": "float"},
    "Flag": {"type": "boolean"},
    "Lost": {"type": "string"},
    "Kind": {"type": "string", "enum": ["A"]},
    "SendRequest": {
      "type": "structure",
      "required": ["Account"],
      "payload": "Body",
      "members": {
        "Account": {"shape": "Text", "location": "header", "hostLabel": true, "contextParam": {"name": "Id"}},
        "Body": {"shape": "Stream", "requiresLength": true},
        "Header": {"shape": "Text", "location": "header", "jsonvalue": true},
        "Kind": {"shape": "Text", "location": "header", "enum": ["B"]}
      }
    },
    "SendResponse": {
      "type": "structure",
      "members": {
        "Any": {"shape": "Any"}, "Count": {"shape": "Count"}, "Flag": {"shape": "Flag"}, "Long": {"shape": "Long"}, "Rate": {"shape": "Rate"},
        "Text": {"shape": "Text", "xmlAttribute": true}
      }
    },
    "Stream": {"type": "blob", "streaming": true},
    "Text": {"type": "string"}
  }
}`

// read reads the service-2 of a model and the files beside it.
func read(t *testing.T, files map[string]string) (*model.Service, model.Problems) {
	t.Helper()
	fsys := make(fstest.MapFS)
	for name, text := range files {
		fsys["tiny/2020-01-01/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	m, err := source.Open(fsys, "tiny")
	if err != nil {
		t.Fatal(err)
	}
	return botocore.Read(m, []string{"rest-json"})
}

// fact is a value of a linked model and what it must be.
type fact struct {
	name      string
	got, want any
}

func check(t *testing.T, facts []fact) {
	t.Helper()
	for _, f := range facts {
		if !reflect.DeepEqual(f.got, f.want) {
			t.Errorf("%s is %+v, want %+v", f.name, f.got, f.want)
		}
	}
}

func member(s *model.Structure, name string) *model.Member {
	for _, m := range s.Members {
		if m.Name == name {
			return m
		}
	}
	return new(model.Member)
}

// TestReadEveryKey reads a model with all keys that are not looked at by other
// tests.
func TestReadEveryKey(t *testing.T) {
	s, problems := read(t, map[string]string{
		"service-2.json":     everyKey,
		"nullability-1.json": `{"nonNullable": {"SendResponse$Count": 7, "SendResponse$Flag": true, "SendResponse$Long": 0, "SendResponse$Rate": 0.0}}`,
	})
	if problems != nil {
		t.Fatal(problems)
	}
	maybe, never, send := s.Operations[0], s.Operations[1], s.Operations[2]
	in, out := send.Input, send.Output
	check(t, []fact{
		{"the service's auth", s.Auth, []model.Auth{model.AuthSigV4A, model.AuthSigV4}},
		{"the client's parameters", len(s.ContextParams), 2},
		{"the first of them", s.ContextParams[0].Name + s.ContextParams[0].Kind, "Astring"},
		{"what else the service has", []string{s.Other[0].Name, s.Other[1].JSON}, []string{"awsQueryCompatible", `{"h2": "optional"}`}},
		{"unreached shapes", []string{s.Unreached[0].Name, s.Unreached[1].Name}, []string{"Kind", "Lost"}},
		{"Maybe's auth", maybe.Auth, []model.Auth{model.AuthBearer}},
		{"Maybe without credentials", maybe.OptionalAuth, true},
		{"Never's auth", never.Auth, []model.Auth{model.AuthNone}},
		{"Send's auth", send.Auth, []model.Auth(nil)},
		{"Send's payload", send.UnsignedPayload, true},
		{"Send's host", send.HostPrefix, "{Account}.data-"},
		{"Send's checksum", send.ChecksumRequired, true},
		{"Send's compression", send.Compression, []string{"gzip"}},
		{"Send's parameters", []string{send.ContextParams[0].Value, send.ContextParams[1].Value}, []string{`["x", "y"]`, "true"}},
		{"what else Send has", send.Other[0].Name, "locationName"},
		{"Send's problems", send.Unsupported, model.Problems(nil)},
		{"the error", *send.Errors[0].Error, model.Error{Code: "Busy", Fault: "client", Retryable: true, Throttling: true}},
		{"a label of the host", member(in, "Account").HostLabel, true},
		{"a parameter", member(in, "Account").ContextParam, "Id"},
		{"the stream", []bool{member(in, "Body").Traits.Streaming, member(in, "Body").Traits.RequiresLength}, []bool{true, true}},
		{"JSON in a header", member(in, "Header").JSONValue, true},
		{"an enum of a reference", member(in, "Kind").Traits.Enum, []string{"B"}},
		{"a document", reflect.TypeOf(member(out, "Any").Target).String(), "*model.Document"},
		{"an attribute", member(out, "Text").XMLAttribute, true},
		{"a default", []any{member(out, "Count").Value, member(out, "Count").Default}, []any{false, "7"}},
		{"a default of true", member(out, "Flag").Default, "true"},
		{"a default of zero", []any{member(out, "Long").Value, member(out, "Long").Default, member(out, "Long").DefaultPos.Line}, []any{true, "0", 1}},
		{"a default of 0.0", []any{member(out, "Rate").Value, member(out, "Rate").Default}, []any{true, "0.0"}},
	})
}

// TestReadSignatureVersion has the authentication of models that list none.
func TestReadSignatureVersion(t *testing.T) {
	for version, want := range map[string]model.Auth{
		`"signatureVersion": "v4"`: model.AuthSigV4, `"signatureVersion": "s3v4"`: model.AuthSigV4, `"signatureVersion": "s3"`: model.AuthSigV4,
		`"signatureVersion": "v2"`: model.AuthSigV2, `"signatureVersion": "bearer"`: model.AuthBearer, `"serviceId": "Tiny"`: model.AuthSigV4,
	} {
		s, problems := read(t, map[string]string{
			"service-2.json": `{"metadata": {"apiVersion": "x", "protocol": "rest-json", ` + version + `}, "operations": {}, "shapes": {}}`,
		})
		if problems != nil || !reflect.DeepEqual(s.Auth, []model.Auth{want}) {
			t.Errorf("%s: %v, %v", version, s, problems)
		}
	}
}
