package query_test

import (
	"testing"

	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/query"
)

var service = &runtime.Service{ID: "Test", APIVersion: "2010-05-08", Protocol: query.Protocol{}}

func TestEncodeRequest(t *testing.T) {
	op := &runtime.Operation{Name: "DoThing", URI: "/"}
	for range 2 { // the second time with what the pool kept
		for _, c := range []struct {
			in   runtime.Encodable
			body string
		}{
			{&testshape.Scalars{}, "Action=DoThing&Version=2010-05-08"},
			{&testshape.Scalars{String: new("a b"), Count: 1}, "Action=DoThing&Version=2010-05-08&string=a%20b&count=1"},
			{&testshape.Lists{Strings: []string{"x"}}, "Action=DoThing&Version=2010-05-08&strings.member.1=x"},
		} {
			req := new(runtime.Request)
			err := query.Protocol{}.EncodeRequest(service, op, c.in, req)
			if err != nil || string(req.Body) != c.body || req.Path != "/" || req.ContentType != "application/x-www-form-urlencoded" || req.Header != nil {
				t.Errorf("%s: %+v, %v", c.body, req, err)
			}
		}
	}
}

func decode(op *runtime.Operation, out runtime.Decodable, body string) error {
	buf := []byte(body)
	err := query.Protocol{}.DecodeResponse(op, &runtime.Response{StatusCode: 200, Body: buf}, out)
	clear(buf)
	return err
}

func TestDecodeResponse(t *testing.T) {
	wrapped := &runtime.Operation{ResultWrapper: "DoThingResult"}
	bare := &runtime.Operation{}
	const meta = "<ResponseMetadata><RequestId>id</RequestId></ResponseMetadata>"
	for _, c := range []struct {
		op   *runtime.Operation
		body string
		want testshape.Scalars
	}{
		{wrapped, "<DoThingResponse xmlns='urn:x'><DoThingResult><string>a</string></DoThingResult>" + meta + "</DoThingResponse>", testshape.Scalars{String: new("a")}},
		{wrapped, "<?xml version='1.0'?>\n<DoThingResponse>\n <x/>" + meta + " <DoThingResult/>\n</DoThingResponse>\n", testshape.Scalars{}},
		{wrapped, "", testshape.Scalars{}},
		{wrapped, "\r\n ", testshape.Scalars{}},
		{bare, "<DoThingResponse><string>a</string>" + meta + "</DoThingResponse>", testshape.Scalars{String: new("a")}},
	} {
		var got testshape.Scalars
		if err := decode(c.op, &got, c.body); err != nil || !testshape.Equal(&got, &c.want) {
			t.Errorf("%s: %+v, %v", c.body, got, err)
		}
	}
	for _, body := range []string{
		"{}", "<a>", "<a/>x", "<a><DoThingResult><count>x</count></DoThingResult></a>", "<!DOCTYPE a><a/>",
		"<html><body/></html>", "<DoThingResponse>" + meta + "</DoThingResponse>",
	} {
		if err := decode(wrapped, new(testshape.Scalars), body); err == nil {
			t.Errorf("%s was accepted", body)
		}
	}
	if err := decode(wrapped, new(nothing), "<DoThingResponse>"+meta+"</DoThingResponse>"); err != nil {
		t.Errorf("an output without members needs no result: %v", err)
	}
	if err := decode(bare, new(nothing), "<a><b>&x;</b></a>"); err == nil {
		t.Error("malformed XML was accepted for an output without members")
	}
}

type nothing struct{}

func (*nothing) MemberTable() []runtime.Member         { return nil }
func (*nothing) DecodeMember(i int, d runtime.Decoder) {}

func TestDecodeError(t *testing.T) {
	const inner = "<Type>Sender</Type><Code>Fault</Code><Message>m</Message>"
	cases := []struct {
		name               string
		status             int
		body               string
		code, message, id  string
		fault              smithy.ErrorFault
		modelled, malfomed bool
	}{
		{"wrapped", 400, "<ErrorResponse xmlns='x'><Error>" + inner + "</Error><RequestId>id</RequestId></ErrorResponse>", "Fault", "m", "id", smithy.FaultClient, true, false},
		{"EC2", 400, "<Response><Errors><Error>" + inner + "</Error></Errors><RequestID>id</RequestID></Response>", "Fault", "m", "id", smithy.FaultClient, true, false},
		{"id first", 500, "<?xml version='1.0'?><E><RequestId>id</RequestId><x/><Error><Code>Other</Code><Type>Receiver</Type></Error></E>", "Other", "", "id", smithy.FaultServer, false, false},
		{"two errors", 400, "<E><Errors><Error><Code>Other</Code></Error><Error>" + inner + "</Error></Errors></E>", "Other", "", "", smithy.FaultUnknown, false, false},
		{"message of CDATA", 400, "<E><Error><Code>Other</Code><message><![CDATA[<a>]]>&amp;</message></Error></E>", "Other", "<a>&", "", smithy.FaultUnknown, false, false},
		{"no code", 404, "<E><Error><Message>m</Message></Error></E>", "404", "m", "", smithy.FaultClient, false, false},
		{"empty 500", 500, "", "500", "Internal Server Error", "", smithy.FaultServer, false, false},
		{"empty 403", 403, " \n", "403", "Forbidden", "", smithy.FaultClient, false, false},
		{"HTML 503", 503, "<!DOCTYPE html><html><br>503</html>", "503", "Service Unavailable", "", smithy.FaultServer, false, false},
		{"JSON 400", 400, `{"code":"Fault"}`, "", "", "", smithy.FaultUnknown, false, true},
		{"malformed behind the code", 400, "<E><Error><Code>Other</Code></Err", "Other", "", "", smithy.FaultUnknown, false, false},
		{"malformed behind a modelled code", 400, "<E><Error><Code>Fault</Code></Err", "Fault", "", "", smithy.FaultUnknown, true, true},
	}
	for _, c := range cases {
		body := []byte(c.body)
		info := query.Protocol{}.DecodeError(testshape.Faulty, &runtime.Response{StatusCode: c.status, Body: body})
		clear(body)
		if info.Code != c.code || info.Message != c.message || info.RequestID != c.id || info.Fault != c.fault ||
			(info.Shape != nil) != c.modelled || (info.Err != nil) != c.malfomed {
			t.Errorf("%s: %+v", c.name, info)
		}
	}
}

func TestDecodeModelledError(t *testing.T) {
	body := "<E><Error><Type>Sender</Type><Code>Fault</Code><Message>m</Message><RequestId>inner</RequestId></Error><RequestId>outer</RequestId></E>"
	info := query.Protocol{}.DecodeError(testshape.Faulty, &runtime.Response{StatusCode: 400, Body: []byte(body)})
	f, ok := info.Shape.(*testshape.Fault)
	if !ok || info.Err != nil || *f.Message != "m" || *f.RequestId != "inner" || info.RequestID != "outer" {
		t.Errorf("%+v, %+v", info, info.Shape)
	}
}

func FuzzDecodeError(f *testing.F) {
	f.Add(400, "<E><Errors><Error><Code>a</Code></Error></Errors><RequestId/></E>")
	f.Add(503, "<html><br></html>")
	f.Fuzz(func(t *testing.T, status int, body string) {
		info := query.Protocol{}.DecodeError(testshape.Faulty, &runtime.Response{StatusCode: status, Body: []byte(body)})
		if info.Code == "" && info.Err == nil {
			t.Fatalf("%d %q: neither code nor error", status, body)
		}
	})
}
