package moto

import (
	"testing"

	"github.com/modelsmith/modelsmith/interop/internal/crosscheck"
)

// TestCrossCheck runs the other tests of this package with the client of aws-sdk-go-v2.
func TestCrossCheck(t *testing.T) { crosscheck.Run(t, "*_test.go", "serve.py") }
