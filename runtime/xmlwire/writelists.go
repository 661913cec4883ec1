package xmlwire

import "github.com/modelsmith/modelsmith/runtime"

// BeginList implements [runtime.Writer].
func (w *Writer) BeginList(m *runtime.Member, _ int) {
	if m.Flags&runtime.Flattened == 0 {
		w.begin(m)
	}
	w.open = append(w.open, frame{m: m})
}

// EndList implements [runtime.Writer].
func (w *Writer) EndList(m *runtime.Member) {
	w.open = w.open[:len(w.open)-1]
	if m.Flags&runtime.Flattened == 0 {
		w.End(w.name(m))
	}
}

// BeginMap implements [runtime.Writer].
func (w *Writer) BeginMap(m *runtime.Member, n int) { w.BeginList(m, n) }

// Key implements [runtime.Writer].
func (w *Writer) Key(m *runtime.Member, k string) {
	w.endEntry()
	f := &w.open[len(w.open)-1]
	f.inEntry = true
	if m.Flags&runtime.Flattened == 0 {
		w.Start("entry", "")
	} else {
		w.Buf = append(append(w.Buf, '<'), m.Wire...)
		w.namespace(m.XML)
		w.Buf = append(w.Buf, '>')
	}
	w.String(m.Key, k)
}

// endEntry closes the open entry of the innermost map.
func (w *Writer) endEntry() {
	f := &w.open[len(w.open)-1]
	if !f.inEntry {
		return
	}
	f.inEntry = false
	if f.m.Flags&runtime.Flattened == 0 {
		w.End("entry")
	} else {
		w.End(f.m.Wire)
	}
}

// EndMap implements [runtime.Writer].
func (w *Writer) EndMap(m *runtime.Member) {
	w.endEntry()
	w.EndList(m)
}

// Null implements [runtime.Writer]: an absent element of a list has no form, and
// is left out. The value of a map's entry is left out too.
func (w *Writer) Null(*runtime.Member) {}
