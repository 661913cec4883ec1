package importer

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/lock"
	"github.com/modelsmith/modelsmith/generator/source"
)

// The names of files of models.
const (
	serviceName    = "service-2"
	partitionsName = "partitions"
	smithyName     = "model.json"
)

// A kind is one kind of file of botocore's models: its name without extension and
// the place that its root is.
type kind struct {
	name     string
	root     place
	required bool
}

// kinds are the files of one API version that are imported.
func kinds() []kind {
	return []kind{
		{name: serviceName, root: service, required: true},
		{name: "paginators-1"},
		{name: "waiters-2", root: waiters},
		{name: "endpoint-rule-set-1", root: ruleSet},
		{name: "service-2.sdk-extras", root: extras},
		{name: "paginators-1.sdk-extras"},
	}
}

// A layout is a folder of a source in which services have folders, or Smithy
// models lie beside each other.
type layout struct {
	tree fs.FS
	root string
	// flat has the files of the models that lie beside each other, by name.
	flat map[string]string
}

// A location is where the model of a service is.
type location struct {
	version, dir string
	// smithy is the file of a Smithy model, empty for a folder in botocore's
	// format.
	smithy string
}

// inside are the folders of known repositories that have the models: the root of
// what is given, botocore, api-models-aws and the SDKs for Go and JavaScript.
var inside = []string{".", "botocore/data", "models", "codegen/sdk-codegen/aws-models"}

// findLayout looks for models in a tree, also below the one folder that archives
// of repositories have.
func findLayout(tree fs.FS) (*layout, bool) {
	bases := []string{"."}
	if only, ok := onlyFolder(tree); ok {
		bases = append(bases, only)
	}
	for _, find := range []func(*layout) bool{(*layout).hasModels, (*layout).findFlat, (*layout).hasFolders} {
		for _, base := range bases {
			for _, dir := range inside {
				if l := (&layout{tree: tree, root: path.Join(base, dir)}); find(l) {
					return l, true
				}
			}
		}
	}
	return nil, false
}

// onlyFolder is the one folder of a tree, if there is one.
func onlyFolder(tree fs.FS) (string, bool) {
	entries, _ := fs.ReadDir(tree, ".")
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !e.IsDir() })
	if len(entries) != 1 || !plainName.MatchString(entries[0].Name()) {
		return "", false
	}
	return entries[0].Name(), true
}

// validName reports whether a service may have a name: also in a lock, and on the
// command line.
func validName(name string) bool {
	return lock.ValidName(name) && name != lock.Partitions && name != everything
}

// folders are the names of all folders that may be a service.
func (l *layout) folders() (names []string) {
	entries, _ := fs.ReadDir(l.tree, l.root)
	for _, e := range entries {
		if !e.Type().IsRegular() && validName(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names
}

// hasModels reports whether services have folders with models.
func (l *layout) hasModels() bool {
	return slices.ContainsFunc(l.folders(), func(name string) bool {
		_, found := l.model(name)
		return found
	})
}

// hasFolders reports whether there are folders that would have models if the
// source were complete.
func (l *layout) hasFolders() bool {
	return slices.ContainsFunc(l.folders(), func(name string) bool { return len(l.versions(name)) > 0 })
}

// names are the services that may be asked for.
func (l *layout) names() []string {
	if l.flat == nil {
		return l.folders()
	}
	names := make([]string, 0, len(l.flat))
	for name := range l.flat {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// all are the services that have a model, or a file that cannot be read.
func (l *layout) all() []string {
	return slices.DeleteFunc(l.names(), func(name string) bool {
		if l.flat != nil {
			data, err := l.readFlat(name)
			return err == nil && !source.IsSmithy(data)
		}
		return len(l.versions(name)) == 0
	})
}

var (
	date = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	// versionName is what the folder of a version may be called.
	versionName = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$`)
	// plainName is a name that a terminal shows as it is.
	plainName = regexp.MustCompile(`^[0-9A-Za-z._-]{1,255}$`)
	// dated is the name of a file with an API version in it.
	dated = regexp.MustCompile(`^(.+)[-.](\d{4}-\d{2}-\d{2})$`)
)

// versions are the folders of a service that may hold a model, the newest first.
func (l *layout) versions(name string) (found []location) {
	dir := path.Join(l.root, name)
	for _, v := range l.subfolders(dir) {
		at := path.Join(dir, v)
		if date.MatchString(v) || versionName.MatchString(v) && l.exists(path.Join(at, smithyName)) {
			found = append(found, location{version: v, dir: at})
		}
	}
	for _, v := range l.subfolders(path.Join(dir, "service")) {
		if versionName.MatchString(v) {
			found = append(found, location{version: v, dir: path.Join(dir, "service", v)})
		}
	}
	slices.SortStableFunc(found, func(a, b location) int { return cmp.Compare(b.version, a.version) })
	if l.exists(path.Join(dir, smithyName)) {
		found = append(found, location{dir: dir})
	}
	return found
}

func (l *layout) subfolders(dir string) (names []string) {
	entries, _ := fs.ReadDir(l.tree, dir)
	for _, e := range entries {
		if !e.Type().IsRegular() {
			names = append(names, e.Name())
		}
	}
	return names
}

func (l *layout) exists(name string) bool {
	_, err := fs.Stat(l.tree, name)
	return err == nil
}

// locate finds the newest version of a service that has a model. As only a name
// from the folder is known, none can lead out of it.
func (l *layout) locate(name, shown string) (location, error) {
	if file, ok := l.flat[name]; ok {
		return location{dir: l.root, smithy: path.Join(l.root, file)}, nil
	}
	if at, found := l.model(name); found {
		return at, nil
	}
	return location{}, fmt.Errorf("%s: no API version (a directory such as 2018-05-01) has a model: is the source complete?", shown+"/"+name)
}

// model finds the newest version that has a model in the folder of a service.
func (l *layout) model(name string) (at location, found bool) {
	for _, at := range l.versions(name) {
		if l.find(path.Join(at.dir, serviceName)) != "" {
			return at, true
		}
		if at.smithy = l.smithyFile(name, at); at.smithy != "" {
			return at, true
		}
	}
	return location{}, false
}

// find is the file of botocore with the given name, as plain or as compressed
// JSON; as for botocore, plain JSON wins. It is "" if there is neither.
func (l *layout) find(name string) string {
	for _, ext := range []string{".json", ".json.gz"} {
		if _, err := fs.Lstat(l.tree, name+ext); err == nil {
			return name + ext
		}
	}
	return ""
}

// smithyFile is the Smithy model in the folder of a version, or "".
func (l *layout) smithyFile(name string, at location) string {
	entries, _ := fs.ReadDir(l.tree, at.dir)
	var all []string
	for _, e := range entries {
		switch {
		case !plainName.MatchString(e.Name()):
		case e.Name() == smithyName || e.Name() == name+"-"+at.version+".json":
			return path.Join(at.dir, e.Name())
		case strings.HasSuffix(e.Name(), ".smithy.json"), path.Base(path.Dir(at.dir)) == "service" && path.Ext(e.Name()) == ".json":
			all = append(all, e.Name())
		}
	}
	if len(all) == 1 {
		return path.Join(at.dir, all[0])
	}
	return ""
}
