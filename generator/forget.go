package generator

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"
)

// The bounds of the cache: each output folder has a file in it, also those of
// checkouts and tests that are long gone.
const (
	memoryEnd    = ".json"
	maxMemories  = 500
	maxMemory    = 64 << 20
	memoryMaxAge = 30 * 24 * time.Hour
)

// ofMemory are the names of memories, and of those that a killed run was writing.
var ofMemory = regexp.MustCompile(`^[0-9a-f]{32}\.json(\.[0-9]+)?$`)

// readMemory reads a file of the cache, where anything may be.
func readMemory(file string) []byte {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxMemory {
		return nil
	}
	data, _ := os.ReadFile(file)
	return data
}

// forget removes memories that are old, or too many.
func forget(dir string) {
	entries, _ := os.ReadDir(dir)
	var known []fs.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && ofMemory.MatchString(e.Name()) {
			known = append(known, info)
		}
	}
	slices.SortFunc(known, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	for i, info := range known {
		if i >= maxMemories || time.Since(info.ModTime()) > memoryMaxAge {
			_ = os.Remove(filepath.Join(dir, info.Name()))
		}
	}
}
