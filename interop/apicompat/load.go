package apicompat

import (
	"errors"
	"fmt"
	"go/types"

	"golang.org/x/tools/go/packages"
)

// Load returns the packages with the import paths, type-checked against one and the same set of dependencies: a type
// from a package that both sides import is one type. Packages come from the compiler's export data.
func Load(paths ...string) (map[string]*types.Package, error) {
	config := &packages.Config{Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedExportFile}
	list, err := packages.Load(config, paths...)
	if err != nil {
		return nil, err
	}
	loaded := map[string]*types.Package{}
	var problems []error
	for _, p := range list {
		for _, problem := range p.Errors {
			problems = append(problems, fmt.Errorf("%s: %w", p.PkgPath, problem))
		}
		loaded[p.PkgPath] = p.Types
	}
	return loaded, errors.Join(problems...)
}
