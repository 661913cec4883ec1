package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/closest"
)

// Without returns all rules but those of the given ids.
func Without(disabled []string) ([]Rule, error) {
	rules := Rules()
	var ids []string
	for _, r := range rules {
		ids = append(ids, r.ID)
	}
	for _, id := range disabled {
		if slices.Contains(ids, id) {
			continue
		}
		if near := closest.Names(id, ids, 3); near != nil {
			return nil, fmt.Errorf("there is no rule %q; close ones are %s", id, strings.Join(near, ", "))
		}
		return nil, fmt.Errorf("there is no rule %q; modelsmith lint --list-rules names all", id)
	}
	return slices.DeleteFunc(rules, func(r Rule) bool { return slices.Contains(disabled, r.ID) }), nil
}
