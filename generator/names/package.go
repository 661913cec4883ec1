package names

import (
	"go/token"
	"strings"

	"golang.org/x/mod/module"

	"github.com/modelsmith/modelsmith/generator/model"
)

// packageName is the service id in lower case, its letters and digits only.
func packageName(s *model.Service) string {
	id := s.ID
	if id == "" {
		id = s.Name
	}
	return strings.Map(func(c rune) rune {
		switch {
		case c >= 'A' && c <= 'Z':
			return c + 'a' - 'A'
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			return c
		}
		return -1
	}, id)
}

// IsPackage reports whether a package can have a name: the go command builds it,
// others can import it, and the generated server can under its own name.
func IsPackage(name string) bool {
	switch name {
	case "main", "documentation", "testdata", "vendor", "init", "any":
		return false
	}
	return token.IsIdentifier(name) && module.CheckImportPath(name) == nil && name == strings.ToLower(name) && !strings.HasPrefix(name, "_") && !strings.HasSuffix(name, "_test")
}

// ServerPackage is the name of the server package of a client's.
func ServerPackage(client string) string { return client + "server" }
