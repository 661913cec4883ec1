package testshape

import (
	"time"

	"github.com/modelsmith/modelsmith/runtime"
)

// Bound has members in every part of an HTTP message.
type Bound struct {
	Label       *string
	Greedy      *string
	LabelTime   *time.Time
	Query       *string
	QueryList   []string
	QueryTimes  []time.Time
	QueryDouble *float64
	Params      map[string]string
	Header      *string
	HeaderInt   *int32
	HeaderBool  *bool
	HeaderFloat *float64
	HeaderTime  *time.Time
	HeaderEpoch *time.Time
	HeaderBlob  []byte
	HeaderList  []string
	HeaderInts  []int32
	HeaderTimes []time.Time
	MediaType   *string
	Meta        map[string]string
	Status      *int32
	Body        *string
	BodyList    []string
	BodyMap     map[string]string
}

var mBound = [...]runtime.Member{
	{Wire: "label", Name: "Label", Loc: runtime.InLabel},
	{Wire: "greedy", Loc: runtime.InLabel, Flags: runtime.Greedy},
	{Wire: "time", Loc: runtime.InLabel},
	{Wire: "q", Loc: runtime.InQuery},
	{Wire: "list", Loc: runtime.InQuery, Elem: &elem},
	{Wire: "times", Loc: runtime.InQuery, Elem: &elem},
	{Wire: "double", Loc: runtime.InQuery},
	{Wire: "", Name: "Params", Loc: runtime.InQueryParams, Key: &key, Elem: &value},
	{Wire: "X-Text", Name: "Header", Loc: runtime.InHeader},
	{Wire: "x-int", Name: "HeaderInt", Loc: runtime.InHeader},
	{Wire: "X-Bool", Name: "HeaderBool", Loc: runtime.InHeader},
	{Wire: "X-Float", Name: "HeaderFloat", Loc: runtime.InHeader},
	{Wire: "X-Time", Name: "HeaderTime", Loc: runtime.InHeader},
	{Wire: "X-Epoch", Name: "HeaderEpoch", Loc: runtime.InHeader, Format: runtime.FormatEpoch},
	{Wire: "X-Blob", Name: "HeaderBlob", Loc: runtime.InHeader},
	{Wire: "X-List", Name: "HeaderList", Loc: runtime.InHeader, Elem: &elem},
	{Wire: "X-Ints", Name: "HeaderInts", Loc: runtime.InHeader, Elem: &elem},
	{Wire: "X-Times", Name: "HeaderTimes", Loc: runtime.InHeader, Elem: &elem},
	{Wire: "X-Json", Name: "MediaType", Loc: runtime.InHeader, Flags: runtime.MediaType},
	{Wire: "X-Meta-", Name: "Meta", Loc: runtime.InPrefixHeaders, Key: &key, Elem: &value},
	{Wire: "Status", Loc: runtime.InStatusCode},
	{Wire: "body"},
	{Wire: "bodyList", Elem: &elem},
	{Wire: "bodyMap", Key: &key, Elem: &value},
}

// MemberTable implements [runtime.Decodable].
func (*Bound) MemberTable() []runtime.Member { return mBound[:] }

// Encode implements [runtime.Encodable].
func (v *Bound) Encode(e runtime.Encoder) {
	e.String(&mBound[0], v.Label)
	e.String(&mBound[1], v.Greedy)
	e.Time(&mBound[2], v.LabelTime)
	e.String(&mBound[3], v.Query)
	runtime.Strings(e, &mBound[4], v.QueryList)
	encodeList(e, &mBound[5], v.QueryTimes, e.W.Time)
	e.Float64(&mBound[6], v.QueryDouble)
	runtime.StringMap(e, &mBound[7], v.Params)
	e.String(&mBound[8], v.Header)
	e.Int32(&mBound[9], v.HeaderInt)
	e.Bool(&mBound[10], v.HeaderBool)
	e.Float64(&mBound[11], v.HeaderFloat)
	e.Time(&mBound[12], v.HeaderTime)
	e.Time(&mBound[13], v.HeaderEpoch)
	e.Blob(&mBound[14], v.HeaderBlob)
	runtime.Strings(e, &mBound[15], v.HeaderList)
	encodeList(e, &mBound[16], v.HeaderInts, func(m *runtime.Member, x int32) { e.W.Int(m, int64(x)) })
	encodeList(e, &mBound[17], v.HeaderTimes, e.W.Time)
	e.String(&mBound[18], v.MediaType)
	runtime.StringMap(e, &mBound[19], v.Meta)
	e.String(&mBound[21], v.Body)
	runtime.Strings(e, &mBound[22], v.BodyList)
	runtime.StringMap(e, &mBound[23], v.BodyMap)
}

// DecodeMember implements [runtime.Decodable].
func (v *Bound) DecodeMember(i int, d runtime.Decoder) {
	m := &mBound[i]
	switch i {
	case 0:
		d.String(m, &v.Label)
	case 1:
		d.String(m, &v.Greedy)
	case 2:
		d.Time(m, &v.LabelTime)
	case 3:
		d.String(m, &v.Query)
	case 4:
		runtime.DecodeStrings(d, m, &v.QueryList)
	case 5:
		decodeList(d, m, &v.QueryTimes, d.TimeValue)
	case 6:
		d.Float64(m, &v.QueryDouble)
	case 7:
		runtime.DecodeStringMap(d, m, &v.Params)
	case 8:
		d.String(m, &v.Header)
	case 9:
		d.Int32(m, &v.HeaderInt)
	case 10:
		d.Bool(m, &v.HeaderBool)
	case 11:
		d.Float64(m, &v.HeaderFloat)
	case 12:
		d.Time(m, &v.HeaderTime)
	case 13:
		d.Time(m, &v.HeaderEpoch)
	case 14:
		d.Blob(m, &v.HeaderBlob)
	case 15:
		runtime.DecodeStrings(d, m, &v.HeaderList)
	case 16:
		decodeList(d, m, &v.HeaderInts, func(m *runtime.Member, x *int32) { runtime.IntValue(d, m, x, 32) })
	case 17:
		decodeList(d, m, &v.HeaderTimes, d.TimeValue)
	case 18:
		d.String(m, &v.MediaType)
	case 19:
		runtime.DecodeStringMap(d, m, &v.Meta)
	case 20:
		d.Int32(m, &v.Status)
	case 21:
		d.String(m, &v.Body)
	case 22:
		runtime.DecodeStrings(d, m, &v.BodyList)
	case 23:
		runtime.DecodeStringMap(d, m, &v.BodyMap)
	}
}
