package importer

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/source"
)

// findFlat finds a folder with Smithy models beside each other. Of two files for
// one service the newer one counts.
func (l *layout) findFlat() bool {
	entries, _ := fs.ReadDir(l.tree, l.root)
	versions, flat := map[string]string{}, map[string]string{}
	for _, e := range entries {
		name, version := fileService(e.Name())
		if path.Ext(e.Name()) != ".json" || !validName(name) {
			continue
		}
		if have, ok := versions[name]; !ok || have < version {
			flat[name], versions[name] = e.Name(), version
		}
	}
	l.flat = flat
	if !slices.ContainsFunc(l.names(), l.isSmithy) {
		l.flat = nil
	}
	return l.flat != nil
}

// isSmithy reports whether the file of a service is a Smithy model.
func (l *layout) isSmithy(name string) bool {
	data, err := l.readFlat(name)
	return err == nil && source.IsSmithy(data)
}

// readFlat reads the file of a service.
func (l *layout) readFlat(name string) ([]byte, error) {
	file := path.Join(l.root, l.flat[name])
	return read(l.tree, file, file)
}

// fileService is the name of the service, and the version, that the name of a
// model's file tells: lambda.json, lambda.smithy.json, lambda-2015-03-31.json or
// lambda.2015-03-31.json.
func fileService(base string) (name, version string) {
	name = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(base, ".gz"), ".json"), ".smithy")
	if m := dated.FindStringSubmatch(name); m != nil {
		return m[1], m[2]
	}
	return name, ""
}

// pathService is the name of the service that the path of a single model tells.
func pathService(p string) string {
	name, _ := fileService(path.Base(p))
	for name == serviceName || name == "model" || name == "service" || date.MatchString(name) {
		if p = path.Dir(p); p == "." || p == "/" {
			return ""
		}
		name = path.Base(p)
	}
	return strings.ToLower(name)
}
