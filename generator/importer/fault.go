package importer

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// A fault is what is wrong with a file and where in it; the column counts
// characters.
type fault struct {
	line, column int
	reason       string
}

func (f *fault) Error() string {
	return fmt.Sprintf("%d:%d: %s", f.line, f.column, f.reason)
}

func faultAt(src []byte, offset int, reason string) error {
	before := src[:min(offset, len(src))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return &fault{
		line:   bytes.Count(before, []byte{'\n'}) + 1,
		column: utf8.RuneCount(before[start:]) + 1,
		reason: reason,
	}
}
