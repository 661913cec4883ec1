package formwire_test

import (
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
)

// request has a required structure. Its parts are all optional but for another structure, or not.
type request struct {
	Open   *open
	Closed *closed
	Text   *string
}

// open has a required structure, whose members are optional.
type open struct{ Inner *inner }

type inner struct {
	Text  *string
	Words []string
}

// closed has a required text.
type closed struct {
	Inner *inner
	Text  *string
}

var (
	mRequest = [...]runtime.Member{
		{Wire: "Open", Flags: runtime.Required | runtime.Requires}, {Wire: "Closed", Flags: runtime.Required}, {Wire: "Text", Flags: runtime.Required},
	}
	mOpen   = [...]runtime.Member{{Wire: "Inner", Flags: runtime.Required | runtime.Requires}}
	mClosed = [...]runtime.Member{{Wire: "Inner", Flags: runtime.Required | runtime.Requires}, {Wire: "Text", Flags: runtime.Required}}
	mInner  = [...]runtime.Member{{Wire: "Text"}, {Wire: "Words", Elem: &runtime.Member{Wire: "member", Flags: runtime.Element}}}
)

func (*request) MemberTable() []runtime.Member { return mRequest[:] }
func (*open) MemberTable() []runtime.Member    { return mOpen[:] }
func (*closed) MemberTable() []runtime.Member  { return mClosed[:] }
func (*inner) MemberTable() []runtime.Member   { return mInner[:] }

func (v *request) DecodeMember(i int, d runtime.Decoder) {
	switch i {
	case 0:
		runtime.DecodeStruct(d, &mRequest[0], &v.Open)
	case 1:
		runtime.DecodeStruct(d, &mRequest[1], &v.Closed)
	case 2:
		d.String(&mRequest[2], &v.Text)
	}
}

func (v *open) DecodeMember(_ int, d runtime.Decoder) { runtime.DecodeStruct(d, &mOpen[0], &v.Inner) }

func (v *closed) DecodeMember(i int, d runtime.Decoder) {
	if i == 0 {
		runtime.DecodeStruct(d, &mClosed[0], &v.Inner)
		return
	}
	d.String(&mClosed[1], &v.Text)
}

func (v *inner) DecodeMember(i int, d runtime.Decoder) {
	if i == 0 {
		d.String(&mInner[0], &v.Text)
		return
	}
	runtime.DecodeStrings(d, &mInner[1], &v.Words)
}

// TestRequiredStructures reads a required structure that may be empty as an empty one where nothing of it is on the
// wire: botocore and aws-sdk-go-v2 send nothing for it.
func TestRequiredStructures(t *testing.T) {
	for form, want := range map[string]struct{ open, closed, inner bool }{
		"":                       {open: true},
		"Open=":                  {open: true},
		"Open.Inner.Text=a":      {open: true},
		"Open.Unknown=a":         {open: true},
		"Closed.Text=a":          {open: true, closed: true, inner: true},
		"Closed.Inner.Text=a":    {open: true, closed: true, inner: true},
		"Closed.Inner.Words=":    {open: true, closed: true, inner: true},
		"Closed=":                {open: true, closed: true, inner: true},
		"Closed.Unknown.Other=a": {open: true, closed: true, inner: true},
	} {
		var v request
		if err := read(form, &v); err != nil {
			t.Errorf("%s: %v", form, err)
		}
		if v.Text != nil || (v.Open != nil && v.Open.Inner != nil) != want.open || (v.Closed != nil) != want.closed ||
			(v.Closed != nil && v.Closed.Inner != nil) != want.inner {
			t.Errorf("%s: %+v %+v", form, v, v.Closed)
		}
	}
}
