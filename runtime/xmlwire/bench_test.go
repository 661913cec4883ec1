package xmlwire_test

import (
	"encoding/xml"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/xmlwire"
)

func BenchmarkDecode(b *testing.B) {
	bot := testshape.NewBot(1)
	benchDecode[testshape.Bot](b, "object", marshal(b, bot))
	benchDecode[testshape.Bots](b, "list100", marshal(b, testshape.NewBots(100)))
}

func marshal(tb testing.TB, v any) []byte {
	body, err := xml.Marshal(v)
	if err != nil {
		tb.Fatal(err)
	}
	return body
}

func benchDecode[T any, P interface {
	*T
	runtime.Decodable
}](b *testing.B, name string, body []byte,
) {
	b.Run(name+"/xmlwire", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r := xmlwire.NewReader(body)
			r.Root()
			r.Struct(nil, P(new(T)))
			if err := r.End(); err != nil {
				b.Fatal(err)
			}
			r.Release()
		}
	})
	b.Run(name+"/encoding", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := xml.Unmarshal(body, new(T)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
