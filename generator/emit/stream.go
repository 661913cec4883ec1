package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/modelsmith/modelsmith/generator/model"
)

// Fields are what a structure's type declares.
type Fields struct {
	Members []*model.Member
	// Stream is the type of a member that is a stream.
	Stream jen.Code
	// Extra follows the members; nil for none.
	Extra jen.Code
}

// Stream returns the member of an input or output that is a stream: it is the
// whole body, which no codec sees. It is nil for a structure without one.
func Stream(s *model.Structure) *model.Member {
	if s == nil {
		return nil
	}
	for _, m := range s.Members {
		if isStream(m) {
			return m
		}
	}
	return nil
}

func isStream(m *model.Member) bool {
	_, isBlob := m.Target.(*model.Blob)
	return isBlob && m.Traits.Streaming && m.Location == "payload"
}

// allStreams reports whether there is nothing for a codec to do.
func allStreams(members []*model.Member) bool {
	return !slices.ContainsFunc(members, func(m *model.Member) bool { return !isStream(m) })
}

// fieldType is the Go type of a member's field.
func (c *Context) fieldType(f Fields, m *model.Member) jen.Code {
	if f.Stream != nil && isStream(m) {
		return f.Stream
	}
	return c.MemberType(m)
}
