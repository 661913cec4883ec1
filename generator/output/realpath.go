package output

import "path/filepath"

// RealPath is the path of a folder without links, as far as it exists.
func RealPath(dir string) (string, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for at := full; ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			rest, err := filepath.Rel(at, full)
			return filepath.Join(real, rest), err
		}
		if at == filepath.Dir(at) {
			return full, nil
		}
	}
}
