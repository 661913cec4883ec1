package runtime_test

import (
	"bytes"
	"math/rand/v2"
	"net/http"
	"reflect"
	"sync"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/query"
	"github.com/modelsmith/modelsmith/runtime/restjson"
)

var pooled = map[string]*runtime.Service{
	"restjson": {Protocol: restjson.Protocol{}},
	"query":    {Protocol: query.Protocol{}, APIVersion: "1"},
}

var anyOperation = &runtime.Operation{Name: "Do", URI: "/", HasBody: true}

// Requests share no memory with the writers that made them: what one call sends
// must not change when another encodes.
func TestRequestsDoNotAlias(t *testing.T) {
	for name, svc := range pooled {
		random := testshape.Random{Rand: rand.New(rand.NewPCG(21, 22)), Text: testshape.Text}
		var requests, copies []runtime.Request
		for range 200 {
			in := &testshape.Bound{Body: new(testshape.Text(random.Rand)), Query: new(testshape.Text(random.Rand)), QueryList: []string{"a", "b"}, HeaderList: []string{"c"}}
			var req runtime.Request
			if err := svc.Protocol.EncodeRequest(svc, anyOperation, in, &req); err != nil {
				t.Fatal(err)
			}
			requests = append(requests, req)
			req.Body = bytes.Clone(req.Body)
			req.Query = string([]byte(req.Query))
			req.Header = http.Header(req.Header).Clone()
			copies = append(copies, req)
		}
		for i := range requests {
			if !reflect.DeepEqual(requests[i], copies[i]) {
				t.Fatalf("%s: request %d changed: %+v, was %+v", name, i, requests[i], copies[i])
			}
		}
	}
}

// TestConcurrentUse is for the race detector: protocols are values that many
// goroutines share, and their pools must not mix up what they hold.
func TestConcurrentUse(t *testing.T) {
	bodies := map[string]func(string) string{
		"restjson": func(s string) string { return `{"BotId":"` + s + `","DisplayName":"\u0041` + s + `"}` },
		"query": func(s string) string {
			return "<R><BotId>" + s + "</BotId><DisplayName>&#65;" + s + "</DisplayName></R>"
		},
	}
	faults := map[string]string{"restjson": `{"code":"Fault","Message":"m"}`, "query": "<E><Error><Code>Fault</Code><Message>m</Message></Error></E>"}
	for name, svc := range pooled {
		var group sync.WaitGroup
		for g := range 8 {
			group.Go(func() {
				id := string(rune('a' + g))
				for range 300 {
					bot := testshape.NewBot(g)
					var req runtime.Request
					if err := svc.Protocol.EncodeRequest(svc, anyOperation, &bot, &req); err != nil || !bytes.Contains(req.Body, []byte(*bot.BotId)) {
						t.Errorf("%s: %s, %v", name, req.Body, err)
					}
					body := []byte(bodies[name](id))
					var out testshape.Bot
					err := svc.Protocol.DecodeResponse(anyOperation, &runtime.Response{StatusCode: 200, Body: body}, &out)
					clear(body)
					if err != nil || *out.BotId != id || *out.DisplayName != "A"+id {
						t.Errorf("%s: %v", name, err)
					}
					info := svc.Protocol.DecodeError(testshape.Faulty, &runtime.Response{StatusCode: 400, Body: []byte(faults[name])})
					if info.Shape == nil || info.Shape.ErrorMessage() != "m" {
						t.Errorf("%s: %+v", name, info)
					}
					bad := &runtime.Response{StatusCode: 200, Body: []byte("<{")}
					if svc.Protocol.DecodeResponse(anyOperation, bad, new(testshape.Bot)) == nil {
						t.Errorf("%s: malformed body was accepted", name)
					}
				}
			})
		}
		group.Wait()
	}
}

// What a response decoded to keeps its values while its body's buffer and the
// reader that read it serve others.
func TestOutputsDoNotAlias(t *testing.T) {
	for name, svc := range pooled {
		var outs []*testshape.Bots
		for i := range 50 {
			page := testshape.NewBots(i % 7)
			body := map[string][]byte{"restjson": pageJSON(t, page), "query": pageXML(t, page)}[name]
			out := new(testshape.Bots)
			if err := svc.Protocol.DecodeResponse(anyOperation, &runtime.Response{StatusCode: 200, Body: body}, out); err != nil {
				t.Fatal(err)
			}
			clear(body)
			outs = append(outs, out)
		}
		for i, out := range outs {
			want := testshape.NewBots(i % 7)
			if len(want.Bots) == 0 {
				want.Bots, out.Bots = nil, nil
			}
			if !testshape.Equal(out, want) {
				t.Fatalf("%s: output %d changed: %v", name, i, out)
			}
		}
	}
}
