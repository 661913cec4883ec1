package botocore_test

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/modelsmith/modelsmith/generator/botocore"
	"github.com/modelsmith/modelsmith/generator/source"
)

// beside are the files that may stand beside a service-2.
var beside = []string{
	"paginators-1.json", "paginators-1.sdk-extras.json", "waiters-2.json", "service-2.sdk-extras.json", "nullability-1.json",
}

// FuzzBeside puts any text beside a model: it is refused with places, or read.
func FuzzBeside(f *testing.F) {
	for i, name := range beside {
		for _, dir := range []string{"bad-pages", "bad-sdk-extras", "sdk-extras", "bad-nullability", "value-scalars"} {
			if text, err := os.ReadFile("../../testdata/" + dir + "/" + name); err == nil {
				f.Add(i, text)
			}
		}
	}
	f.Fuzz(func(t *testing.T, i int, text []byte) {
		name := beside[max(i, -i, 0)%len(beside)]
		m, err := source.Open(fstest.MapFS{
			"tiny/2020-01-01/service-2.json": {Data: []byte(everyKey)}, "tiny/2020-01-01/" + name: {Data: text},
		}, "tiny")
		if err != nil {
			return
		}
		s, problems := botocore.Read(m, []string{"rest-json"})
		if (s == nil) != (problems != nil) {
			t.Error("neither a service nor problems, or both:", s, problems)
		}
		for _, p := range problems {
			if p.Pos.Line < 1 || p.Pos.Col < 1 || p.Message == "" {
				t.Errorf("a problem without a place: %+v", p)
			}
		}
	})
}
