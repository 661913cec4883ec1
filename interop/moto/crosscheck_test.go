package moto

import (
	"testing"

	"github.com/modelsmith/modelsmith/interop/internal/crosscheck"
)

// TestCrossCheck runs the other tests of this package with the client of aws-sdk-go-v2, but for those of services that
// the module does not have it for, and of what it does not have: the files that begin with s.
func TestCrossCheck(t *testing.T) { crosscheck.Run(t, "[^s]*_test.go", "server_test.go", "serve.py") }
