package testshape

import (
	"fmt"
	"log/slog"
	"time"

	"github.com/modelsmith/modelsmith/runtime"
)

// Secrets has sensitive values of every kind and in every kind of container,
// beside a plain one.
type Secrets struct {
	Plain   *string
	Text    *string
	Kind    Enum
	Flag    *bool
	Number  *int64
	Ratio   *float64
	Time    *time.Time
	Blob    []byte
	Shape   *Bot
	Node    *Node
	List    []string
	Elems   []string
	Nodes   []Node
	Map     map[string]string
	Keys    map[string]string
	Values  map[string]string
	Lists   [][]string
	Deep    map[string][]string
	Sparse  []*string
	Secrets *Secrets
}

var (
	secret      = runtime.Member{Wire: "member", Flags: runtime.Element | runtime.Sensitive}
	secretKey   = runtime.Member{Wire: "key", Flags: runtime.Element | runtime.Sensitive}
	secretValue = runtime.Member{Wire: "value", Flags: runtime.Element | runtime.Sensitive}
)

var mSecrets = [...]runtime.Member{
	{Wire: "plain", Name: "Plain"},
	{Wire: "text", Name: "Text", Flags: runtime.Sensitive},
	{Wire: "kind", Name: "Kind", Flags: runtime.Sensitive},
	{Wire: "flag", Name: "Flag", Flags: runtime.Sensitive},
	{Wire: "number", Name: "Number", Flags: runtime.Sensitive},
	{Wire: "ratio", Name: "Ratio", Flags: runtime.Sensitive},
	{Wire: "time", Name: "Time", Flags: runtime.Sensitive},
	{Wire: "blob", Name: "Blob", Flags: runtime.Sensitive},
	{Wire: "shape", Name: "Shape"},
	{Wire: "node", Name: "Node", Flags: runtime.Sensitive},
	{Wire: "list", Name: "List", Flags: runtime.Sensitive, Elem: &elem},
	{Wire: "elems", Name: "Elems", Elem: &secret},
	{Wire: "nodes", Name: "Nodes", Elem: &secret},
	{Wire: "map", Name: "Map", Flags: runtime.Sensitive, Key: &key, Elem: &value},
	{Wire: "keys", Name: "Keys", Key: &secretKey, Elem: &value},
	{Wire: "values", Name: "Values", Key: &key, Elem: &secretValue},
	{Wire: "lists", Name: "Lists", Elem: &runtime.Member{Wire: "member", Flags: runtime.Element, Elem: &secret}},
	{Wire: "deep", Name: "Deep", Key: &key, Elem: &runtime.Member{Wire: "value", Flags: runtime.Element | runtime.Sensitive, Elem: &elem}},
	{Wire: "sparse", Name: "Sparse", Elem: &secret},
	{Wire: "secrets", Name: "Secrets"},
}

// Encode implements [runtime.Encodable].
func (v *Secrets) Encode(e runtime.Encoder) {
	e.String(&mSecrets[0], v.Plain)
	e.String(&mSecrets[1], v.Text)
	e.Enum(&mSecrets[2], string(v.Kind))
	e.Bool(&mSecrets[3], v.Flag)
	e.Int64(&mSecrets[4], v.Number)
	e.Float64(&mSecrets[5], v.Ratio)
	e.Time(&mSecrets[6], v.Time)
	e.Blob(&mSecrets[7], v.Blob)
	e.Struct(&mSecrets[8], v.Shape, v.Shape != nil)
	e.Struct(&mSecrets[9], v.Node, v.Node != nil)
	runtime.Strings(e, &mSecrets[10], v.List)
	runtime.Strings(e, &mSecrets[11], v.Elems)
	runtime.Structs(e, &mSecrets[12], v.Nodes)
	runtime.StringMap(e, &mSecrets[13], v.Map)
	runtime.StringMap(e, &mSecrets[14], v.Keys)
	runtime.StringMap(e, &mSecrets[15], v.Values)
	encodeList(e, &mSecrets[16], v.Lists, func(m *runtime.Member, x []string) { encodeList(e, m, x, e.W.String) })
	encodeMap(e, &mSecrets[17], v.Deep, func(m *runtime.Member, x []string) { encodeList(e, m, x, e.W.String) })
	encodeList(e, &mSecrets[18], v.Sparse, func(m *runtime.Member, x *string) {
		if x == nil {
			e.W.Null(m)
			return
		}
		e.W.String(m, *x)
	})
	e.Struct(&mSecrets[19], v.Secrets, v.Secrets != nil)
}

// String implements fmt.Stringer as generated types do.
func (v Secrets) String() string { return runtime.Describe(&v) }

// Format implements fmt.Formatter as generated types do.
func (v Secrets) Format(f fmt.State, _ rune) { runtime.Format(f, &v) }

// LogValue implements slog.LogValuer as generated types do.
func (v Secrets) LogValue() slog.Value { return runtime.LogValue(&v) }
