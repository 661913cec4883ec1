package replace

import (
	"io/fs"
	"strings"
	"time"
)

// tempPrefix begins the names of files that are on their way; digits follow. One
// that a killed run left behind goes with a later run: abandoned is the age at
// which no run is at work on it any more.
const (
	tempPrefix = ".modelsmith-"
	oldSuffix  = ".old"
	abandoned  = time.Minute
)

// Temporary reports whether a file has the name of one that is on its way.
func Temporary(name string) bool {
	digits, ours := strings.CutPrefix(strings.TrimSuffix(name, oldSuffix), tempPrefix)
	return ours && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// Abandoned reports whether a file is one that a killed run left behind.
func Abandoned(d fs.DirEntry) bool {
	if !Temporary(d.Name()) || !d.Type().IsRegular() {
		return false
	}
	info, err := d.Info()
	return err == nil && time.Since(info.ModTime()) >= abandoned
}
