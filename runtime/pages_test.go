package runtime_test

import (
	"encoding/json"
	"encoding/xml"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
)

// pageJSON writes a page with encoding/json.
func pageJSON(t *testing.T, page *testshape.Bots) []byte {
	t.Helper()
	body, err := json.Marshal(page)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// pageXML writes a page with encoding/xml.
func pageXML(t *testing.T, page *testshape.Bots) []byte {
	t.Helper()
	body, err := xml.Marshal(page)
	if err != nil {
		t.Fatal(err)
	}
	return body
}
