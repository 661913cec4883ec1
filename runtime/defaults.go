package runtime

import (
	"math/big"

	"github.com/modelsmith/modelsmith/runtime/document"
	"github.com/modelsmith/modelsmith/runtime/internal/number"
)

// Or returns v, or a pointer to the default of an absent member.
func Or[T any](v *T, absent T) *T {
	if v == nil {
		return &absent
	}
	return v
}

// OrBlob returns v, or the bytes that an absent blob stands for.
func OrBlob(v []byte, absent string) []byte {
	if v == nil {
		return []byte(absent)
	}
	return v
}

// OrList returns v, or the empty list that an absent one stands for.
func OrList[T any](v []T) []T {
	if v == nil {
		return []T{}
	}
	return v
}

// OrMap returns v, or the empty map that an absent one stands for.
func OrMap[T any](v map[string]T) map[string]T {
	if v == nil {
		return map[string]T{}
	}
	return v
}

// OrDocument returns v, or the document of the JSON text that an absent one
// stands for.
func OrDocument(v document.Interface, absent string) document.Interface {
	if v == nil {
		return document.FromJSON([]byte(absent))
	}
	return v
}

// OrBigInt returns v, or the number that an absent one stands for.
func OrBigInt(v *big.Int, absent string) *big.Int {
	if v == nil {
		v, _ = new(big.Int).SetString(absent, 10)
	}
	return v
}

// OrBigFloat returns v, or the number that an absent one stands for.
func OrBigFloat(v *big.Float, absent string) *big.Float {
	if v == nil {
		v, _ = number.ParseBigFloat(absent)
	}
	return v
}
