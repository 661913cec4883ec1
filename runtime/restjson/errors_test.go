package restjson_test

import (
	"net/http"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/restjson"
)

func TestDecodeError(t *testing.T) {
	cases := []struct {
		name          string
		status        int
		kind, body    string
		code, message string
		modelled      bool
		malformed     bool
	}{
		{"header", 400, "Fault", `{"Message":"m"}`, "Fault", "m", true, false},
		{"header with a URI", 400, "Fault:http://internal.amazon.com/coral/", `{"message":"m"}`, "Fault", "m", true, false},
		{"header with a namespace and a URI", 400, "aws.ns#Fault:http://x#y", `{}`, "Fault", "", true, false},
		{"header before body", 400, "Fault", `{"__type":"Other","code":"Other"}`, "Fault", "", true, false},
		{"header without a body", 400, "Fault", "", "Fault", "", true, false},
		{"__type", 400, "", `{"__type":"Fault"}`, "Fault", "", true, false},
		{"__type with a namespace", 400, "", `{"__type":"aws.ns#Fault","Message":"m"}`, "Fault", "m", true, false},
		{"__type with a URI", 400, "", `{"__type":"ns#Fault:http://x"}`, "Fault", "", true, false},
		{"code", 400, "", `{"code":"Fault"}`, "Fault", "", true, false},
		{"Code", 400, "", `{"Code":"Fault"}`, "Fault", "", true, false},
		{"__type before code", 400, "", `{"code":"Other","__type":"Fault"}`, "Fault", "", true, false},
		{"code as data beside the header", 400, "Fault", `{"Code":"Other","Message":"m"}`, "Fault", "m", true, false},
		{"code that is no string", 400, "", `{"code":7,"message":"m"}`, "400", "m", false, false},
		{"unknown code", 400, "Other", `{"message":"m"}`, "Other", "m", false, false},
		{"unknown code, 500", 500, "", `{"__type":"Other","message":"m"}`, "Other", "m", false, false},
		{"empty 500", 500, "", "", "500", "Internal Server Error", false, false},
		{"empty 403", 403, "", "", "403", "Forbidden", false, false},
		{"HTML 503", 503, "", "<html><body>503</body></html>", "503", "Service Unavailable", false, false},
		{"HTML 503 with a header", 503, "Other", "<html>", "Other", "", false, false},
		{"malformed 400", 400, "", `{"message":`, "", "", false, true},
		{"malformed 400 with a modelled code", 400, "Fault", `{"Message":`, "Fault", "", true, true},
		{"malformed modelled body", 400, "", `{"__type":"Fault","Message":7}`, "Fault", "", true, true},
		{"colon alone", 400, ":", "{}", "400", "Bad Request", false, false},
	}
	for _, c := range cases {
		header := http.Header{}
		if c.kind != "" {
			header.Set("x-amzn-ErrorType", c.kind)
		}
		body := []byte(c.body)
		info := restjson.Protocol{}.DecodeError(testshape.Faulty, &runtime.Response{StatusCode: c.status, Header: header, Body: body})
		clear(body)
		if info.Code != c.code || info.Message != c.message || (info.Shape != nil) != c.modelled || (info.Err != nil) != c.malformed {
			t.Errorf("%s: %+v", c.name, info)
		}
	}
}

func TestDecodeModelledError(t *testing.T) {
	header := http.Header{"X-Amzn-Errortype": {"Fault"}, "X-Retry": {"7"}}
	body := []byte(`{"Message":"m","Code":"data","unknown":[]}`)
	info := restjson.Protocol{}.DecodeError(testshape.Faulty, &runtime.Response{StatusCode: 400, Header: header, Body: body})
	f, ok := info.Shape.(*testshape.Fault)
	if !ok || info.Err != nil || *f.Message != "m" || *f.Code != "data" || *f.Retry != 7 {
		t.Errorf("%+v, %v", info.Shape, info.Err)
	}
	header.Set("X-Retry", "soon")
	info = restjson.Protocol{}.DecodeError(testshape.Faulty, &runtime.Response{StatusCode: 400, Header: header, Body: body})
	if info.Err == nil {
		t.Error("a malformed header was accepted")
	}
}

func FuzzDecodeError(f *testing.F) {
	f.Add(400, "ns#Fault:uri", `{"__type":"x","message":"m"}`)
	f.Add(503, "", "<html>")
	f.Fuzz(func(t *testing.T, status int, kind, body string) {
		resp := &runtime.Response{StatusCode: status, Header: map[string][]string{"X-Amzn-Errortype": {kind}}, Body: []byte(body)}
		info := restjson.Protocol{}.DecodeError(testshape.Faulty, resp)
		if info.Code == "" && info.Err == nil {
			t.Fatalf("%d %q %q: neither code nor error", status, kind, body)
		}
	})
}
