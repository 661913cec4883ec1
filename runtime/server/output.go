package server

import (
	"reflect"
	"slices"
	"sync"

	"github.com/modelsmith/modelsmith/runtime"
)

// noOutput stands for a nil output, which is an empty one.
type noOutput struct{ runtime.Decodable }

// Encode implements [runtime.Encodable].
func (noOutput) Encode(runtime.Encoder) {}

// orEmpty is an output, or what stands for one that is nil.
func orEmpty(out runtime.Encodable) runtime.Encodable {
	if v := reflect.ValueOf(out); v.Kind() != reflect.Pointer || !v.IsNil() {
		return out
	}
	if shape, ok := out.(runtime.Decodable); ok {
		return noOutput{shape}
	}
	return nil
}

// Encode writes an output or an error. Lists and maps that the model requires are
// written empty where the service left them nil, as AWS's services do: clients
// count on them.
func Encode(w runtime.Writer, v runtime.Encodable) {
	if !leadsToList(v) {
		v.Encode(runtime.Encoder{W: w})
		return
	}
	f := fillers.Get().(*filler)
	f.members(w, v)
	fillers.Put(f)
}

var fillers = sync.Pool{New: func() any { return new(filler) }}

// leadsToList reports whether a structure has a required list or map, or leads to
// one. A union, which does not tell its table, may.
func leadsToList(v runtime.Encodable) bool {
	d, isStruct := v.(runtime.Decodable)
	if !isStruct {
		return true
	}
	table := d.MemberTable()
	return len(table) > 0 && table[0].Flags&runtime.RequiresList != 0
}

// filler is a writer that knows which required lists and maps were written.
type filler struct {
	runtime.Writer
	// seen are those of the structures that are open.
	seen []*runtime.Member
}

// members writes the members of a structure to w.
func (f *filler) members(w runtime.Writer, v runtime.Encodable) {
	outer, first := f.Writer, len(f.seen)
	f.Writer = w
	v.Encode(runtime.Encoder{W: f})
	if d, isStruct := v.(runtime.Decodable); isStruct {
		f.fill(d.MemberTable(), f.seen[first:])
	}
	f.Writer, f.seen = outer, f.seen[:first]
}

// fill writes what is required and was not seen.
func (f *filler) fill(table []runtime.Member, seen []*runtime.Member) {
	for i := range table {
		m := &table[i]
		switch {
		case m.Flags&runtime.Required == 0 || m.Elem == nil || m.Loc != runtime.InBody || slices.Contains(seen, m):
		case m.Key != nil:
			f.Writer.BeginMap(m, 0)
			f.Writer.EndMap(m)
		default:
			f.Writer.BeginList(m, 0)
			f.Writer.EndList(m)
		}
	}
}

// BeginList implements [runtime.Writer].
func (f *filler) BeginList(m *runtime.Member, n int) {
	f.note(m)
	f.Writer.BeginList(m, n)
}

// BeginMap implements [runtime.Writer].
func (f *filler) BeginMap(m *runtime.Member, n int) {
	f.note(m)
	f.Writer.BeginMap(m, n)
}

func (f *filler) note(m *runtime.Member) {
	if m.Flags&runtime.Required != 0 {
		f.seen = append(f.seen, m)
	}
}

// Struct implements [runtime.Writer].
func (f *filler) Struct(m *runtime.Member, v runtime.Encodable) {
	if leadsToList(v) {
		v = filled{f, v}
	}
	f.Writer.Struct(m, v)
}

// filled is a structure whose members a filler writes.
type filled struct {
	*filler
	v runtime.Encodable
}

// Encode implements [runtime.Encodable].
func (s filled) Encode(e runtime.Encoder) { s.members(e.W, s.v) }
