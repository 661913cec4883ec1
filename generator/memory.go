package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/modelsmith/modelsmith/generator/output"
	"github.com/modelsmith/modelsmith/generator/source"
)

// memory tells that nothing changed since the last run: the same program, the
// same models and settings, and the same files in the output folder. It is kept
// outside of the output, which holds no trace of how it was made.
type memory struct {
	file string
	Key  string
	// Result is what the run gave, Files the hashes of what it wrote.
	Result *Result
	Files  map[string]string
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
	place := sha256.Sum256([]byte(out + "\x00" + fmt.Sprint(cfg.Services)))
	m := &memory{file: filepath.Join(cfg.CacheDir, hex.EncodeToString(place[:16])+".json")}
	if data, err := os.ReadFile(m.file); err == nil {
		_ = json.Unmarshal(data, m)
	}
	if m.Key != key {
		m.Result = nil
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
	fmt.Fprintf(h, "%q %q %q %q %v", out, r.importPath, r.cfg.Package, r.cfg.Renames, r.cfg.NoCheck)
	for _, s := range r.services {
		hashModel(h, s.source)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func hashModel(h hash.Hash, m *source.Model) {
	fmt.Fprintf(h, "%q", m.Name)
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
	if m == nil || m.Result == nil || len(m.Files) == 0 {
		return nil
	}
	found := 0
	for _, s := range m.Result.Services {
		dir := s.Dir
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			want, known := m.Files[path]
			if known && hashOf(data) != want || !known && output.Generated(data) {
				return fs.ErrInvalid
			}
			if known {
				found++
			}
			return nil
		})
		if err != nil {
			return nil
		}
	}
	if found != len(m.Files) {
		return nil
	}
	result := &Result{Services: slices.Clone(m.Result.Services)}
	for i := range result.Services {
		s := &result.Services[i]
		s.Written, s.Removed, s.Unchanged = 0, 0, s.Files
	}
	return result
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
	m.Result, m.Files = result, make(map[string]string)
	for i, s := range r.services {
		for _, f := range s.files {
			m.Files[filepath.Join(result.Services[i].Dir, filepath.FromSlash(f.Path))] = hashOf(f.Source)
		}
	}
	data, err := json.Marshal(m)
	if err != nil || os.MkdirAll(filepath.Dir(m.file), 0o755) != nil {
		return
	}
	temp := m.file + ".tmp"
	if os.WriteFile(temp, data, 0o600) == nil {
		_ = os.Rename(temp, m.file)
	}
}
