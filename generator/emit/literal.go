package emit

import (
	"encoding/base64"
	"encoding/json"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
)

// literal is the Go expression of a member's default, nil when it does not fit.
// Those of lists and maps are empty, and those of big numbers and documents are
// JSON text.
func literal(m *model.Member) *jen.Statement {
	switch s := m.Target.(type) {
	case *model.String, *model.Enum:
		if text, ok := decoded[string](m.Default); ok {
			return jen.Lit(text)
		}
	case *model.Boolean:
		if v, ok := decoded[bool](m.Default); ok {
			return jen.Lit(v)
		}
	case *model.Integer:
		return integerLiteral(m.Default, s.Bits)
	case *model.Float:
		return floatLiteral(m.Default, s.Bits)
	case *model.Timestamp:
		return timeLiteral(m.Default)
	case *model.Blob:
		return blobLiteral(m.Default)
	case *model.List:
		if list, ok := decoded[[]any](m.Default); ok && len(list) == 0 {
			return jen.Null()
		}
	case *model.Map:
		if dict, ok := decoded[map[string]any](m.Default); ok && len(dict) == 0 {
			return jen.Null()
		}
	case *model.BigInteger:
		return bigLiteral(m.Default, ".eE")
	case *model.BigDecimal:
		return bigLiteral(m.Default, "")
	case *model.Document:
		if json.Valid([]byte(m.Default)) {
			return jen.Lit(m.Default)
		}
	}
	return nil
}

// decoded is a JSON text as a type; numbers do not pass for strings.
func decoded[T any](text string) (v T, ok bool) {
	if _, number := any(v).(json.Number); number && strings.HasPrefix(text, `"`) {
		return v, false
	}
	return v, json.Unmarshal([]byte(text), &v) == nil
}

// integerLiteral is a whole number that fits into bits, however it is written.
func integerLiteral(text string, bits int) *jen.Statement {
	v, ok := decoded[json.Number](text)
	if !ok || len(text) > 32 {
		return nil
	}
	exact, ok := new(big.Rat).SetString(v.String())
	if !ok || !exact.IsInt() || exact.Num().BitLen() > 63 {
		return nil
	}
	if n := exact.Num().Int64(); n>>(bits-1) == 0 || n>>(bits-1) == -1 {
		return jen.Id(strconv.FormatInt(n, 10))
	}
	return nil
}

// floatLiteral is a number that fits into bits, in as few digits as it takes: the
// compiler takes no more than so many.
func floatLiteral(text string, bits int) *jen.Statement {
	n, ok := decoded[json.Number](text)
	if !ok {
		return nil
	}
	v, err := strconv.ParseFloat(n.String(), bits)
	if err != nil {
		// What is too large for the type is no constant of it.
		return nil
	}
	return jen.Id(strconv.FormatFloat(v, 'g', -1, bits))
}

// maxBigDigits and maxBigExponent are what the runtime reads of a number of any
// size.
const (
	maxBigDigits   = 4096
	maxBigExponent = 1 << 14
)

// bigLiteral is the text of a number of any size without certain bytes.
func bigLiteral(text, without string) *jen.Statement {
	v, ok := decoded[json.Number](text)
	if !ok || len(v) > maxBigDigits || strings.ContainsAny(v.String(), without) {
		return nil
	}
	if e := strings.IndexAny(v.String(), "eE"); e >= 0 {
		n, err := strconv.Atoi(v.String()[e+1:])
		if err != nil || n > maxBigExponent || n < -maxBigExponent {
			return nil
		}
	}
	return jen.Lit(v.String())
}

// blobLiteral is the bytes of a base64 text, as a string.
func blobLiteral(text string) *jen.Statement {
	encoded, ok := decoded[string](text)
	if !ok {
		return nil
	}
	data, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		return nil
	}
	return jen.Lit(string(data))
}

// timeLiteral is a point in time, given in seconds or as RFC 3339 text:
//
//	time.UnixMilli(0).UTC()
func timeLiteral(text string) *jen.Statement {
	var millis int64
	if s, ok := decoded[string](text); ok {
		t, err := time.Parse(time.RFC3339, s)
		if err != nil {
			return nil
		}
		millis = t.UnixMilli()
	} else if seconds, ok := decoded[float64](text); ok && seconds > -1e12 && seconds < 1e12 {
		millis = int64(math.Round(seconds * 1000))
	} else {
		return nil
	}
	return jen.Qual("time", "UnixMilli").Call(jen.Id(strconv.FormatInt(millis, 10))).Dot("UTC").Call()
}
