package endpoints_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/endpoints"
)

const partitionsText = `{"partitions": [{"id": "one", "regionRegex": "^(a|b)x\\-(c)\\-\\w+\\-\\d+$", "regions": {"r1": {"description": "R"}},
"outputs": {"name": "one", "dnsSuffix": "d", "dualStackDnsSuffix": "u", "implicitGlobalRegion": "g", "supportsFIPS": true,
"supportsDualStack": false}}], "version": "1.1"}`

// TestPartitionsFile compares the table of the runtime package with what the data gives now.
func TestPartitionsFile(t *testing.T) {
	root := moduleRoot(t)
	data := filepath.Join(root, "models", "partitions.json")
	want := partitionTable(t, string(file(t, data)))
	if got := file(t, filepath.Join(root, "runtime", "endpoints", "partitions_gen.go")); !bytes.Equal(got, want) {
		t.Error("runtime/endpoints/partitions_gen.go is not what EmitPartitions makes of models/partitions.json")
	}
}

func partitionTable(t *testing.T, data string) []byte {
	t.Helper()
	f, problems := endpoints.EmitPartitions([]byte(data), "partitions.json", endpoints.Options{Package: "endpoints"})
	if problems != nil {
		t.Fatal(problems[0])
	}
	var b bytes.Buffer
	if err := f.Render(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEmitPartitions(t *testing.T) {
	code := string(partitionTable(t, partitionsText))
	for _, want := range []string{
		`{Name: "one", DNSSuffix: "d", DualStackDNSSuffix: "u", ImplicitGlobalRegion: "g", SupportsFIPS: true, SupportsDualStack: false},`,
		`{"ax-c-", 0},`, `{"bx-c-", 0},`, `case "r1":`,
	} {
		if !strings.Contains(code, want) {
			t.Errorf("%s is not in\n%s", want, code)
		}
	}
}

func TestPartitionProblems(t *testing.T) {
	const regex = `^(a|b)x\\-(c)\\-\\w+\\-\\d+$`
	for _, c := range []struct{ old, changed, want string }{
		{`"regionRegex"`, `"regionregex"`, `partitions.json:1:17: partitions[0]: "regionRegex" is missing`},
		{regex, `^(a|b-\\w+\\-\\d+$`, `partitions.json:1:46: partitions[0].regionRegex: "^(a|b-\\w+\\-\\d+$" is not of the form ` +
			`^prefix\-\w+\-\d+$, the only one the runtime reads`},
		{`"name": "one"`, `"name": "two"`, `partitions.json:2:21: partitions[0].outputs.name: the name "two" is not the id "one"`},
		{`true`, `"yes"`, `partitions.json:2:118: partitions[0].outputs.supportsFIPS: expected true or false, found a string`},
		{`{"description": "R"}`, `{"dnsSuffix": "x"}`, `partitions.json:1:110: partitions[0].regions.r1.dnsSuffix: "dnsSuffix" is not known here`},
		{partitionsText, `{"partitions": []}`, `partitions.json:1:16: partitions: there is no partition`},
		{partitionsText, `{"partitions": [7]}`, `partitions.json:1:17: partitions[0]: expected an object, found a number`},
		{partitionsText, `{`, `partitions.json:1:1: unexpected end of JSON input`},
	} {
		data := strings.Replace(partitionsText, c.old, c.changed, 1)
		f, problems := endpoints.EmitPartitions([]byte(data), "partitions.json", endpoints.Options{Package: "endpoints"})
		if f != nil || len(problems) == 0 {
			t.Errorf("%s: no problem", c.changed)
			continue
		}
		if got := problems[0].Error(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
	for _, regex := range []string{`^\\w+\\-\\d+`, `^a+\\w+\\-\\d+$`, `^(|a)\\w+\\-\\d+$`, `^()\\-\\w+\\-\\d+$`, `a\\-\\w+\\-\\d+$`, `^A\\-\\w+\\-\\d+$`} {
		data := strings.Replace(partitionsText, `^(a|b)x\\-(c)\\-\\w+\\-\\d+$`, regex, 1)
		if _, problems := endpoints.EmitPartitions([]byte(data), "", endpoints.Options{}); problems == nil {
			t.Errorf("%s: no problem", regex)
		}
	}
}
