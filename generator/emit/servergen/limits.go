package servergen

import (
	"strconv"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// Sizes in bytes: what a handler reads by default, and what stands around the
// largest member.
const (
	defaultBody = 16 << 20
	aroundBody  = 1 << 20
)

// maxBody is the largest body that an input's members allow, 0 when the default
// is enough. Only members with a bound of their own count: the others would allow
// anything.
func maxBody(in *model.Structure) int64 {
	if in == nil {
		return 0
	}
	total := int64(aroundBody)
	for _, m := range in.Members {
		if m.Location != "" && m.Location != "payload" {
			continue
		}
		limit, err := strconv.ParseInt(m.Traits.Max, 10, 64)
		if err != nil || limit > 1<<30 {
			continue
		}
		switch m.Target.(type) {
		case *model.Blob:
			total += limit / 3 * 4
		case *model.String:
			// A character takes four bytes at most, without escapes.
			total += limit * 4
		}
	}
	if total <= defaultBody {
		return 0
	}
	return total
}

// namesType reports whether a member is the header that names the body's type.
func namesType(s *model.Structure) bool {
	for _, m := range s.Members {
		if m.Location == "header" && strings.EqualFold(m.Traits.LocationName, "Content-Type") {
			return true
		}
	}
	return false
}
