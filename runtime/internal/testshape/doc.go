// Package testshape holds shapes like the generated ones, written by hand, for
// the tests and benchmarks of package runtime and its codecs: every kind of
// member, alone and in containers. Wire names are the field names with a lower
// first letter, unless a table says otherwise. It imports package runtime,
// smithy-go for errors, and the standard library only.
package testshape

import "github.com/modelsmith/modelsmith/runtime"

// elem is the reference to a list's element or a map's value without traits.
var elem = runtime.Member{Wire: "member", Flags: runtime.Element}

var (
	key   = runtime.Member{Wire: "key", Flags: runtime.Element}
	value = runtime.Member{Wire: "value", Flags: runtime.Element}
)

// Enum is an enum type.
type Enum string

// The values of Enum.
const (
	EnumA Enum = "A"
	EnumB Enum = "B"
)
