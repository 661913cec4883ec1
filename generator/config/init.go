package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/source"
	"github.com/modelsmith/modelsmith/models"
)

// head is the beginning of a written file, tail its end.
const (
	head = `# What modelsmith generates here; modelsmith generate reads it.
version: 1

# The folder that gets a folder for each package.
out: %s
%s

services:
`
	tail = `    # package: myiam             # another name for the package
    # emit: [client]             # no server
    # operations: [GetUser]      # only these, and what they need
    # overrides:
    #   names:
    #     operations.GetUser: FetchUser
    #   values:                  # a value where the rules want a pointer
    #     - shapes.User.members.Age
    #   unchecked-patterns:
    #     shapes.arnType: why the pattern is not to be checked
`
)

// Init writes a file for services, by name or path, wholly or not at all. Names are
// those of a folder of models, empty for the models that come with modelsmith. A
// file that exists stays; the error says so.
func Init(path, out, models string, services []string) error {
	if out == "" {
		return errors.New("no output folder given")
	}
	for i, s := range services {
		if slices.Contains(services[:i], s) {
			return fmt.Errorf("%s is given twice", s)
		}
		if err := opens(models, s); err != nil {
			return err
		}
	}
	var b strings.Builder
	scalar, err := plain(out)
	folder, errModels := plain(models)
	err = errors.Join(err, errModels)
	if folder = "models: " + folder; models == "" {
		folder = "# models: models  # a folder of your own to take service names from"
	}
	fmt.Fprintf(&b, head, scalar, folder)
	for _, s := range services {
		var each error
		scalar, each = plain(s)
		err = errors.Join(err, each)
		fmt.Fprintf(&b, "  - model: %s\n", scalar)
	}
	if err != nil {
		return err
	}
	b.WriteString(tail)
	return create(path, []byte(b.String()))
}

// create writes a file that must not be there yet, wholly or not at all.
func create(path string, data []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(data)
	if err = errors.Join(err, temp.Chmod(0o644), temp.Close()); err != nil {
		return err
	}
	// A link replaces nothing, unlike a rename.
	err = os.Link(temp.Name(), path)
	if _, there := os.Lstat(path); err != nil && !errors.Is(err, fs.ErrExist) && errors.Is(there, fs.ErrNotExist) {
		// Not every file system has links.
		err = os.Rename(temp.Name(), path)
	}
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s exists already", path)
	}
	return err
}

// opens reports a service that there is no model of.
func opens(folder, service string) error {
	if generator.IsPath(service) {
		_, err := source.OpenPath(service)
		return err
	}
	known := models.FS()
	if folder != "" {
		known = source.Folder(folder)
	}
	_, err := source.Open(known, service)
	return err
}

// plain is a string as YAML has it, quoted if it must be.
func plain(text string) (string, error) {
	out, err := yaml.Dump(text, yaml.WithLineWidth(-1))
	if err != nil || !utf8.ValidString(text) || strings.Count(string(out), "\n") != 1 {
		return "", fmt.Errorf("%q does not fit into a line", text)
	}
	return strings.TrimSpace(string(out)), nil
}
