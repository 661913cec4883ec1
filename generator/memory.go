package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"go/token"
	"hash"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/output"
	"github.com/modelsmith/modelsmith/generator/source"
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

// remembered is the package of one service: the hashes of its files, by path
// below its folder.
type remembered struct {
	Service, Package string
	Files            map[string]string
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
	out, err := filepath.Abs(cfg.Out)
	if err != nil {
		return nil
	}
	key, err := fingerprint(r, out)
	if err != nil {
		return nil
	}
	place := sha256.Sum256(fmt.Appendf(nil, "%q %q", out, cfg.Services))
	m := &memory{file: filepath.Join(cfg.CacheDir, hex.EncodeToString(place[:16])+".json")}
	var last memory
	if data, err := os.ReadFile(m.file); err == nil && json.Unmarshal(data, &last) == nil && last.Key == key {
		m.Packages = last.Packages
	}
	m.Key = key
	return m
}

// fingerprint is a hash of all that decides on the output.
func fingerprint(r *run, out string) (string, error) {
	h := sha256.New()
	if err := hashProgram(h); err != nil {
		return "", err
	}
	fmt.Fprintf(h, "%q %q %q %q %v %v", out, r.importPath, r.cfg.Package, r.cfg.Renames, r.cfg.NoCheck, r.cfg.SkipUnsupported)
	if !r.cfg.NoCheck {
		hashModule(h, out)
	}
	for _, s := range r.services {
		hashModel(h, s.source)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// hashModule adds what the type check depends on beside the output: the Go
// version and the files that decide on the versions of imports.
func hashModule(h hash.Hash, out string) {
	fmt.Fprintf(h, "%q", runtime.Version())
	for dir := out; ; dir = filepath.Dir(dir) {
		for _, name := range []string{"go.mod", "go.sum", "go.work"} {
			if data, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
				fmt.Fprintf(h, "%q %d ", filepath.Join(dir, name), len(data))
				h.Write(data)
			}
		}
		if dir == filepath.Dir(dir) {
			return
		}
	}
}

func hashModel(h hash.Hash, m *source.Model) {
	fmt.Fprintf(h, "%q %q %q", m.Name, m.Format, m.Service)
	for _, name := range slices.Sorted(maps.Keys(m.Files)) {
		fmt.Fprintf(h, "%q %d ", name, len(m.Files[name].Data))
		h.Write(m.Files[name].Data)
	}
}

// hashProgram adds the running program: another build may emit other code.
func hashProgram(h hash.Hash) error {
	name, err := os.Executable()
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(h, f)
	return err
}

// unchanged returns the result of the last run when a new one would write
// nothing, else nil.
func (m *memory) unchanged(r *run) *Result {
	if m == nil || len(m.Packages) == 0 || r.problems != nil {
		return nil
	}
	result := new(Result)
	for _, p := range m.Packages {
		dir := filepath.Join(r.cfg.Out, p.Package)
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
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	found := 0
	err := output.Scan(dir, func(path string, temporary bool) error {
		name, err := filepath.Rel(dir, path)
		if err != nil || temporary {
			return errChanged
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		want, known := p.Files[filepath.ToSlash(name)]
		if known && hashOf(data) != want || !known && output.Generated(data) {
			return errChanged
		}
		if known {
			found++
		}
		return nil
	})
	return err == nil && found == len(p.Files)
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// remember keeps what the run gave. The output is fine without.
func (m *memory) remember(r *run, result *Result) {
	if m == nil {
		return
	}
	m.Packages = nil
	for i, s := range r.services {
		p := remembered{Service: result.Services[i].Name, Package: result.Services[i].Package, Files: make(map[string]string), Skipped: s.skipped, Inferred: s.inferred, Unchecked: result.Services[i].Unchecked}
		for _, f := range s.files {
			p.Files[f.Path] = hashOf(f.Source)
		}
		m.Packages = append(m.Packages, p)
	}
	data, err := json.Marshal(m)
	if err != nil || os.MkdirAll(filepath.Dir(m.file), 0o755) != nil {
		return
	}
	// Another run may write the same file.
	temp, err := os.CreateTemp(filepath.Dir(m.file), "*.tmp")
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
}
