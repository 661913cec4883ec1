package godoc

import (
	"strings"
	"testing"
)

// BenchmarkComment takes a text with what documentation usually holds.
func BenchmarkComment(b *testing.B) {
	doc := strings.Repeat(`<p>Returns the <code>Widget</code> of an owner. For more information, see `+
		`<a href="https://example.com/guide/widgets.html">Working with widgets</a> in the <i>Guide</i>.</p> `+
		`<note> <p>An owner without widgets gets an empty list.</p> </note> `+
		`<ul> <li> <p> <code>ACTIVE</code> - It can be used.</p> </li> <li> <p> <code>GONE</code> - It cannot.</p> </li> </ul> `, 3)
	b.SetBytes(int64(len(doc)))
	b.ReportAllocs()
	for b.Loop() {
		Comment(FromHTML(doc))
	}
}
