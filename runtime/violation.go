package runtime

import (
	"fmt"
	"strconv"
	"strings"
)

const (
	// maxViolations bounds how many violations an error lists; all are counted.
	maxViolations = 100
	// maxViolationText bounds the paths and messages that an error lists, in bytes.
	maxViolationText = 64 << 10
	// maxPathKey bounds what a path shows of a map's key, in bytes.
	maxPathKey = 128
)

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

// Error implements error with the message that AWS's services have for it.
func (e *ValidationError) Error() string {
	var b strings.Builder
	plural := "s"
	if e.Count == 1 {
		plural = ""
	}
	fmt.Fprintf(&b, "%d validation error%s detected. ", e.Count, plural)
	for i, v := range e.Violations {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(v.Message)
	}
	if more := e.Count - len(e.Violations); more > 0 {
		fmt.Fprintf(&b, "; and %d more", more)
	}
	return b.String()
}

// violation is the violation of a constraint, of a value at a path. The value's
// length is told where it is at fault; negative is none.
func violation(path string, length int64, constraint string) Violation {
	what := "Value"
	if length >= 0 {
		what += " with length " + strconv.FormatInt(length, 10)
	}
	return Violation{Path: path, Message: what + " at '" + path + "' failed to satisfy constraint: Member must " + constraint}
}

// lengthText and rangeText say what the bounds are.
func (c *Check) lengthText() string { return "have length " + c.boundsText() }

func (c *Check) rangeText() string { return "be " + c.boundsText() }

func (c *Check) boundsText() string {
	switch {
	case c.Min != "" && c.Max != "":
		return "between " + c.Min + " and " + c.Max + ", inclusive"
	case c.Min != "":
		return "greater than or equal to " + c.Min
	}
	return "less than or equal to " + c.Max
}

func (c *Check) patternText() string { return "satisfy regular expression pattern: " + c.Pattern }

func (c *Check) enumText() string {
	return "satisfy enum value set: [" + strings.Join(c.shown(), ", ") + "]"
}

func (c *Check) intsText() string {
	shown := make([]string, len(c.Ints))
	for i, v := range c.Ints {
		shown[i] = strconv.Itoa(int(v))
	}
	return "satisfy enum value set: [" + strings.Join(shown, ", ") + "]"
}

// pointerEscape escapes what has a meaning in a JSON pointer.
var pointerEscape = strings.NewReplacer("~", "~0", "/", "~1")

// pathKey is a map's key as a path shows it.
func pathKey(key string) string {
	if len(key) > maxPathKey {
		key = strings.ToValidUTF8(key[:maxPathKey], "") + "..."
	}
	return pointerEscape.Replace(key)
}
