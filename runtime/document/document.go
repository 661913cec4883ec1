// Package document is the value of a document: any JSON value, read and written
// through Go values as aws-sdk-go-v2 does it. The document package of a client
// is made of it. It imports the document packages of smithy-go and the standard
// library only.
package document

import (
	"bytes"
	"encoding/json"
	"errors"

	smithydocument "github.com/aws/smithy-go/document"
	smithyjson "github.com/aws/smithy-go/document/json"
)

// Interface is a document. MarshalSmithyDocument returns its JSON text, and
// UnmarshalSmithyDocument sets what a pointer points to from it.
type Interface interface {
	smithydocument.Marshaler
	smithydocument.Unmarshaler
}

// MaxDepth is how deep the arrays and objects of a document may nest.
const MaxDepth = 256

var errDepth = errors.New("the document is cyclic or nested too deep")

// New returns the document of a Go value, which is not looked at before the
// document is sent.
func New(v any) Interface { return lazy{v} }

// FromJSON returns the document of a JSON text, which must be valid and is not
// copied.
func FromJSON(text []byte) Interface { return received(text) }

// lazy is a document that holds the Go value it is made of.
type lazy struct{ value any }

// MarshalSmithyDocument implements [smithydocument.Marshaler].
func (d lazy) MarshalSmithyDocument() ([]byte, error) {
	if inner, ok := d.value.(smithydocument.Marshaler); ok && inner != nil {
		return inner.MarshalSmithyDocument()
	}
	if err := checkDepth(d.value); err != nil {
		return nil, err
	}
	return smithyjson.NewEncoder().Encode(d.value)
}

// UnmarshalSmithyDocument implements [smithydocument.Unmarshaler].
func (d lazy) UnmarshalSmithyDocument(v any) error {
	text, err := d.MarshalSmithyDocument()
	if err != nil {
		return err
	}
	return received(text).UnmarshalSmithyDocument(v)
}

// received is a document as it came.
type received []byte

// MarshalSmithyDocument implements [smithydocument.Marshaler].
func (d received) MarshalSmithyDocument() ([]byte, error) { return bytes.Clone(d), nil }

// UnmarshalSmithyDocument implements [smithydocument.Unmarshaler]. Numbers keep
// all their digits: into an empty interface they are a document.Number.
func (d received) UnmarshalSmithyDocument(v any) error {
	numbers := json.NewDecoder(bytes.NewReader(d))
	numbers.UseNumber()
	var value any
	if err := numbers.Decode(&value); err != nil {
		return err
	}
	return smithyjson.NewDecoder().DecodeJSONInterface(value, v)
}
