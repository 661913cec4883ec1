package jsonwire_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/jsonwire"
)

// bodyMembers are the members that the malformed bodies of the restJson1
// protocol tests have, as testshape.Scalars calls theirs.
var bodyMembers = map[string]string{
	"MalformedBoolean": `"booleanInBody"="bool"`, "MalformedByte": `"byteInBody"="byte"`, "MalformedShort": `"shortInBody"="short"`,
	"MalformedInteger": `"integerInBody"="integer"`, "MalformedLong": `"longInBody"="long"`, "MalformedFloat": `"floatInBody"="float"`,
	"MalformedDouble": `"doubleInBody"="double"`, "MalformedBlob": `"blob"="blob"`, "MalformedString": `"blob"="blob"`,
	"MalformedTimestampBodyDateTime": `"timestamp"="dateTime"`, "MalformedTimestampBodyDefault": `"timestamp"="time"`,
	"MalformedTimestampBodyHttpDate": `"timestamp"="httpDate"`, "MalformedRequestBody": `"int"="integer"`,
}

// TestMalformedBodies refuses every malformed body of the public protocol tests
// whose fault lies in the JSON.
func TestMalformedBodies(t *testing.T) {
	dir := os.Getenv("MODELSMITH_CONFORMANCE")
	if dir == "" {
		t.Skip("MODELSMITH_CONFORMANCE does not name the folder of the conformance data")
	}
	text, err := os.ReadFile(filepath.Join(dir, "smithy", "malformed_requests.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		ID, Protocol, Operation string
		Request                 struct{ Body string }
		Response                struct{ Headers map[string]string }
	}
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, c := range cases {
		_, op, _ := strings.Cut(c.Operation, "#")
		from, to, ok := strings.Cut(bodyMembers[op], "=")
		if c.Protocol != "aws.protocols#restJson1" || !ok || c.Request.Body == "" || c.Response.Headers["x-amzn-errortype"] != "SerializationException" {
			continue
		}
		ran++
		body := strings.ReplaceAll(c.Request.Body, from, to)
		var v testshape.Scalars
		if err := jsonwire.NewStrictReader([]byte(body)).Object(&v); err == nil {
			t.Errorf("%s: %s was accepted as %s", c.ID, body, encode(&v))
		}
	}
	if ran < 50 {
		t.Errorf("only %d cases ran", ran)
	}
}
