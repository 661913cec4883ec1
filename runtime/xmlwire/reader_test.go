package xmlwire_test

import (
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/internal/testshape"
	"github.com/modelsmith/modelsmith/runtime/xmlwire"
)

func TestErrors(t *testing.T) {
	cases := []struct{ body, want string }{
		{"", "XML offset 0: expected a root element"},
		{"secret", "XML offset 0: expected a root element"},
		{"<r>", "XML offset 3: unexpected end"},
		{"<r></s>", "XML offset 3: end tag does not match <\"r\">"},
		{"<r></r secret>", "XML offset 7: malformed end tag"},
		{"<r a='secret>", "XML offset 6: unterminated attribute value"},
		{"<r a=secret>", "XML offset 5: expected a quoted attribute value"},
		{"<r a secret>", "XML offset 5: expected = in an attribute"},
		{"<r a='secret<'/>", "XML offset 12: unescaped < in an attribute value"},
		{"<r a='b'c='d'/>", "XML offset 8: malformed start tag"},
		{"<r a='&secret;'/>", "XML offset 6: unknown entity or malformed reference"},
		{"<r>text &secret; text</r>", "XML offset 8: unknown entity or malformed reference"},
		{"<r><x>a&amp;&secret;</x></r>", "XML offset 12: unknown entity or malformed reference"},
		{"<r>secret\x00</r>", "XML offset 3: invalid UTF-8 or forbidden character in text"},
		{"<r><x>secret]]></x></r>", "XML offset 6: unescaped ]]> in text"},
		{"<r><!-- secret -- ></r>", "XML offset 3: malformed comment"},
		{"<r><![CDATA[secret</r>", "XML offset 3: unterminated CDATA section"},
		{"<r><?secret</r>", "XML offset 3: malformed processing instruction"},
		{"<!DOCTYPE secret>", "XML offset 0: document type declarations are refused"},
		{"<r/>secret", "XML offset 4: content after the root element"},
		{"<?xml version='secret'?>", "XML offset 5: the XML version is not 1.0"},
		{"<?xml encoding='secret'?>", "XML offset 5: the encoding is not UTF-8"},
		{"<r><scalars><bool>secret</bool></scalars></r>", "XML offset 18: member bool: expected a boolean"},
		{"<r><scalars><byte>300</byte></scalars></r>", "XML offset 18: member byte: expected an integer of 8 bits"},
		{"<r><scalars><double>secret</double></scalars></r>", "XML offset 20: member double: expected a number"},
		{"<r><scalars><time>secret</time></scalars></r>", "XML offset 18: member time: expected a timestamp"},
		{"<r><scalars><blob>secret!</blob></scalars></r>", "XML offset 18: member blob: expected base64 text"},
		{"<r><scalars><string>secret<x/></string></scalars></r>", "XML offset 26: unexpected markup in text"},
		{"<r><lists><integers><member>1</member><member>secret</member></integers></lists></r>", "XML offset 46: member integers: expected an integer of 32 bits"},
		{"<r><maps><longs><entry><key>secret</key><value>secret</value></entry></longs></maps></r>", "XML offset 47: member longs: expected an integer of 64 bits"},
		{strings.Repeat("<node>", 257), "XML offset 1536: nested deeper than 256"},
	}
	for _, c := range cases {
		if err := read([]byte(c.body), new(testshape.Node)); err == nil || err.Error() != c.want {
			t.Errorf("%.60s\ngot  %v\nwant %s", c.body, err, c.want)
		}
	}
}

// A declaration of a document type is where entities come from: none is ever
// read, and so none expands or reaches for a file.
func TestEntitiesAreRefused(t *testing.T) {
	laughs := `<!DOCTYPE r [<!ENTITY a "` + strings.Repeat("ha", 100) + `"><!ENTITY b "&a;&a;&a;&a;">]><r><scalars><string>&b;</string></scalars></r>`
	for _, body := range []string{
		laughs, `<?xml version="1.0"?>` + laughs, "<!-- c -->" + laughs, " \n" + laughs,
		`<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>`, `<!DOCTYPE r [<!ENTITY x SYSTEM "http://example.com/">]><r>&x;</r>`,
		`<r><!ENTITY x "y"></r>`, `<!doctype html><r/>`,
	} {
		if err := read([]byte(body), new(testshape.Node)); err == nil || !strings.Contains(err.Error(), "document type declarations are refused") {
			t.Errorf("%.60s: %v", body, err)
		}
	}
}

