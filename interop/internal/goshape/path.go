package goshape

import (
	"strconv"
	"strings"
)

// pathOf joins the steps to a member, with list indices in brackets.
func pathOf(steps []string) string {
	var path strings.Builder
	for i, step := range steps {
		switch _, err := strconv.Atoi(step); {
		case err == nil:
			path.WriteString("[" + step + "]")
		case i == 0:
			path.WriteString(step)
		default:
			path.WriteString("." + step)
		}
	}
	return path.String()
}

// A pathError is a fault at one place of a value.
type pathError struct {
	path  string
	cause error
}

// Error says where, then what.
func (e *pathError) Error() string { return e.path + ": " + e.cause.Error() }

// Unwrap gives the cause.
func (e *pathError) Unwrap() error { return e.cause }
