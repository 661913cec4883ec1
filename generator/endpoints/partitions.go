package endpoints

import "strings"

// partition is one entry of partitions.json.
type partition struct {
	name, dnsSuffix, dualStackDNSSuffix, implicitGlobalRegion string
	supportsFIPS, supportsDualStack                           bool
	// prefixes are what a region not listed starts with, before \w+\-\d+.
	prefixes []string
	regions  []string
}

// partitionReader reads partitions.json; a region belongs to one partition only.
type partitionReader struct {
	reader
	owner map[string]string
}

func (r *partitionReader) partitions(root value) []partition {
	o := r.object(root, "partitions", "version")
	v, ok := r.required(root, o, "partitions")
	if !ok {
		return nil
	}
	var list []partition
	for _, item := range r.elements(v) {
		list = append(list, r.partition(item))
	}
	if len(list) == 0 && v.IsArray() {
		r.fault(v, "there is no partition")
	}
	return list
}

func (r *partitionReader) partition(v value) partition {
	var p partition
	o := r.object(v, "id", "outputs", "regionRegex", "regions")
	p.name = r.requiredString(v, o, "id")
	if at, ok := r.required(v, o, "outputs"); ok {
		r.outputs(at, &p)
	}
	if at, ok := r.required(v, o, "regionRegex"); ok {
		regex, _ := r.string(at)
		if p.prefixes, ok = regionPrefixes(regex); !ok {
			r.fault(at, `%q is not of the form ^prefix\-\w+\-\d+$, the only one the runtime reads`, regex)
		}
	}
	if at, ok := r.required(v, o, "regions"); ok {
		for _, m := range r.members(at) {
			p.regions = append(p.regions, m.name)
			r.object(m.value)
			if owner, taken := r.owner[m.name]; taken {
				r.fault(m.value, "region %q is in partition %q already", m.name, owner)
			}
			r.owner[m.name] = p.name
		}
	}
	return p
}

func (r *partitionReader) outputs(v value, p *partition) {
	o := r.object(v, "name", "dnsSuffix", "dualStackDnsSuffix", "implicitGlobalRegion", "supportsFIPS", "supportsDualStack")
	p.dnsSuffix = r.requiredString(v, o, "dnsSuffix")
	p.dualStackDNSSuffix = r.requiredString(v, o, "dualStackDnsSuffix")
	p.implicitGlobalRegion = r.requiredString(v, o, "implicitGlobalRegion")
	p.supportsFIPS = r.requiredBool(v, o, "supportsFIPS")
	p.supportsDualStack = r.requiredBool(v, o, "supportsDualStack")
	if at, ok := o.get("name"); ok {
		if name, ok := r.string(at); ok && name != p.name {
			r.fault(at, "the name %q is not the id %q", name, p.name)
		}
	}
}

// regionPrefixes expands ^(us|eu)\-\w+\-\d+$ to us- and eu-. Literals and groups of literals may follow each other.
func regionPrefixes(regex string) ([]string, bool) {
	head, okStart := strings.CutPrefix(regex, "^")
	head, okEnd := strings.CutSuffix(head, `\w+\-\d+$`)
	if !okStart || !okEnd {
		return nil, false
	}
	prefixes := []string{""}
	for head != "" {
		var choices []string
		if group, ok := strings.CutPrefix(head, "("); ok {
			inner, rest, closed := strings.Cut(group, ")")
			if !closed {
				return nil, false
			}
			choices, head = strings.Split(inner, "|"), rest
		} else if rest, ok := strings.CutPrefix(head, `\-`); ok {
			choices, head = []string{"-"}, rest
		} else {
			choices, head = []string{head[:1]}, head[1:]
		}
		var longer []string
		for _, prefix := range prefixes {
			for _, choice := range choices {
				if choice != "-" && !isRegionText(choice) {
					return nil, false
				}
				longer = append(longer, prefix+choice)
			}
		}
		if prefixes = longer; len(prefixes) > maxPrefixes {
			return nil, false
		}
	}
	return prefixes, true
}

// maxPrefixes bounds what groups in a row can expand to.
const maxPrefixes = 1000

func isRegionText(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}
