package endpoints

import "strings"

// ARN is a parsed Amazon Resource Name; Region and AccountID may be empty.
type ARN struct {
	Partition, Service, Region, AccountID string
	// ResourceID is the resource split at colons and slashes; it has at least one element.
	ResourceID []string
}

// ParseARN splits arn:partition:service:region:account:resource, the function aws.parseArn. There is no value when a
// section is missing or when partition, service or resource is empty.
func ParseARN(s string) (ARN, bool) {
	rest, ok := strings.CutPrefix(s, "arn:")
	if !ok {
		return ARN{}, false
	}
	var a ARN
	for _, section := range [...]*string{&a.Partition, &a.Service, &a.Region, &a.AccountID} {
		if *section, rest, ok = strings.Cut(rest, ":"); !ok {
			return ARN{}, false
		}
	}
	if a.Partition == "" || a.Service == "" || rest == "" {
		return ARN{}, false
	}
	a.ResourceID = splitResource(rest)
	return a, true
}

// splitResource keeps empty parts: what stands at an index must not depend on the parts before it.
func splitResource(s string) []string {
	parts := make([]string, 0, 1+strings.Count(s, ":")+strings.Count(s, "/"))
	for {
		i := strings.IndexAny(s, ":/")
		if i < 0 {
			return append(parts, s)
		}
		parts = append(parts, s[:i])
		s = s[i+1:]
	}
}

// At returns the element of a list at an index, the function getAttr with a path such as resourceId[1].
func At(list []string, i int) (string, bool) {
	if i < 0 || i >= len(list) {
		return "", false
	}
	return list[i], true
}

// Has drops the value of a function with an optional result and keeps whether there is one, the function isSet.
func Has[T any](_ T, ok bool) bool { return ok }
