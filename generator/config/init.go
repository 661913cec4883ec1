package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

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
# models: models  # a folder of your own to take service names from

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

// Init writes a file for services, by name or path. One that exists stays; the
// error says so.
func Init(path, out string, services []string) error {
	for _, s := range services {
		if err := opens(s); err != nil {
			return err
		}
	}
	var b strings.Builder
	scalar, err := plain(out)
	fmt.Fprintf(&b, head, scalar)
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
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s exists already", path)
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(b.String())
	return errors.Join(err, f.Close())
}

// opens reports a service that there is no model of.
func opens(service string) error {
	if generator.IsPath(service) {
		_, err := source.OpenPath(service)
		return err
	}
	_, err := source.Open(models.FS(), service)
	return err
}

// plain is a string as YAML has it, quoted if it must be.
func plain(text string) (string, error) {
	out, err := yaml.Dump(text)
	if err != nil || strings.Count(string(out), "\n") != 1 {
		return "", fmt.Errorf("%q does not fit into a line", text)
	}
	return strings.TrimSpace(string(out)), nil
}
