package source

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCompressed reads a model as botocore's data directory has it, and refuses
// files that are damaged or grow too large.
func TestCompressed(t *testing.T) {
	packed := func(text string) []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	const model = `{"metadata": {}}`
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"sound":      {packed(model), ""},
		"not packed": {[]byte("plain text, no gzip"), "invalid header"},
		"cut short":  {packed(model)[:20], "unexpected EOF"},
		"bomb":       {packed(strings.Repeat(" ", MaxFileSize+1)), "larger than"},
		"malformed":  {packed("{"), "service-2.json.gz:1:2: malformed JSON"},
	} {
		dir := filepath.Join(t.TempDir(), "tiny", "2020-01-01")
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, "service-2.json.gz")
		if err := os.WriteFile(file, c.data, 0o644); err != nil {
			t.Fatal(err)
		}
		for _, open := range []func() (*Model, error){
			func() (*Model, error) { return OpenPath(dir) },
			func() (*Model, error) { return OpenPath(file) },
			func() (*Model, error) { return Open(os.DirFS(filepath.Dir(filepath.Dir(dir))), "tiny") },
		} {
			m, err := open()
			switch {
			case c.want == "" && (err != nil || string(m.Files["service-2.json"].Data) != model || m.Name != "tiny"):
				t.Errorf("%s: %v %v", name, m, err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("%s: %v, want %q", name, err, c.want)
			}
		}
	}
}
