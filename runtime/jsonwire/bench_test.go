package jsonwire_test

import (
	"encoding/json"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
)

func encode(v runtime.Encodable) []byte {
	var w jsonwire.Writer
	w.Object(v)
	return w.Buf
}

func BenchmarkDecode(b *testing.B) {
	bot := testshape.NewBot(1)
	benchDecode[testshape.Bot](b, "object", encode(&bot))
	benchDecode[testshape.Bots](b, "list100", encode(testshape.NewBots(100)))
}

func benchDecode[T any, P interface {
	*T
	runtime.Decodable
}](b *testing.B, name string, body []byte,
) {
	b.Run(name+"/jsonwire", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r := jsonwire.NewReader(body)
			if err := r.Object(P(new(T))); err != nil {
				b.Fatal(err)
			}
			r.Release()
		}
	})
	b.Run(name+"/encoding", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := json.Unmarshal(body, new(T)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	bot := testshape.NewBot(1)
	benchEncode(b, "object", &bot)
	benchEncode(b, "list100", testshape.NewBots(100))
}

func benchEncode(b *testing.B, name string, v runtime.Encodable) {
	b.Run(name+"/jsonwire", func(b *testing.B) {
		b.ReportAllocs()
		var w jsonwire.Writer
		for b.Loop() {
			w.Buf = w.Buf[:0]
			w.Object(v)
		}
	})
	b.Run(name+"/encoding", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := json.Marshal(v); err != nil {
				b.Fatal(err)
			}
		}
	})
}
