package pattern

import "testing"

// Recorded are the patterns of the recorded corpus with their texts.
func Recorded(t *testing.T) []recording { return recorded(t) }