// Strings are cut from windows of the body: they must be right wherever they
// stand, and outlive the body's buffer.
func TestStringsAcrossWindows(t *testing.T) {
	for _, lead := range []int{0, 1, 4000, 4060, 4080, 4090, 4095, 4096, 4097, 8192} {
		for _, size := range []int{0, 1, 2, 100, 1023, 1024, 1025, 4095, 4096, 4097, 10000} {
			want := testshape.Lists{Strings: []string{text('a', lead), text('b', size), "x", "é" + text('c', size) + "<&", "", text('d', size)}}
			var b strings.Builder
			b.WriteString("<r><strings>")
			for _, s := range want.Strings {
				b.WriteString("<member>" + strings.NewReplacer("<", "&lt;", "&", "&amp;").Replace(s) + "</member>")
			}
			b.WriteString("</strings></r>")
			body := []byte(b.String())
			var got testshape.Lists
			if err := read(body, &got); err != nil {
				t.Fatal(err)
			}
			clear(body)
			if !testshape.Equal(&got, &want) {
				t.Errorf("lead %d, size %d: strings differ", lead, size)
			}
		}
	}
}

// text returns a string of n letters whose neighbours differ.
func text(first byte, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteByte(first + byte(i*7%20))
	}
	return b.String()
}

// After an error, and after the document's end, every method of a reader must
// return at once.
func TestReadsAtTheEnd(t *testing.T) {
	for _, body := range []string{"<r>&;</r>", "<r/>", "", "<r><a>"} {
		r := xmlwire.NewReader([]byte(body))
		r.Root()
		r.Skip()
		first := r.Err()
		m := &runtime.Member{Wire: "m", Elem: &runtime.Member{}, Key: &runtime.Member{}}
		for range 3 {
			if r.Child() != nil || r.Text() != "" || r.BeginList(m) && r.NextElem(m) || r.Null() {
				t.Errorf("%q: a read succeeded", body)
			}
			r.BeginMap(m)
			if _, ok := r.NextKey(m); ok {
				t.Errorf("%q: a key was read", body)
			}
			if _, ok := r.NextKey(m); ok {
				t.Errorf("%q: a key was read without a map", body)
			}
			r.Skip()
			r.Struct(m, new(testshape.Node))
		}
		if first != nil && r.Err() != first {
			t.Errorf("%q: error %v, then %v", body, first, r.Err())
		}
	}
}

// Elements bound as attributes are not read from child elements.
func TestAttributeMembers(t *testing.T) {
	var v withAttribute
	if err := read([]byte("<r><a>x</a><b>y</b></r>"), &v); err != nil || v.a != "" || v.b != "y" {
		t.Errorf("%+v, %v", v, err)
	}
}

type withAttribute struct{ a, b string }

var mWithAttribute = [...]runtime.Member{{Wire: "a", Flags: runtime.Attribute}, {Wire: "b"}}

func (*withAttribute) MemberTable() []runtime.Member { return mWithAttribute[:] }

func (v *withAttribute) DecodeMember(i int, d runtime.Decoder) {
	d.StringValue(&mWithAttribute[i], []*string{&v.a, &v.b}[i])
}

func TestEmpty(t *testing.T) {
	for body, want := range map[string]bool{"": true, " \r\n\t": true, "\ufeff": true, "\u00a0": false, "<r/>": false, "\x00": false} {
		if got := xmlwire.NewReader([]byte(body)).Empty(); got != want {
			t.Errorf("%q: %v", body, got)
		}
	}
}
