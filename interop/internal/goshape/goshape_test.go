package goshape_test

import (
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

var filler = goshape.Filler{
	Member:   member,
	Document: func(value any) any { return &jsonDocument{value} },
}

// decode reads JSON that the test itself wrote.
func decode(t *testing.T, text string) any {
	t.Helper()
	value, err := goshape.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// fill builds a sample from JSON.
func fill(t *testing.T, text string) (*sample, []string) {
	t.Helper()
	got := new(sample)
	unheld, err := filler.Fill(got, decode(t, text))
	if err != nil {
		t.Fatal(err)
	}
	return got, unheld
}

func TestRoundTrip(t *testing.T) {
	for name, members := range map[string]string{
		"nothing":           `{}`,
		"text":              `{"Text":"a\u0000é😀"}`,
		"empty text":        `{"Text":""}`,
		"enum":              `{"Color":"red"}`,
		"largest whole":     `{"Whole":9223372036854775807}`,
		"smallest whole":    `{"Whole":-9223372036854775808}`,
		"zero by pointer":   `{"Whole":0,"Switch":false}`,
		"flags":             `{"Flag":true,"Switch":true}`,
		"ratio":             `{"Ratio":0.1}`,
		"not a number":      `{"Ratio":{"$float":"NaN"}}`,
		"infinite":          `{"Ratio":{"$float":"-Infinity"}}`,
		"time":              `{"When":{"$time":"1683356889.123456789"}}`,
		"whole second":      `{"When":{"$time":"1683356880"}}`,
		"before the epoch":  `{"When":{"$time":"-0.25"}}`,
		"epoch":             `{"When":{"$time":"0"}}`,
		"blob":              `{"Data":{"$blob":"AP8="}}`,
		"empty blob":        `{"Data":{"$blob":""}}`,
		"names":             `{"Names":["a","","b"]}`,
		"empty list":        `{"Names":[],"Leaves":[]}`,
		"sparse list":       `{"Sparse":["a",null]}`,
		"structures":        `{"Nested":{"Name":"n","Count":1},"Leaves":[{"Name":"a"},{}]}`,
		"maps":              `{"Levels":{"a":1,"b":0},"ByColor":{"red":{"Name":"x"}}}`,
		"empty maps":        `{"Levels":{},"ByColor":{}}`,
		"union of a scalar": `{"Choice":{"Text":"t"}}`,
		"unions of a list":  `{"Choices":[{"Text":""},{"Leaf":{"Count":3}}]}`,
		"document":          `{"Any":{"a":[1,2.5,"x",null,true]}}`,
		"stream":            `{"Body":{"$blob":"aGk="}}`,
	} {
		t.Run(name, func(t *testing.T) {
			got, unheld := fill(t, members)
			if len(unheld) > 0 {
				t.Errorf("held back: %v", unheld)
			}
			for _, line := range goshape.Diff(decode(t, members), goshape.Dump(got, "ResultMetadata")) {
				t.Error(line)
			}
		})
	}
}

func TestFillTakesTheModelsSpelling(t *testing.T) {
	got, _ := fill(t, `{"_iD":"x","whole":7}`)
	if got.Whole == nil || *got.Whole != 7 {
		t.Errorf("whole = %v", got.Whole)
	}
	if name := goshape.GoName("e164PhoneNumber"); name != "E164PhoneNumber" {
		t.Errorf("GoName = %q", name)
	}
	_, err := filler.Fill(new(sample), decode(t, `{"Wholes":7}`))
	if err == nil || !strings.Contains(err.Error(), "has no field Wholes") {
		t.Errorf("a member without a field: %v", err)
	}
}

func TestFillTakesBareForms(t *testing.T) {
	got, _ := fill(t, `{"when":1422172800.5,"data":"hi","ratio":"Infinity","body":"stream","nested":null}`)
	if want := time.Unix(1422172800, 500_000_000).UTC(); got.When == nil || !got.When.Equal(want) {
		t.Errorf("when = %v", got.When)
	}
	if string(got.Data) != "hi" || !math.IsInf(float64(*got.Ratio), 1) || got.Nested != nil {
		t.Errorf("data %q, ratio %v, nested %v", got.Data, *got.Ratio, got.Nested)
	}
	if body, err := io.ReadAll(got.Body); string(body) != "stream" || err != nil {
		t.Errorf("body = %q, %v", body, err)
	}
}

func TestFillReportsZerosThatAreNotHeld(t *testing.T) {
	_, unheld := fill(t, `{"Flag":false,"Switch":false,"Color":"","Nested":{"Count":0},"Leaves":[{"Count":0}],"ID":""}`)
	want := []string{"Color", "Flag", "Leaves[0].Count", "Nested.Count"}
	if !slices.Equal(unheld, want) {
		t.Errorf("unheld = %q, want %q", unheld, want)
	}
}

func TestFillRefuses(t *testing.T) {
	for members, message := range map[string]string{
		`{"Whole":9223372036854775808}`:     "Whole: strconv.ParseInt",
		`{"Whole":1.5}`:                     "Whole: strconv.ParseInt",
		`{"Leaves":[{"Count":2147483648}]}`: "Leaves[0].Count: strconv.ParseInt",
		`{"Text":1}`:                        `Text: 1 does not fit string`,
		`{"Flag":"true"}`:                   `Flag: "true" does not fit bool`,
		`{"Names":"a"}`:                     "Names: want a list",
		`{"Nested":[]}`:                     "Nested: want an object",
		`{"Levels":[]}`:                     "Levels: want an object",
		`{"When":"noon"}`:                   "When: want seconds since the epoch",
		`{"When":true}`:                     "When: want a timestamp",
		`{"When":0.0000000001}`:             "finer than a nanosecond",
		`{"Data":{"$blob":"?"}}`:            "Data: illegal base64",
		`{"Choice":{"Text":"a","Leaf":{}}}`: "Choice: want one member",
		`{"Choice":{"Other":"a"}}`:          "there is no type choiceMemberOther",
		`[]`:                                "want an object",
	} {
		_, err := filler.Fill(new(sample), decode(t, members))
		if err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%s: %v, want %q", members, err, message)
		}
	}
	if _, err := filler.Fill(sample{}, nil); err == nil {
		t.Error("filled a value that is no pointer")
	}
	if _, err := (goshape.Filler{}).Fill(new(sample), decode(t, `{"Choice":{"Text":"a"}}`)); err == nil {
		t.Error("filled a union without a way to look its members up")
	}
}

func TestDumpLeavesOutWhatIsUnset(t *testing.T) {
	value := sample{Choice: &UnknownUnionMember{Tag: "later"}}
	value.ResultMetadata.Values = map[string]string{"k": "v"}
	want := decode(t, `{"Choice":{"SDK_UNKNOWN_MEMBER":{"name":"later"}}}`)
	for _, line := range goshape.Diff(want, goshape.Dump(&value, "ResultMetadata")) {
		t.Error(line)
	}
	if got := goshape.Dump(&value); len(goshape.Diff(want, got)) != 1 {
		t.Errorf("without a name to skip: %v", got)
	}
	if got := goshape.Dump((*sample)(nil)); got != nil {
		t.Errorf("nil dumps as %v", got)
	}
}

// TestFillReservedName fills a member whose name a method of the Go type has taken.
func TestFillReservedName(t *testing.T) {
	var got struct{ String_ *string }
	if _, err := filler.Fill(&got, decode(t, `{"string":"x"}`)); err != nil {
		t.Fatal(err)
	}
	if got.String_ == nil || *got.String_ != "x" {
		t.Errorf("got %v", got.String_)
	}
}
