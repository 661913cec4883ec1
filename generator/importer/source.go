package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
)

const (
	serviceName    = "service-2"
	partitionsName = "partitions"
	everything     = "all"
)

// A kind is one kind of model file: its name without extension and the place
// that its root is.
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

// content is a file to write, or one that is not to exist if it has no data.
type content struct {
	path string
	data []byte
}

func (s Service) dir() string { return path.Join(s.Name, s.Version) }

// A source is the data directory of a botocore installation.
type source struct{ dir string }

// choose finds the newest version of each service that is asked for.
func (s source) choose(wanted []string) ([]Service, error) {
	if len(wanted) == 0 {
		return nil, errors.New("no service to import: name one or more, or all")
	}
	known, err := s.services()
	if err != nil {
		return nil, err
	}
	if slices.Contains(wanted, everything) {
		wanted = known
	}
	var (
		chosen []Service
		faults []error
	)
	for _, name := range slices.Compact(slices.Sorted(slices.Values(wanted))) {
		version, err := s.newest(name, known)
		chosen = append(chosen, Service{Name: name, Version: version})
		faults = append(faults, err)
	}
	return chosen, errors.Join(faults...)
}

// services are the names of all directories that may be a service.
func (s source) services() ([]string, error) {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return nil, fmt.Errorf("%w: name the data directory of a botocore installation", err)
	}
	valid := regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	var names []string
	for _, e := range entries {
		if !e.Type().IsRegular() && valid.MatchString(e.Name()) {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("%s: there is no service: name the data directory of a botocore installation", s.dir)
	}
	return names, nil
}

// newest is the highest API version of a service that has a service-2 file. As
// only a name from the directory is known, none can lead out of it.
func (s source) newest(name string, known []string) (string, error) {
	if !slices.Contains(known, name) {
		return "", fmt.Errorf("%s: unknown service %q: %s", s.dir, name, suggest(name, known))
	}
	dir := filepath.Join(s.dir, name)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	valid := regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	for _, e := range slices.Backward(entries) {
		if !valid.MatchString(e.Name()) {
			continue
		}
		file, err := s.find(path.Join(name, e.Name(), serviceName))
		if err != nil {
			return "", err
		}
		if file != "" {
			return e.Name(), nil
		}
	}
	return "", fmt.Errorf("%s: no API version (a directory such as 2018-05-01) has a %s file: is the botocore installation complete?", dir, serviceName)
}

// find is the file with the given name, as plain or as compressed JSON; as for
// botocore, plain JSON wins. It is "" if there is neither.
func (s source) find(name string) (string, error) {
	base := filepath.Join(s.dir, filepath.FromSlash(name))
	for _, ext := range []string{".json", ".json.gz"} {
		info, err := os.Stat(base + ext)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return "", err
		case !info.Mode().IsRegular():
			return "", fmt.Errorf("%s: not a regular file: is the botocore installation intact?", base+ext)
		default:
			return base + ext, nil
		}
	}
	return "", nil
}

// convert reads one file and brings it into the form of an imported one.
func (s source) convert(dir string, k kind, docs bool) (content, error) {
	name := path.Join(dir, k.name)
	c := content{path: name + ".json"}
	file, err := s.find(name)
	if err != nil {
		return c, err
	}
	if file == "" {
		if k.required {
			return c, fmt.Errorf("%s: no such file: is the botocore installation complete?",
				filepath.Join(s.dir, filepath.FromSlash(c.path)))
		}
		return c, nil
	}
	raw, err := read(file)
	if err != nil {
		return c, err
	}
	root := k.root
	if docs {
		root = nil
	}
	if c.data, err = transform(raw, root); err != nil {
		return c, fmt.Errorf("%s:%w; the file is damaged or no botocore model", file, err)
	}
	return c, nil
}
