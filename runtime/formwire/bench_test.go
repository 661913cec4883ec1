package formwire_test

import (
	"net/url"
	"strconv"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/formwire"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

func BenchmarkEncode(b *testing.B) {
	bot := testshape.NewBot(1)
	page := testshape.NewBots(100)
	b.Run("object/formwire", func(b *testing.B) { benchForm(b, &bot) })
	b.Run("object/url", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			v := url.Values{}
			setBot(v, "", &bot)
			_ = v.Encode()
		}
	})
	b.Run("list100/formwire", func(b *testing.B) { benchForm(b, page) })
	b.Run("list100/url", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			v := url.Values{}
			for i := range page.Bots {
				setBot(v, "Bots.member."+strconv.Itoa(i+1)+".", &page.Bots[i])
			}
			_ = v.Encode()
		}
	})
}

func benchForm(b *testing.B, v runtime.Encodable) {
	b.ReportAllocs()
	var w formwire.Writer
	for b.Loop() {
		w.Reset("")
		v.Encode(runtime.Encoder{W: &w})
	}
}

// setBot is what a client by hand would do.
func setBot(v url.Values, prefix string, b *testshape.Bot) {
	const layout = "2006-01-02T15:04:05.999Z"
	v.Set(prefix+"BotId", *b.BotId)
	v.Set(prefix+"UserId", *b.UserId)
	v.Set(prefix+"DisplayName", *b.DisplayName)
	v.Set(prefix+"BotType", string(b.BotType))
	v.Set(prefix+"Disabled", strconv.FormatBool(*b.Disabled))
	v.Set(prefix+"CreatedTimestamp", b.CreatedTimestamp.Format(layout))
	v.Set(prefix+"UpdatedTimestamp", b.UpdatedTimestamp.Format(layout))
	v.Set(prefix+"BotEmail", *b.BotEmail)
	v.Set(prefix+"SecurityToken", *b.SecurityToken)
}
