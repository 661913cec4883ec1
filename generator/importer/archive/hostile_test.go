package archive_test

import (
	"archive/tar"
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/importer/archive"
)

// TestHostile refuses what no collection of models has, in tar and in zip.
func TestHostile(t *testing.T) {
	reg := func(name string) item { return item{name, "{}", tar.TypeReg} }
	many := make([]item, 101)
	for i := range many {
		many[i] = reg(strings.Repeat("x", i+1))
	}
	for name, c := range map[string]struct {
		items []item
		want  string
	}{
		"parent":              {[]item{reg("a/../../b.json")}, `"a/../../b.json", which leads out of it`},
		"parent, no model":    {[]item{reg("../b.txt")}, `which leads out of it`},
		"parent at the end":   {[]item{reg("a/..")}, `which leads out of it`},
		"absolute":            {[]item{reg("/etc/b.json")}, `which leads out of it`},
		"drive":               {[]item{reg("C:/b.json")}, `which leads out of it`},
		"backslash":           {[]item{reg(`a\..\b.json`)}, `which leads out of it`},
		"twice":               {[]item{reg("a/b.json"), reg("a/b.json")}, `"a/b.json" twice`},
		"twice, by spelling":  {[]item{reg("a/b.json"), reg("./a//b.json")}, `"a/b.json" twice`},
		"case":                {[]item{reg("a/b.json"), reg("A/b.json")}, "are the same on some machines"},
		"file and folder":     {[]item{reg("a.json"), reg("a.json/b.json")}, "as a file and as a folder"},
		"folder and file":     {[]item{reg("a.json/b.json"), reg("a.json")}, "as a file and as a folder"},
		"too many":            {many, "more than 100 entries"},
		"too many folders":    {[]item{reg(strings.Repeat("a/", 30) + "x.json"), reg("b" + strings.Repeat("/a", 30) + "/x.json"), reg("c" + strings.Repeat("/a", 30) + "/x.json"), reg("d" + strings.Repeat("/a", 30) + "/x.json")}, "more than 100 entries"},
		"link of a known one": {[]item{reg("a.json"), {"a.json", "/etc/passwd", tar.TypeSymlink}}, `"a.json" twice`},
	} {
		t.Run(name, func(t *testing.T) {
			for kind, data := range map[string][]byte{"tar": tarOf(t, c.items), "zip": zipOf(t, c.items)} {
				if _, err := open(t, data, small()); err == nil || !strings.Contains(err.Error(), c.want) {
					t.Errorf("%s: %v, want %s", kind, err, c.want)
				}
			}
		})
	}
}

// TestIrregular sees links, pipes and devices, and does not read them.
func TestIrregular(t *testing.T) {
	for _, kind := range []byte{tar.TypeSymlink, tar.TypeLink, tar.TypeFifo, tar.TypeChar, tar.TypeBlock} {
		it := item{"a.json", "", kind}
		if kind == tar.TypeSymlink || kind == tar.TypeLink {
			it.text = "/etc/passwd"
		}
		a, err := open(t, tarOf(t, []item{it}), small())
		if err != nil {
			t.Fatalf("%c: %v", kind, err)
		}
		info, err := fs.Stat(a, "a.json")
		if err != nil || info.Mode().IsRegular() {
			t.Errorf("%c: %v, %v", kind, info, err)
		}
		if data, err := fs.ReadFile(a, "a.json"); err != nil || len(data) != 0 {
			t.Errorf("%c: %q, %v", kind, data, err)
		}
	}
}

