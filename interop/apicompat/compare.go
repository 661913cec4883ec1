package apicompat

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// A Report is the outcome of a comparison.
type Report struct {
	// Compared is the number of names that the peer has, Matched of those that mean the same on our side.
	Compared, Matched int
	// Promised is the number of names that no category takes out.
	Promised int
	// Excused has the differences that a category explains, by the category's name.
	Excused map[string][]Difference
	// Open has the differences that nothing explains.
	Open []Difference
}

// A Difference is a name that is missing or means something else.
type Difference struct {
	Name, Want string
	// Have is empty when the name is missing.
	Have string
}

func (d Difference) String() string {
	if d.Have == "" {
		return fmt.Sprintf("missing %s: %s", d.Name, d.Want)
	}
	return fmt.Sprintf("%s: is %s, want %s", d.Name, d.Have, d.Want)
}

// Compare looks for every name of want in have. Differences come in the order of their names.
func Compare(want, have Surface, categories []Category) Report {
	r := Report{Excused: map[string][]Difference{}}
	find := matcher(categories)
	for _, name := range slices.Sorted(maps.Keys(want)) {
		r.Compared++
		category := find(name)
		if category == nil {
			r.Promised++
		}
		description := lookup(have, name)
		difference := Difference{Name: name, Want: want[name], Have: description}
		switch {
		case description == want[name], description == want[name]+comparable, extendsSealed(want[name], description):
			r.Matched++
		case category != nil:
			r.Excused[category.Name] = append(r.Excused[category.Name], difference)
		default:
			r.Open = append(r.Open, difference)
		}
	}
	return r
}

// lookup finds a name. A pointer also has the methods of its value.
func lookup(s Surface, name string) string {
	description := s[name]
	if owner, method, ok := strings.Cut(name, ")"); ok && description == "" {
		description = s[strings.TrimPrefix(owner, "(*")+method]
	}
	return description
}

// extendsSealed tells whether an interface has all that a sealed one has: more is no difference where users cannot
// implement the interface.
func extendsSealed(want, have string) bool {
	if !strings.HasPrefix(want, "type interface{") || !strings.HasPrefix(have, "type interface{") {
		return false
	}
	wanted, methods := methodList(want), methodList(have)
	return slices.Contains(wanted, sealed) && !slices.ContainsFunc(wanted, func(m string) bool { return !slices.Contains(methods, m) })
}

func methodList(description string) []string {
	return strings.Split(strings.TrimSuffix(strings.TrimPrefix(description, "type interface{"), "}"), "; ")
}

// matcher returns a function that finds the category of a name, nil if it has none.
func matcher(categories []Category) func(name string) *Category {
	patterns := make([]*regexp.Regexp, len(categories))
	for i, category := range categories {
		patterns[i] = regexp.MustCompile(`^(?:` + category.Names + `)$`)
	}
	return func(name string) *Category {
		for i, pattern := range patterns {
			if pattern.MatchString(name) {
				return &categories[i]
			}
		}
		return nil
	}
}

// Percent is the share of the promised names that match.
func (r Report) Percent() float64 {
	if r.Promised == 0 {
		return 100
	}
	return 100 * float64(r.Promised-len(r.Open)) / float64(r.Promised)
}

// String is the report for a reader: counts, then what is missing by category.
func (r Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d names compared, %d matched (%.1f %%); of %d promised names %.2f %% match\n",
		r.Compared, r.Matched, 100*float64(r.Matched)/float64(max(r.Compared, 1)), r.Promised, r.Percent())
	for _, category := range slices.Sorted(maps.Keys(r.Excused)) {
		list := r.Excused[category]
		names := make([]string, len(list))
		for i := range list {
			names[i] = list[i].Name
		}
		fmt.Fprintf(&b, "  %s, %d: %s\n", category, len(list), strings.Join(names, " "))
	}
	return b.String()
}
