package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/output"
	"github.com/modelsmith/modelsmith/generator/replace"
)

// memory tells that nothing changed since the last run: the same program, the
// same models and settings, and the same files in the output folder. It is kept
// outside of the output, which holds no trace of how it was made.
type memory struct {
	file string
	Key  string
	// Packages are what the run gave, in the order of the services.
	Packages []remembered
}

// remembered is the package of one service: its files by path below its folder.
type remembered struct {
	Service, Package string
	Files            map[string]digest
	Skipped          []Skipped
	Inferred         []string
	Unchecked        model.Problems
}

// recall finds the memory of a run like this one. Every fault of the cache just
// means that there is none.
func recall(cfg Config, r *run) *memory {
	if cfg.CacheDir == "" {
		return nil
	}
	key, err := fingerprint(r)
	if err != nil {
		return nil
	}
	place := sha256.New()
	for _, s := range r.services {
		out, err := filepath.Abs(s.out.dir)
		if err != nil {
			return nil
		}
		fmt.Fprintf(place, "%q %q %q ", out, s.cfg.Model, s.cfg.Package)
	}
	m := &memory{file: filepath.Join(cfg.CacheDir, hex.EncodeToString(place.Sum(nil)[:16])+memoryEnd)}
	var last memory
	if json.Unmarshal(readMemory(m.file), &last) == nil && last.Key == key {
		m.Packages = last.Packages
	}
	m.Key = key
	return m
}

// unchanged returns the result of the last run when a new one would write
// nothing, else nil.
func (m *memory) unchanged(r *run) *Result {
	if m == nil || len(m.Packages) != len(r.services) || r.problems != nil {
		return nil
	}
	result := new(Result)
	for i, p := range m.Packages {
		dir := filepath.Join(r.services[i].out.dir, p.Package)
		if !token.IsIdentifier(p.Package) || !p.intact(dir) {
			return nil
		}
		n := len(p.Files)
		result.Services = append(result.Services, ServiceResult{Name: p.Service, Package: p.Package, Dir: dir, Files: n, Unchanged: n, Skipped: p.Skipped, Inferred: p.Inferred, Unchecked: p.Unchecked})
	}
	return result
}

// errChanged ends the scan of a folder that is not as it was left.
var errChanged = errors.New("changed")

// intact reports whether a folder holds the remembered files and no others of
// ours.
func (p remembered) intact(dir string) bool {
	found := 0
	err := output.Scan(dir, func(name string, d fs.DirEntry) error {
		if replace.Temporary(d.Name()) {
			return errChanged
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		want, known := p.Files[name]
		if !known {
			ours, err := output.Generated(path)
			if ours {
				return errChanged
			}
			return err
		}
		if !want.is(path) {
			return errChanged
		}
		found++
		return nil
	})
	return err == nil && found == len(p.Files)
}

// digest tells contents apart.
type digest struct {
	Size int64
	Hash string
}

func digestOf(data []byte) digest {
	sum := sha256.Sum256(data)
	return digest{int64(len(data)), hex.EncodeToString(sum[:])}
}

// is reports whether a file has the content. One of another size is not read.
func (d digest) is(path string) bool {
	if info, err := os.Stat(path); err != nil || info.Size() != d.Size {
		return false
	}
	data, err := os.ReadFile(path)
	return err == nil && digestOf(data) == d
}

// remember keeps what the run gave. The output is fine without.
func (m *memory) remember(r *run, result *Result) {
	if m == nil {
		return
	}
	m.Packages = nil
	for i, s := range r.services {
		p := remembered{Service: result.Services[i].Name, Package: result.Services[i].Package, Files: make(map[string]digest), Skipped: s.skipped, Inferred: s.inferred, Unchecked: result.Services[i].Unchecked}
		for _, f := range s.files {
			p.Files[f.Path] = digestOf(f.Source)
		}
		m.Packages = append(m.Packages, p)
	}
	data, err := json.Marshal(m)
	if err != nil || os.MkdirAll(filepath.Dir(m.file), 0o755) != nil {
		return
	}
	// Another run may write the same file.
	temp, err := os.CreateTemp(filepath.Dir(m.file), filepath.Base(m.file)+".*")
	if err != nil {
		return
	}
	_, err = temp.Write(data)
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Rename(temp.Name(), m.file)
	}
	if err != nil {
		_ = os.Remove(temp.Name())
	}
	forget(filepath.Dir(m.file))
}
