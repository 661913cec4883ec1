package testshape

import (
	"time"

	"github.com/modelsmith/modelsmith/runtime"
)

// Scalars has a member of every scalar kind.
type Scalars struct {
	String    *string
	Enum      Enum
	Bool      *bool
	Flag      bool
	Byte      *int8
	Short     *int16
	Integer   *int32
	Count     int32
	Long      *int64
	Float     *float32
	Double    *float64
	Ratio     float64
	Time      *time.Time
	DateTime  *time.Time
	HttpDate  *time.Time
	EpochTime *time.Time
	Blob      []byte
}

var mScalars = [...]runtime.Member{
	{Wire: "string"},
	{Wire: "enum"},
	{Wire: "bool"},
	{Wire: "flag"},
	{Wire: "byte"},
	{Wire: "short"},
	{Wire: "integer"},
	{Wire: "count"},
	{Wire: "long"},
	{Wire: "float"},
	{Wire: "double"},
	{Wire: "ratio"},
	{Wire: "time"},
	{Wire: "dateTime", Format: runtime.FormatDateTime},
	{Wire: "httpDate", Format: runtime.FormatHTTPDate},
	{Wire: "epochTime", Format: runtime.FormatEpoch},
	{Wire: "blob"},
}

// MemberTable implements [runtime.Decodable].
func (*Scalars) MemberTable() []runtime.Member { return mScalars[:] }

// Encode implements [runtime.Encodable].
func (v *Scalars) Encode(e runtime.Encoder) {
	e.String(&mScalars[0], v.String)
	e.Enum(&mScalars[1], string(v.Enum))
	e.Bool(&mScalars[2], v.Bool)
	if v.Flag {
		e.W.Bool(&mScalars[3], v.Flag)
	}
	e.Int8(&mScalars[4], v.Byte)
	e.Int16(&mScalars[5], v.Short)
	e.Int32(&mScalars[6], v.Integer)
	if v.Count != 0 {
		e.W.Int(&mScalars[7], int64(v.Count))
	}
	e.Int64(&mScalars[8], v.Long)
	e.Float32(&mScalars[9], v.Float)
	e.Float64(&mScalars[10], v.Double)
	if v.Ratio != 0 {
		e.W.Float(&mScalars[11], v.Ratio, 64)
	}
	e.Time(&mScalars[12], v.Time)
	e.Time(&mScalars[13], v.DateTime)
	e.Time(&mScalars[14], v.HttpDate)
	e.Time(&mScalars[15], v.EpochTime)
	e.Blob(&mScalars[16], v.Blob)
}

// DecodeMember implements [runtime.Decodable].
func (v *Scalars) DecodeMember(i int, d runtime.Decoder) {
	switch i {
	case 0:
		d.String(&mScalars[0], &v.String)
	case 1:
		runtime.DecodeEnum(d, &mScalars[1], &v.Enum)
	case 2:
		d.Bool(&mScalars[2], &v.Bool)
	case 3:
		d.BoolValue(&mScalars[3], &v.Flag)
	case 4:
		d.Int8(&mScalars[4], &v.Byte)
	case 5:
		d.Int16(&mScalars[5], &v.Short)
	case 6:
		d.Int32(&mScalars[6], &v.Integer)
	case 7:
		runtime.IntValue(d, &mScalars[7], &v.Count, 32)
	case 8:
		d.Int64(&mScalars[8], &v.Long)
	case 9:
		d.Float32(&mScalars[9], &v.Float)
	case 10:
		d.Float64(&mScalars[10], &v.Double)
	case 11:
		runtime.FloatValue(d, &mScalars[11], &v.Ratio, 64)
	case 12:
		d.Time(&mScalars[12], &v.Time)
	case 13:
		d.Time(&mScalars[13], &v.DateTime)
	case 14:
		d.Time(&mScalars[14], &v.HttpDate)
	case 15:
		d.Time(&mScalars[15], &v.EpochTime)
	case 16:
		d.Blob(&mScalars[16], &v.Blob)
	}
}
