package jsonwire_test

import (
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
)

func TestStrictTimes(t *testing.T) {
	at := time.Unix(1422172800, 0)
	cases := []struct {
		body       string
		strict, ok bool
	}{
		{`{"time":1422172800}`, true, true},
		{`{"epochTime":1422172800.0}`, true, true},
		{`{"dateTime":"2015-01-25T08:00:00Z"}`, true, true},
		{`{"httpDate":"Sun, 25 Jan 2015 08:00:00 GMT"}`, true, true},
		{`{"time":"2015-01-25T08:00:00Z"}`, false, true},
		{`{"epochTime":"1422172800"}`, false, true},
		{`{"dateTime":1422172800}`, false, true},
		{`{"dateTime":"2015-01-25T09:00:00+01:00"}`, false, true},
		{`{"dateTime":"2015-01-25T08:00:00"}`, false, true},
		{`{"dateTime":"Sun, 25 Jan 2015 08:00:00 GMT"}`, false, true},
		{`{"httpDate":"2015-01-25T08:00:00Z"}`, false, true},
		{`{"httpDate":1422172800}`, false, true},
		{`{"time":null,"dateTime":null}`, true, true},
		{`{"time":{}}`, false, false},
		{`{"time":[1422172800]}`, false, false},
		{`{"dateTime":""}`, false, false},
	}
	for _, c := range cases {
		var v testshape.Scalars
		if err := jsonwire.NewStrictReader([]byte(c.body)).Object(&v); (err == nil) != c.strict {
			t.Errorf("strict %s: %v", c.body, err)
		}
		v = testshape.Scalars{}
		if err := jsonwire.NewReader([]byte(c.body)).Object(&v); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.body, err)
		}
		for _, got := range []*time.Time{v.Time, v.DateTime, v.HttpDate, v.EpochTime} {
			if got != nil && !got.Equal(at) {
				t.Errorf("%s: %v", c.body, got)
			}
		}
	}
}

// checkStrict reads bodies that only a strict reader refuses.
func checkStrict(t *testing.T, v runtime.Decodable, bodies ...string) {
	t.Helper()
	for _, body := range bodies {
		if err := jsonwire.NewReader([]byte(body)).Object(v); err != nil {
			t.Errorf("%s: %v", body, err)
		}
		if err := jsonwire.NewStrictReader([]byte(body)).Object(v); err == nil {
			t.Errorf("strict: %s was accepted", body)
		}
	}
}

func TestStrictNull(t *testing.T) {
	checkStrict(t, new(testshape.Lists), `{"strings":[null]}`, `{"strings":["a",null]}`, `{"integers":[null]}`, `{"structs":[{},null]}`,
		`{"nested":[["a",null]]}`, `{"nested":[null]}`, `{"maps":[{"a":null}]}`)
	checkStrict(t, new(testshape.Maps), `{"strings":{"a":null}}`, `{"longs":{"a":null}}`, `{"structs":{"a":null}}`, `{"lists":{"a":null}}`)
	sparse := `{"lists":{"strings":null,"sparseStrings":[null,"a"],"sparseStructs":[null,{}]},"maps":{"sparseStrings":{"a":null}},"node":null,"x":[null]}`
	var v testshape.Node
	if err := jsonwire.NewStrictReader([]byte(sparse)).Object(&v); err != nil || len(v.Lists.SparseStrings) != 2 || len(v.Maps.SparseStrings) != 1 {
		t.Errorf("sparse: %v", err)
	}
	err := jsonwire.NewStrictReader([]byte(`{"strings":["a", null]}`)).Object(new(testshape.Lists))
	if want := "JSON offset 17: member strings: expected no null among its elements"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestStrictBase64(t *testing.T) {
	checkStrict(t, new(testshape.Scalars), `{"blob":"AB=="}`, `{"blob":"AAEC\nAAEC"}`, `{"blob":"AAE=\r\n"}`)
	for _, body := range []string{`{"blob":"xyz"}`, `{"blob":"YmxvYg="}`, `{"blob":"YmxvYg==="}`, `{"blob":"[][]"}`, `{"blob":"YQ==YQ=="}`, `{"blob":"YQ--"}`, `{"blob":[98]}`, `{"blob":7}`} {
		if err := jsonwire.NewReader([]byte(body)).Object(new(testshape.Scalars)); err == nil {
			t.Errorf("%s was accepted", body)
		}
	}
}
