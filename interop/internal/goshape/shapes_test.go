package goshape_test

import (
	"encoding/json"
	"io"
	"reflect"
	"time"
)

// The types below have the layout of generated packages: what the models can say, in the fewest members.

type color string

type leaf struct {
	Name  *string
	Count int32

	_ struct{}
}

type sample struct {
	Text    *string
	Color   color
	Whole   *int64
	Flag    bool
	Switch  *bool
	Ratio   *float32
	When    *time.Time
	Data    []byte
	Names   []string
	Leaves  []leaf
	Levels  map[string]int32
	ByColor map[color]leaf
	Nested  *leaf
	Choice  choice
	Choices []choice
	Any     document
	Body    io.ReadCloser
	ID      *string
	Sparse  []*string

	ResultMetadata struct{ Values map[string]string }
}

type choice interface{ isChoice() }

type choiceMemberText struct{ Value string }

type choiceMemberLeaf struct{ Value leaf }

type UnknownUnionMember struct {
	Tag   string
	Value []byte
}

func (*choiceMemberText) isChoice()   {}
func (*choiceMemberLeaf) isChoice()   {}
func (*UnknownUnionMember) isChoice() {}

type document interface {
	MarshalSmithyDocument() ([]byte, error)
}

type jsonDocument struct{ value any }

func (d *jsonDocument) MarshalSmithyDocument() ([]byte, error) { return json.Marshal(d.value) }

func member(name string) reflect.Type {
	switch name {
	case "choiceMemberText":
		return reflect.TypeFor[choiceMemberText]()
	case "choiceMemberLeaf":
		return reflect.TypeFor[choiceMemberLeaf]()
	default:
		return nil
	}
}
