package runtime

// IntValue reads an integer member of any size that is not behind a pointer.
//
//go:noinline
func IntValue[T ~int8 | ~int16 | ~int32 | ~int64](d Decoder, m *Member, dst *T, bits int) {
	if v, ok := d.R.Int(m, bits); ok {
		*dst = T(v)
	}
}

// FloatValue reads a float or double member that is not behind a pointer.
//
//go:noinline
func FloatValue[T ~float32 | ~float64](d Decoder, m *Member, dst *T, bits int) {
	if v, ok := d.R.Float(m, bits); ok {
		*dst = T(v)
	}
}

// DecodeEnum reads an enum member; unknown values are kept as they come.
//
//go:noinline
func DecodeEnum[S ~string](d Decoder, m *Member, dst *S) {
	if v, ok := d.R.String(m); ok {
		*dst = S(v)
	}
}

// DecodeStruct reads a structure member.
//
//go:noinline
func DecodeStruct[T any, P interface {
	*T
	Decodable
}](d Decoder, m *Member, dst **T) {
	v := new(T)
	if d.R.Struct(m, P(v)) {
		*dst = v
	}
}
