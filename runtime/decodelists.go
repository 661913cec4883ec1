package runtime

// DecodeStrings reads a list of strings or enum values.
//
//go:noinline
func DecodeStrings[S ~string](d Decoder, m *Member, dst *[]S) {
	if !d.R.BeginList(m) {
		return
	}
	list := List(m, *dst)
	for d.R.NextElem(m) {
		if d.R.Null() {
			continue
		}
		if v, ok := d.R.String(m.Elem); ok {
			list = append(list, S(v))
		}
	}
	*dst = list
}

// DecodeStructs reads a list of structures.
//
//go:noinline
func DecodeStructs[T any, P interface {
	*T
	Decodable
}](d Decoder, m *Member, dst *[]T) {
	if d.R.BeginList(m) {
		*dst = List(m, *dst)
		decodeStructs(d, m, (*structs[T, P])(dst))
	}
}

// structs is a list that [decodeStructs] appends to.
type structs[T any, P interface {
	*T
	Decodable
}] []T

// next appends an element, with room for as many more if there is one yet.
func (l *structs[T, P]) next(more int) Decodable {
	if n := len(*l); n == 1 && cap(*l) == 1 {
		*l = append(*l, make([]T, more)...)[:n]
	}
	var zero T
	*l = append(*l, zero)
	return P(&(*l)[len(*l)-1])
}

// decodeStructs reads the elements of a list. It is not compiled again for each type
// of structures.
func decodeStructs(d Decoder, m *Member, list interface{ next(more int) Decodable }) {
	left := d.R.Left()
	d.A.lists++
	for n := 0; d.R.NextElem(m); {
		if d.R.Null() {
			continue
		}
		more := 0
		if n == 1 && d.A.lists == 1 && m.Flags&Flattened == 0 {
			more = estimate(left, d.R.Left())
		}
		n++
		d.R.Struct(m.Elem, list.next(more))
	}
	d.A.lists--
}

// maxEstimate bounds what is allocated for elements that may not be there.
const maxEstimate = 512

// estimate tells how many elements follow the first of a list that is not
// inside of another, from the bytes that were left before and after it.
func estimate(before, after int) int {
	return min(after/max(before-after, 1)+1, maxEstimate)
}

// DecodeStringMap reads a map of strings or enum values.
//
//go:noinline
func DecodeStringMap[S ~string](d Decoder, m *Member, dst *map[string]S) {
	if !d.R.BeginMap(m) {
		return
	}
	dict := Map(m, *dst)
	for k, ok := d.R.NextKey(m); ok; k, ok = d.R.NextKey(m) {
		if d.R.Null() {
			continue
		}
		if v, ok := d.R.String(m.Elem); ok {
			dict[k] = S(v)
		}
	}
	*dst = dict
}

// List returns the list to append to: what a flattened list has so far, else an
// empty one, so that of two equal keys the last wins.
func List[T any](m *Member, have []T) []T {
	if m.Flags&Flattened != 0 && have != nil {
		return have
	}
	return []T{}
}

// Map is [List] for maps.
func Map[T any](m *Member, have map[string]T) map[string]T {
	if m.Flags&Flattened != 0 && have != nil {
		return have
	}
	return make(map[string]T)
}
