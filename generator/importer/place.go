package importer

// A place is a kind of position in a model file. Asked for a key of the object
// that stands there, it tells whether the value is prose and else what place
// the value is. A list hands its own place on to its elements, so that a list
// of references needs no kind of its own. The nil place has facts only, such as
// the metadata of a service: it is kept as it is.
type place func(key string) (inner place, prose bool)

// names is a place whose keys are names from the model, of things that all are
// of the one kind: a shape called "documentation" is a shape.
func names(of place) place {
	return func(string) (place, bool) { return of, false }
}

// documented is the place of an object which has documentation and no inner
// objects that have any: a reference to a shape, a parameter.
func documented(key string) (place, bool) { return nil, key == "documentation" }

// service is the root of service-2.
func service(key string) (place, bool) {
	switch key {
	case "operations":
		return names(operation), false
	case "shapes":
		return names(shape), false
	case "clientContextParams":
		return names(documented), false
	default:
		return nil, key == "documentation"
	}
}

// extras is the root of service-2.sdk-extras: what to merge into service-2.
func extras(key string) (place, bool) {
	if key == "merge" {
		return service, false
	}
	return nil, false
}

func operation(key string) (place, bool) {
	switch key {
	case "input", "output", "errors":
		return documented, false
	default:
		return nil, key == "documentation"
	}
}

func shape(key string) (place, bool) {
	switch key {
	case "members":
		return names(documented), false
	case "member", "key", "value":
		return documented, false
	default:
		return nil, key == "documentation"
	}
}

// waiters is the root of waiters-2.
func waiters(key string) (place, bool) {
	if key == "waiters" {
		return names(waiter), false
	}
	return nil, false
}

// waiter calls its documentation a description.
func waiter(key string) (place, bool) {
	return nil, key == "description" || key == "documentation"
}

// ruleSet is the root of endpoint-rule-set-1, and of a decision diagram of such
// rules. The text of an error rule is no prose: it is what the caller gets to read.
func ruleSet(key string) (place, bool) {
	switch key {
	case "parameters":
		return names(documented), false
	case "rules", "results":
		return rule, false
	default:
		return nil, commentary(key)
	}
}

func rule(key string) (place, bool) {
	switch key {
	case "rules":
		return rule, false
	case "conditions":
		return remark, false
	default:
		return nil, commentary(key)
	}
}

// remark is the place of a condition, on which only remarks are prose.
func remark(key string) (place, bool) { return nil, commentary(key) }

// commentary tells whether a key of a rule, a rule set or a condition is there
// for its human reader only.
func commentary(key string) bool {
	return key == "documentation" || key == "comment" || key == "description"
}

// partitions is the root of partitions.json.
func partitions(key string) (place, bool) {
	if key == "partitions" {
		return partition, false
	}
	return nil, commentary(key)
}

// partition has a description, a title for people, on each of its regions.
func partition(key string) (place, bool) {
	if key == "regions" {
		return names(remark), false
	}
	return nil, commentary(key)
}
