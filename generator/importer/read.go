package importer

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
)

// maxSize is how long a file may be when uncompressed, and again when written
// anew; the longest of the whole catalogue has 4 MB. It keeps a compression bomb
// from filling the memory.
const maxSize = 64 << 20

// read reads a file, and uncompresses it if its name ends in .gz.
func read(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(file, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w: the file is damaged", file, err)
		}
	}
	data, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w: the file is damaged", file, err)
	}
	if len(data) > maxSize {
		return nil, fmt.Errorf("%s: longer than %d MiB uncompressed: no service model is", file, maxSize>>20)
	}
	return data, nil
}
