package archive_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/modelsmith/modelsmith/generator/importer/archive"
)

// An item is an entry of an archive.
type item struct {
	name, text string
	// kind is the type of a tar header; links have their target as text.
	kind byte
}

// tarOf is a tar archive of items.
func tarOf(t *testing.T, items []item) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, it := range items {
		h := &tar.Header{Name: it.name, Typeflag: it.kind, Mode: 0o644, Size: int64(len(it.text))}
		switch it.kind {
		case tar.TypeSymlink, tar.TypeLink:
			h.Linkname, h.Size = it.text, 0
		case tar.TypeXGlobalHeader:
			*h = tar.Header{Typeflag: it.kind, PAXRecords: map[string]string{"comment": it.text}}
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := io.WriteString(w, it.text); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// zipOf is a zip archive of items.
func zipOf(t *testing.T, items []item) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, it := range items {
		h := &zip.FileHeader{Name: it.name, Method: zip.Deflate}
		h.SetMode(0o644)
		switch it.kind {
		case tar.TypeXGlobalHeader:
			if err := w.SetComment(it.text); err != nil {
				t.Fatal(err)
			}
			continue
		case tar.TypeSymlink:
			h.SetMode(fs.ModeSymlink | 0o777)
		case tar.TypeFifo:
			h.SetMode(fs.ModeNamedPipe | 0o644)
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, it.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func packed(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t *testing.T, data []byte, limits archive.Limits) (*archive.Archive, error) {
	t.Helper()
	a, err := archive.Open(bytes.NewReader(data), int64(len(data)), limits)
	if err == nil {
		t.Cleanup(func() {
			if err := a.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	return a, err
}

// small are limits that tests can reach.
func small() archive.Limits {
	return archive.Limits{Entries: 100, Unpacked: 4 << 20, File: 1 << 20, Directory: 64 << 10}
}

const someCommit = "0123456789abcdef0123456789abcdef01234567"

// TestOpen reads the same from each kind of archive, and has the standard
// library test the file system.
func TestOpen(t *testing.T) {
	items := []item{
		{someCommit + "?", someCommit, tar.TypeXGlobalHeader},
		{"repo-1/", "", tar.TypeDir},
		{"repo-1/README.md", "not kept", tar.TypeReg},
		{"repo-1/models/a/a.json", `{"a": 1}`, tar.TypeReg},
		{"./repo-1/models/b.json.gz", "packed", tar.TypeReg},
		{"repo-1/empty.json", "", tar.TypeReg},
		{"repo-1/botocore/__init__.py", "__version__ = '1'", tar.TypeReg},
		{"repo-1/link.json", "models/a/a.json", tar.TypeSymlink},
	}
	tarball := tarOf(t, items)
	for name, data := range map[string][]byte{"zip": zipOf(t, items), "tar": tarball, "tar.gz": packed(t, tarball)} {
		t.Run(name, func(t *testing.T) {
			a, err := open(t, data, small())
			if err != nil {
				t.Fatal(err)
			}
			if a.Commit != someCommit {
				t.Errorf("the commit is %q", a.Commit)
			}
			for file, want := range map[string]string{"repo-1/models/a/a.json": `{"a": 1}`, "repo-1/models/b.json.gz": "packed", "repo-1/empty.json": ""} {
				if got, err := fs.ReadFile(a, file); string(got) != want || err != nil {
					t.Errorf("%s: %q, %v", file, got, err)
				}
			}
			if _, err := fs.Stat(a, "repo-1/README.md"); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("a file that is no model: %v", err)
			}
			info, err := fs.Stat(a, "repo-1/link.json")
			if err != nil || info.Mode().IsRegular() {
				t.Errorf("the link: %v, %v", info, err)
			}
			if err := fstest.TestFS(a, "repo-1/models/a/a.json", "repo-1/empty.json"); err != nil && !strings.Contains(err.Error(), "link.json") {
				t.Error(err)
			}
		})
	}
}

// TestOfGit opens what git makes, with the commit in it.
func TestOfGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	git := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatal(err, string(out))
		}
		return strings.TrimSpace(string(out))
	}
	git("init", "-q")
	if err := os.WriteFile(filepath.Join(dir, "a.json"), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	git("add", "a.json")
	git("commit", "-q", "-m", "models")
	for _, format := range []string{"zip", "tar", "tar.gz"} {
		git("archive", "--prefix=repo/", "-o", "out."+format, "HEAD")
		data, err := os.ReadFile(filepath.Join(dir, "out."+format))
		if err != nil {
			t.Fatal(err)
		}
		a, err := open(t, data, small())
		if err != nil {
			t.Fatal(format, err)
		}
		if text, err := fs.ReadFile(a, "repo/a.json"); string(text) != "{}" || a.Commit != git("rev-parse", "HEAD") {
			t.Errorf("%s: %q, %v, commit %q", format, text, err, a.Commit)
		}
	}
}
