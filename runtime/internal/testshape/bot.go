package testshape

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
)

// Bot is a small object of a real service. Its tags let the standard library's
// codecs read and write the same text, for comparison.
type Bot struct {
	BotId            *string    `json:",omitempty" xml:",omitempty"`
	UserId           *string    `json:",omitempty" xml:",omitempty"`
	DisplayName      *string    `json:",omitempty" xml:",omitempty"`
	BotType          Enum       `json:",omitempty" xml:",omitempty"`
	Disabled         *bool      `json:",omitempty" xml:",omitempty"`
	CreatedTimestamp *time.Time `json:",omitempty" xml:",omitempty"`
	UpdatedTimestamp *time.Time `json:",omitempty" xml:",omitempty"`
	BotEmail         *string    `json:",omitempty" xml:",omitempty"`
	SecurityToken    *string    `json:",omitempty" xml:",omitempty"`
}

var mBot = [...]runtime.Member{
	{Wire: "BotId"},
	{Wire: "UserId"},
	{Wire: "DisplayName", Flags: runtime.Sensitive},
	{Wire: "BotType"},
	{Wire: "Disabled"},
	{Wire: "CreatedTimestamp", Format: runtime.FormatDateTime},
	{Wire: "UpdatedTimestamp", Format: runtime.FormatDateTime},
	{Wire: "BotEmail", Flags: runtime.Sensitive},
	{Wire: "SecurityToken", Flags: runtime.Sensitive},
}

// MemberTable implements [runtime.Decodable].
func (*Bot) MemberTable() []runtime.Member { return mBot[:] }

// Encode implements [runtime.Encodable].
func (v *Bot) Encode(e runtime.Encoder) {
	e.String(&mBot[0], v.BotId)
	e.String(&mBot[1], v.UserId)
	e.String(&mBot[2], v.DisplayName)
	e.Enum(&mBot[3], string(v.BotType))
	e.Bool(&mBot[4], v.Disabled)
	e.Time(&mBot[5], v.CreatedTimestamp)
	e.Time(&mBot[6], v.UpdatedTimestamp)
	e.String(&mBot[7], v.BotEmail)
	e.String(&mBot[8], v.SecurityToken)
}

// DecodeMember implements [runtime.Decodable].
func (v *Bot) DecodeMember(i int, d runtime.Decoder) {
	switch i {
	case 0:
		d.String(&mBot[0], &v.BotId)
	case 1:
		d.String(&mBot[1], &v.UserId)
	case 2:
		d.String(&mBot[2], &v.DisplayName)
	case 3:
		runtime.DecodeEnum(d, &mBot[3], &v.BotType)
	case 4:
		d.Bool(&mBot[4], &v.Disabled)
	case 5:
		d.Time(&mBot[5], &v.CreatedTimestamp)
	case 6:
		d.Time(&mBot[6], &v.UpdatedTimestamp)
	case 7:
		d.String(&mBot[7], &v.BotEmail)
	case 8:
		d.String(&mBot[8], &v.SecurityToken)
	}
}

// String implements fmt.Stringer as generated types do.
func (v Bot) String() string { return runtime.Describe(&v) }

// Format implements fmt.Formatter as generated types do.
func (v Bot) Format(f fmt.State, _ rune) { runtime.Format(f, &v) }

// LogValue implements slog.LogValuer as generated types do.
func (v Bot) LogValue() slog.Value { return runtime.LogValue(&v) }

// NewBot returns the n-th of a series of bots.
func NewBot(n int) Bot {
	at := time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC).Add(time.Duration(n) * time.Hour)
	return Bot{
		BotId:            new(fmt.Sprintf("bot-%032x", n)),
		UserId:           new(fmt.Sprintf("user-%032x", n*n)),
		DisplayName:      new(fmt.Sprintf("Build helper %d", n)),
		BotType:          "ChatBot",
		Disabled:         new(n%2 == 0),
		CreatedTimestamp: new(at),
		UpdatedTimestamp: new(at.Add(1234 * time.Millisecond)),
		BotEmail:         new(fmt.Sprintf("bot%d@example.com", n)),
		SecurityToken:    new(fmt.Sprintf("token-%064x", n)),
	}
}

// Bots is a page of bots.
type Bots struct {
	Bots      []Bot `xml:"Bots>member"`
	NextToken *string
}

var mBots = [...]runtime.Member{
	{Wire: "Bots", Elem: &elem},
	{Wire: "NextToken"},
}

// MemberTable implements [runtime.Decodable].
func (*Bots) MemberTable() []runtime.Member { return mBots[:] }

// Encode implements [runtime.Encodable].
func (v *Bots) Encode(e runtime.Encoder) {
	runtime.Structs(e, &mBots[0], v.Bots)
	e.String(&mBots[1], v.NextToken)
}

// DecodeMember implements [runtime.Decodable].
func (v *Bots) DecodeMember(i int, d runtime.Decoder) {
	switch i {
	case 0:
		runtime.DecodeStructs(d, &mBots[0], &v.Bots)
	case 1:
		d.String(&mBots[1], &v.NextToken)
	}
}

// NewBots returns a page of n bots.
func NewBots(n int) *Bots {
	page := &Bots{NextToken: new("next")}
	for i := range n {
		page.Bots = append(page.Bots, NewBot(i))
	}
	return page
}
