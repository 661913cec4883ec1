package goshape

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// documentMethod is what smithy's document interface has and no union has.
const documentMethod = "MarshalSmithyDocument"

// unionInfix stands between a union's name and its member's in the Go type of that member.
const unionInfix = "Member"

// unknownMember is botocore's name for a union member that the model does not have.
const unknownMember = "SDK_UNKNOWN_MEMBER"

var readerType = reflect.TypeFor[io.Reader]()

// dynamic sets a field of an interface type: a stream, a document or a union.
func (f *filling) dynamic(dst reflect.Value, src any) error {
	switch {
	case dst.Type().Implements(readerType):
		return f.stream(dst, src)
	case isDocument(dst.Type()):
		if f.Document == nil {
			return f.fault(errors.New("a document, and the Filler has no Document"))
		}
		dst.Set(reflect.ValueOf(f.Document(plain(src))))
		return nil
	default:
		return f.union(dst, src)
	}
}

// stream sets an io.Reader or io.ReadCloser over a blob; one that can be rewound where the type allows.
func (f *filling) stream(dst reflect.Value, src any) error {
	data, err := blob(src)
	if err != nil {
		return f.fault(err)
	}
	stream := reflect.ValueOf(bytes.NewReader(data))
	if !stream.Type().AssignableTo(dst.Type()) {
		stream = reflect.ValueOf(io.NopCloser(bytes.NewReader(data)))
	}
	if !stream.Type().AssignableTo(dst.Type()) {
		return f.fault(fmt.Errorf("%s is not a stream that a blob can fill", dst.Type()))
	}
	dst.Set(stream)
	return nil
}

// union sets the one member that src names.
func (f *filling) union(dst reflect.Value, src any) error {
	members, ok := src.(map[string]any)
	if !ok || len(members) != 1 {
		return f.fault(fmt.Errorf("want one member for %s, have %s", dst.Type(), render(src)))
	}
	for name, value := range members {
		typeName := dst.Type().Name() + unionInfix + GoName(name)
		if f.Member == nil {
			return f.fault(fmt.Errorf("a union, and the Filler cannot look up %s", typeName))
		}
		member := f.Member(typeName)
		if member == nil {
			return f.fault(fmt.Errorf("there is no type %s", typeName))
		}
		holder := reflect.New(member)
		if err := f.at(name, func() error { return f.value(holder.Elem().FieldByName("Value"), value) }); err != nil {
			return err
		}
		dst.Set(holder)
	}
	return nil
}

// isDocument tells a document's interface, or an implementation of it.
func isDocument(t reflect.Type) bool {
	_, ok := t.MethodByName(documentMethod)
	return ok
}

// plain turns decoded JSON into what document encoders take: they know Go's numbers, not json.Number.
func plain(src any) any {
	switch src := src.(type) {
	case json.Number:
		if whole, err := src.Int64(); err == nil {
			return whole
		}
		number, _ := src.Float64()
		return number
	case []any:
		items := make([]any, len(src))
		for i, item := range src {
			items[i] = plain(item)
		}
		return items
	case map[string]any:
		members := make(map[string]any, len(src))
		for name, value := range src {
			members[name] = plain(value)
		}
		return members
	default:
		return src
	}
}

// dumpDynamic dumps what an interface field holds. A stream is read to its end by that; one without bytes is what an
// absent one leaves.
func dumpDynamic(v reflect.Value) any {
	held := v.Elem()
	if reader, ok := held.Interface().(io.Reader); ok {
		data, err := io.ReadAll(reader)
		if err != nil {
			return fmt.Sprintf("unreadable stream: %v", err)
		}
		if len(data) == 0 {
			return nil
		}
		return tagBlob(data)
	}
	if isDocument(held.Type()) {
		return dumpDocument(held)
	}
	for held.Kind() == reflect.Pointer {
		held = held.Elem()
	}
	typeName := held.Type().Name()
	if typeName == "UnknownUnionMember" {
		return map[string]any{unknownMember: map[string]any{"name": held.FieldByName("Tag").String()}}
	}
	name := strings.TrimPrefix(typeName, v.Type().Name()+unionInfix)
	return map[string]any{name: dump(held.FieldByName("Value"), nil)}
}

// dumpDocument reads the JSON that a document makes of itself.
func dumpDocument(held reflect.Value) any {
	results := held.MethodByName(documentMethod).Call(nil)
	if err, failed := results[1].Interface().(error); failed {
		return fmt.Sprintf("unreadable document: %v", err)
	}
	value, err := Decode(results[0].Bytes())
	if err != nil {
		return fmt.Sprintf("unreadable document: %v", err)
	}
	return value
}