// TestBombs stops where the limits are, however small the archive.
func TestBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 1<<20)
	var several, one []item
	for _, name := range []string{"a.json", "b.json", "c.json", "d.json", "e.json"} {
		several = append(several, item{name, zeros, tar.TypeReg})
	}
	one = append(one, item{"a.bin", strings.Repeat(zeros, 5), tar.TypeReg})
	const want = "more than 4 MiB unpacked"
	for name, items := range map[string][]item{"several": several, "one that nobody reads": one} {
		if _, err := open(t, packed(t, tarOf(t, items)), small()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Of a zip archive only what is read is unpacked.
	a, err := open(t, zipOf(t, several), small())
	if err != nil {
		t.Fatal(err)
	}
	for i, it := range several {
		_, err := fs.ReadFile(a, it.name)
		if ok := i < 4; ok != (err == nil) || !ok && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", it.name, err)
		}
	}
	var directory []item
	for i := range 99 {
		directory = append(directory, item{strings.Repeat("n", 900+i), "", tar.TypeReg})
	}
	for i := range directory {
		directory[i].name += ".json"
	}
	if _, err := open(t, packed(t, tarOf(t, directory)), small()); err == nil || !strings.Contains(err.Error(), "the names in the archive have more than 0 MiB") {
		t.Error("long names:", err)
	}
	if _, err := open(t, zipOf(t, directory), small()); err == nil || !strings.Contains(err.Error(), "its directory has more than 0 MiB") {
		t.Error("a large directory:", err)
	}
}

// TestTooLarge notes a file of tar that is too large for a model, and its size.
func TestTooLarge(t *testing.T) {
	a, err := open(t, tarOf(t, []item{{"a.json", strings.Repeat("x", 1<<20+1), tar.TypeReg}}), small())
	if err != nil {
		t.Fatal(err)
	}
	if info, err := fs.Stat(a, "a.json"); err != nil || info.Size() != 1<<20+1 {
		t.Error(info, err)
	}
	if _, err := fs.ReadFile(a, "a.json"); err == nil || !strings.Contains(err.Error(), "longer than 1 MiB") {
		t.Error(err)
	}
}

// TestChecksum reads a packed archive to its end: what was damaged on its way can
// be an archive still.
func TestChecksum(t *testing.T) {
	data := packed(t, tarOf(t, []item{{"a.json", "{}", tar.TypeReg}}))
	if _, err := open(t, data, small()); err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(data)
	flipped[len(data)-6] ^= 1
	for name, bad := range map[string][]byte{"sum": flipped, "cut": data[:len(data)-4], "more": append(bytes.Clone(data), "more"...)} {
		if _, err := open(t, bad, small()); err == nil || !strings.Contains(err.Error(), "the archive is damaged") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDamaged cuts archives anywhere and changes them: an error or an archive,
// and never a panic.
func TestDamaged(t *testing.T) {
	items := []item{{"a/a.json", strings.Repeat("text", 99), tar.TypeReg}, {"b.json", "{}", tar.TypeReg}}
	for kind, data := range map[string][]byte{"zip": zipOf(t, items), "tar.gz": packed(t, tarOf(t, items)), "tar": tarOf(t, items)[:1200]} {
		refused, tried := 0, 0
		for cut := 0; cut < len(data); cut += 7 {
			tried++
			changed := bytes.Clone(data)
			changed[cut] ^= 0xff
			for _, bad := range [][]byte{data[:cut], changed} {
				a, err := open(t, bad, small())
				if err == nil {
					_, err = fs.ReadFile(a, "a/a.json")
				}
				if err != nil {
					refused++
				}
			}
		}
		if refused < tried {
			t.Errorf("%s: only %d of %d are refused", kind, refused, 2*tried)
		}
	}
}

func TestNoArchive(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("{}"), []byte("<!DOCTYPE html>"), packed(t, []byte("{}")), packed(t, nil), make([]byte, 600)} {
		if _, err := open(t, data, small()); !errors.Is(err, archive.ErrNone) {
			t.Errorf("%.20q: %v", data, err)
		}
	}
	short := make([]byte, 8)
	binary.LittleEndian.PutUint32(short, 0x00088b1f)
	if _, err := open(t, short, small()); err == nil || errors.Is(err, archive.ErrNone) {
		t.Error("a cut header of gzip:", err)
	}
}
