package goshape

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strings"
	"time"
)

// The keys of the objects that stand for values JSON has no form for.
const (
	timeTag  = "$time"
	blobTag  = "$blob"
	floatTag = "$float"
)

// Decode reads one JSON value and keeps its numbers as they are written.
func Decode(data []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("more than one JSON value")
	}
	return value, nil
}

// tagged returns the value under a tag if src is an object that holds that tag and nothing else.
func tagged(src any, tag string) (any, bool) {
	object, ok := src.(map[string]any)
	if !ok || len(object) != 1 {
		return nil, false
	}
	value, ok := object[tag]
	return value, ok
}

// instant reads {"$time": …} or a bare number of seconds, the form in which protocol tests write timestamps.
func instant(src any) (time.Time, error) {
	if inner, ok := tagged(src, timeTag); ok {
		src = inner
	}
	var text string
	switch src := src.(type) {
	case string:
		text = src
	case json.Number:
		text = src.String()
	default:
		return time.Time{}, fmt.Errorf("want a timestamp, have %s", render(src))
	}
	seconds, ok := new(big.Rat).SetString(text)
	if !ok {
		return time.Time{}, fmt.Errorf("want seconds since the epoch, have %q", text)
	}
	nanos := seconds.Mul(seconds, big.NewRat(int64(time.Second), 1))
	if !nanos.IsInt() {
		return time.Time{}, fmt.Errorf("%q is finer than a nanosecond", text)
	}
	whole, rest := new(big.Int).DivMod(nanos.Num(), big.NewInt(int64(time.Second)), new(big.Int))
	return time.Unix(whole.Int64(), rest.Int64()).UTC(), nil
}

// tagInstant is the inverse of instant: exact, with no trailing zeros.
func tagInstant(t time.Time) any {
	nanos := new(big.Int).Mul(big.NewInt(t.Unix()), big.NewInt(int64(time.Second)))
	nanos.Add(nanos, big.NewInt(int64(t.Nanosecond())))
	text := new(big.Rat).SetFrac(nanos, big.NewInt(int64(time.Second))).FloatString(9)
	return map[string]any{timeTag: strings.TrimRight(strings.TrimRight(text, "0"), ".")}
}

// blob reads {"$blob": base64}, or a string that stands for its own bytes, as protocol tests write blobs.
func blob(src any) ([]byte, error) {
	if inner, ok := tagged(src, blobTag); ok {
		text, ok := inner.(string)
		if !ok {
			return nil, fmt.Errorf("want base64, have %s", render(inner))
		}
		return base64.StdEncoding.DecodeString(text)
	}
	text, ok := src.(string)
	if !ok {
		return nil, fmt.Errorf("want a blob, have %s", render(src))
	}
	return []byte(text), nil
}

// tagBlob is the inverse of blob.
func tagBlob(data []byte) any {
	return map[string]any{blobTag: base64.StdEncoding.EncodeToString(data)}
}
