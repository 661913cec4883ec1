package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/source"
)

// findData returns the data directory of the botocore that python3 imports, and
// its version.
func findData() (dir, version string, err error) {
	const script = "import botocore; print(botocore.__version__, botocore.__file__)"
	out, err := exec.Command("python3", "-c", script).Output()
	if err != nil {
		return "", "", fmt.Errorf("python3 cannot import botocore: %w", err)
	}
	version, file, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	return filepath.Join(filepath.Dir(file), "data"), version, nil
}

// protocols are those of the services that are generated.
var protocols = []string{"query", "rest-json"}

// supported returns the names of the services that speak one of the protocols.
func supported(models fs.FS) (names []string, err error) {
	for _, name := range source.List(models) {
		m, err := source.Open(models, name)
		if err != nil {
			return nil, err
		}
		protocol := gjson.GetBytes(m.Files["service-2.json"].Data, "metadata.protocol").String()
		if slices.Contains(protocols, protocol) {
			names = append(names, name)
		}
	}
	return names, nil
}

// dataFS is botocore's data directory with its compressed files unpacked: a file
// x.json.gz is x.json.
type dataFS struct{ fs.FS }

func openData(dir string) fs.FS { return dataFS{os.DirFS(dir)} }

// Open implements [fs.FS].
func (d dataFS) Open(name string) (fs.File, error) {
	f, err := d.FS.Open(name)
	if !errors.Is(err, fs.ErrNotExist) || !strings.HasSuffix(name, ".json") {
		return f, err
	}
	packed, err := d.FS.Open(name + ".gz")
	if err != nil {
		return nil, err
	}
	defer packed.Close()
	r, err := gzip.NewReader(packed)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return &file{Reader: bytes.NewReader(data), name: filepath.Base(name)}, nil
}

// ReadDir implements [fs.ReadDirFS], with the names of the unpacked files.
func (d dataFS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(d.FS, name)
	for i, e := range entries {
		if plain, packed := strings.CutSuffix(e.Name(), ".gz"); packed {
			entries[i] = entry{e, plain}
		}
	}
	return entries, err
}

// entry is a directory entry under another name.
type entry struct {
	fs.DirEntry
	name string
}

func (e entry) Name() string { return e.name }

// file is an unpacked file.
type file struct {
	*bytes.Reader
	name string
}

func (f *file) Stat() (fs.FileInfo, error) { return f, nil }
func (f *file) Close() error               { return nil }
func (f *file) Name() string               { return f.name }
func (f *file) Mode() fs.FileMode          { return 0o444 }
func (f *file) ModTime() time.Time         { return time.Time{} }
func (f *file) IsDir() bool                { return false }
func (f *file) Sys() any                   { return nil }
