package runtime

import "strings"

// Violation is a constraint of the model that a value breaks.
type Violation struct {
	// Path is a JSON pointer (RFC 6901) of member names, indices and keys.
	Path string
	// Message says what the value must be, never what it is.
	Message string
}

// ValidationError is what Validate returns for a value that breaks constraints.
type ValidationError struct {
	// Violations are in the order of the model, the first hundred at most.
	Violations []Violation
	// Count is how many there are in all.
	Count int
}

// Error implements error.
func (e *ValidationError) Error() string {
	messages := make([]string, len(e.Violations))
	for i, v := range e.Violations {
		messages[i] = v.Message
	}
	return strings.Join(messages, "; ")
}
