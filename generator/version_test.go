package generator_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/check"
)

// TestOtherVersion compiles code that another version generated against this
// runtime: the error names what is the matter, and the line above says what to do.
func TestOtherVersion(t *testing.T) {
	for _, other := range []string{"GeneratedCodeVersion0", "GeneratedCodeVersion2"} {
		files := readTree(t, "../generated/chimesdkidentity")
		for i := range files {
			if files[i].Path == "client.go" {
				files[i].Source = bytes.Replace(files[i].Source, []byte("GeneratedCodeVersion1"), []byte(other), 1)
				if !bytes.Contains(files[i].Source, []byte("// If this does not compile, generate again")) {
					t.Error("the line does not say what to do")
				}
			}
		}
		err := check.Types(t.Context(), ".", check.Packages(generatedPath+"/chimesdkidentity", files))
		if err == nil || !strings.Contains(err.Error(), "undefined: runtime."+other) {
			t.Errorf("%s: %v", other, err)
		}
	}
}
