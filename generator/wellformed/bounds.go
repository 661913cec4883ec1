package wellformed

import (
	"fmt"
	"math/big"

	"github.com/modelsmith/modelsmith/generator/model"
)

// Bound says why a decimal literal cannot bound the length or the value of a
// shape, or nothing.
func Bound(s model.Shape, literal string) string {
	v, ok := new(big.Rat).SetString(literal)
	switch {
	case !ok:
		return fmt.Sprintf("the number %.40s is too large", literal)
	case isLength(s) && (v.Sign() < 0 || !v.IsInt()):
		return fmt.Sprintf("a length must be a whole number from 0 on, not %.40s", literal)
	}
	return ""
}

// Bounds says why two bounds that can be do not go together, or nothing. Either
// may be empty.
func Bounds(low, high string) string {
	lowest, hasLow := new(big.Rat).SetString(low)
	highest, hasHigh := new(big.Rat).SetString(high)
	if hasLow && hasHigh && lowest.Cmp(highest) > 0 {
		return fmt.Sprintf("min %s is larger than max %s", low, high)
	}
	return ""
}

// isLength reports whether bounds are those of a length rather than of a value.
func isLength(s model.Shape) bool {
	switch s.(type) {
	case *model.String, *model.Enum, *model.Blob, *model.List, *model.Map:
		return true
	}
	return false
}
