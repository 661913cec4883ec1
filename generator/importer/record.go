package importer

import (
	"net/url"
	"path/filepath"
	"strings"

	"github.com/modelsmith/modelsmith/generator/importer/download"
)

// relative is the path of a source as the lock of a directory of models has it:
// relative to the directory. It is empty for a source that has nothing in common
// with the directory but the root of the machine, as nobody else would have it
// there.
func relative(models, source string) string {
	from, err := filepath.Abs(models)
	if err != nil {
		return ""
	}
	to, err := filepath.Abs(source)
	if err != nil {
		return ""
	}
	rel, err := filepath.Rel(from, to)
	if err != nil {
		return ""
	}
	parts := func(p string) []string { return strings.Split(filepath.ToSlash(p), "/") }
	climb := 0
	for _, part := range parts(rel) {
		if part == ".." {
			climb++
		}
	}
	root := filepath.VolumeName(from) + string(filepath.Separator)
	if below, err := filepath.Rel(root, from); err != nil || climb >= len(parts(below)) {
		return ""
	}
	return filepath.ToSlash(rel)
}

// fragment is the folder inside of a source as it stands behind the source.
func fragment(source, inner string) string {
	if download.IsURL(source) {
		return (&url.URL{Fragment: inner}).String()
	}
	return "#" + inner
}
