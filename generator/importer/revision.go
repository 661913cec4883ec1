package importer

import (
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// maxFact is the longest file that is read to find a revision, in bytes.
const maxFact = 16 << 20

// folderRevision is the commit of a clone of git, or the release of botocore, or
// empty.
func folderRevision(dir string) string {
	git := filepath.Join(dir, ".git")
	// A pipe would be waited for.
	if info, err := os.Stat(git); err == nil && info.IsDir() {
		root, err := os.OpenRoot(git)
		if err != nil {
			return ""
		}
		defer root.Close()
		return commit(root.FS())
	}
	full, err := filepath.Abs(dir)
	if err != nil || !strings.HasSuffix(filepath.ToSlash(full), "botocore/data") {
		return ""
	}
	above, err := os.OpenRoot(filepath.Dir(filepath.Dir(full)))
	if err != nil {
		return ""
	}
	defer above.Close()
	return release(above.FS(), "botocore/data")
}

var (
	hash    = regexp.MustCompile(`^[0-9a-f]{40}([0-9a-f]{24})?$`)
	version = regexp.MustCompile(`(?m)^__version__ = ['"]([0-9A-Za-z.+-]{1,40})['"]`)
)

// commit is the commit that HEAD of a repository is at.
func commit(git fs.FS) string {
	head := strings.TrimSpace(fact(git, "HEAD"))
	ref, symbolic := strings.CutPrefix(head, "ref: ")
	if symbolic {
		if !strings.HasPrefix(ref, "refs/") || !fs.ValidPath(ref) {
			return ""
		}
		if head = strings.TrimSpace(fact(git, ref)); head == "" {
			head = packed(fact(git, "packed-refs"), ref)
		}
	}
	if !hash.MatchString(head) {
		return ""
	}
	return head
}

// packed finds a reference among the packed ones.
func packed(refs, ref string) string {
	for line := range strings.Lines(refs) {
		if commit, name, _ := strings.Cut(strings.TrimSpace(line), " "); name == ref {
			return commit
		}
	}
	return ""
}

// release is the release of the botocore that a folder of a tree is the data of.
func release(tree fs.FS, data string) string {
	if !strings.HasSuffix(data, "botocore/data") {
		return ""
	}
	m := version.FindStringSubmatch(fact(tree, path.Join(path.Dir(data), "__init__.py")))
	if m == nil {
		return ""
	}
	return "botocore " + m[1]
}

// fact reads a small file, empty if it is not there.
func fact(tree fs.FS, name string) string {
	info, err := fs.Stat(tree, name)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	f, err := tree.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	data, _ := io.ReadAll(io.LimitReader(f, maxFact))
	return string(data)
}
