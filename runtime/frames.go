package runtime

import "strconv"

// frame is an open structure, list or map of a walk.
type frame struct {
	kind frameKind
	// via is the member or element that holds it, nil for the root.
	via *Member
	// table is a structure's member table from the next member on; nil for a
	// union, which has one member.
	table []Member
	// at is the member that the walk is at, of a structure or union.
	at *Member
	// index is the place in a list, key the one in a map.
	index int
	key   string
	// unique is true of a list whose values are compared, first the index of its
	// first violation.
	unique bool
	first  int
}

type frameKind uint8

const (
	structFrame frameKind = iota
	listFrame
	mapFrame
)

// path is the JSON pointer of where the walk is.
func path(frames []frame) string {
	var out []byte
	hidden := false
	for i := range frames {
		f := &frames[i]
		hidden = hidden || f.via != nil && f.via.Flags&Sensitive != 0
		out = append(out, '/')
		switch {
		case f.kind == structFrame:
			out = append(out, f.at.ModelName()...)
		case f.kind == listFrame:
			out = strconv.AppendInt(out, int64(f.index), 10)
		case hidden || f.via.Key != nil && f.via.Key.Flags&Sensitive != 0:
			out = append(out, Redacted...)
		default:
			out = append(out, pathKey(f.key)...)
		}
	}
	return string(out)
}
