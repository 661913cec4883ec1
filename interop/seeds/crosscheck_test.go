package seeds

import (
	"testing"

	"github.com/modelsmith/modelsmith/interop/internal/crosscheck"
)

// TestCrossCheck runs the example with the client of aws-sdk-go-v2.
func TestCrossCheck(t *testing.T) {
	crosscheck.Run(t, "example_test.go", "document_test.go", "names.json")
}
