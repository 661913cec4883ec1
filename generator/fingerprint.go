package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/modelsmith/modelsmith/generator/source"
)

// fingerprint is a hash of all that decides on the output.
func fingerprint(r *run) (string, error) {
	h := sha256.New()
	if err := hashProgram(h); err != nil {
		return "", err
	}
	fmt.Fprintf(h, "%v %v", r.cfg.NoCheck, r.cfg.SkipUnsupported)
	modules := make(map[string]bool)
	for _, s := range r.services {
		out, err := filepath.Abs(s.out.dir)
		if err != nil {
			return "", err
		}
		c := s.cfg
		fmt.Fprintf(h, "%q %q %q %q %q %q %q %q", out, s.out.importPath, c.Package, c.Emit, c.Operations, c.Renames, c.Values, c.Unchecked)
		fmt.Fprintf(h, "%t %t", c.Emit == nil, c.Operations == nil)
		if !r.cfg.NoCheck && !modules[out] {
			modules[out] = true
			hashModule(h, out)
		}
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
