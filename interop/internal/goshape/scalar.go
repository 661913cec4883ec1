package goshape

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
)

// isScalar tells kinds whose zero is also what an unset field of that kind holds.
func isScalar(kind reflect.Kind) bool {
	switch kind {
	case reflect.Bool, reflect.String,
		reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Int,
		reflect.Float32, reflect.Float64:
		return true
	default:
		return false
	}
}

// scalar sets a boolean, a string or enum, or a number; a number that does not fit is an error, never cut.
func scalar(dst reflect.Value, src any) error {
	switch dst.Kind() {
	case reflect.Bool:
		if value, ok := src.(bool); ok {
			dst.SetBool(value)
			return nil
		}
	case reflect.String:
		if value, ok := src.(string); ok {
			dst.SetString(value)
			return nil
		}
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Int:
		if value, ok := src.(json.Number); ok {
			number, err := strconv.ParseInt(value.String(), 10, dst.Type().Bits())
			dst.SetInt(number)
			return err
		}
	case reflect.Float32, reflect.Float64:
		return float(dst, src)
	default:
		return fmt.Errorf("%s is not a kind that models have", dst.Type())
	}
	return fmt.Errorf("%s does not fit %s", render(src), dst.Type())
}

// float sets a number that may be one of the three that JSON cannot write, tagged or as a bare name.
func float(dst reflect.Value, src any) error {
	if inner, ok := tagged(src, floatTag); ok {
		src = inner
	}
	var text string
	switch src := src.(type) {
	case json.Number:
		text = src.String()
	case string:
		text = src
	default:
		return fmt.Errorf("%s does not fit %s", render(src), dst.Type())
	}
	number, err := strconv.ParseFloat(text, dst.Type().Bits())
	dst.SetFloat(number)
	return err
}

// tagFloat is the inverse of float: the shortest text that reads back as the same number.
func tagFloat(value float64, bits int) any {
	switch {
	case math.IsNaN(value):
		return map[string]any{floatTag: "NaN"}
	case math.IsInf(value, 1):
		return map[string]any{floatTag: "Infinity"}
	case math.IsInf(value, -1):
		return map[string]any{floatTag: "-Infinity"}
	default:
		return json.Number(strconv.FormatFloat(value, 'g', -1, bits))
	}
}
