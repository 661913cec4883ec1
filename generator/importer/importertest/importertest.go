// Package importertest helps tests to compare imported models with their source.
// It knows nothing of how the importer works, and imports only the standard
// library.
package importertest

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Botocore is the version of botocore that the models are imported from.
const Botocore = "1.43.11"

// DataDir is the data directory of the botocore of this machine. The test is
// skipped where that is missing or has another version.
func DataDir(t testing.TB) string {
	t.Helper()
	const script = "import botocore; print(botocore.__version__, botocore.__file__)"
	out, err := exec.Command("python3", "-c", script).Output()
	if err != nil {
		Missing(t, "botocore %s is missing: python3 cannot import it (%v)", Botocore, err)
	}
	version, file, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	if version != Botocore {
		Missing(t, "botocore %s is missing: python3 imports version %s", Botocore, version)
	}
	return filepath.Join(filepath.Dir(file), "data")
}

// requireEnv makes tests fail whose peer is missing, for CI.
const requireEnv = "MODELSMITH_REQUIRE_BOTOCORE"

// Missing ends a test whose peer is missing: it is skipped, or fails where the
// environment asks for all peers.
func Missing(t testing.TB, format string, args ...any) {
	t.Helper()
	if os.Getenv(requireEnv) != "" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// Source is the content of a file of a data directory, given by its slashed path
// without the extension .gz that it may have there.
func Source(t testing.TB, dataDir, name string) []byte {
	t.Helper()
	file := filepath.Join(dataDir, filepath.FromSlash(name))
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		text, err = uncompress(file + ".gz")
	}
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func uncompress(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Same checks that an imported file says what its source says, except for the
// prose; kind is the name of the file without extension.
func Same(kind string, source, imported []byte) error {
	want, err := decode(source)
	if err != nil {
		return err
	}
	got, err := decode(imported)
	if err != nil {
		return err
	}
	want = prune(want, "", prose(kind))
	if !reflect.DeepEqual(got, want) {
		return fmt.Errorf("%s: the imported file differs from its source in more than prose", kind)
	}
	return nil
}

func decode(raw []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	err := d.Decode(&v)
	return v, err
}

// prose matches the paths of all prose in a kind of file. A path has a slash and
// the quoted key for each object above; lists do not show.
func prose(kind string) *regexp.Regexp {
	alternatives := []string{"[^/]"} // no path
	for _, p := range prosePaths(kind) {
		var b strings.Builder
		for step := range strings.SplitSeq(p, "/") {
			switch step {
			case "*":
				b.WriteString(`/"(?:[^"\\]|\\.)*"`)
			case "rules+":
				b.WriteString(`(?:/"rules")+`)
			default:
				b.WriteString("/" + strconv.Quote(step))
			}
		}
		alternatives = append(alternatives, b.String())
	}
	return regexp.MustCompile("^(?:" + strings.Join(alternatives, "|") + ")$")
}

// prosePaths are the places of prose, where * is any key and rules+ stands for
// rules within rules.
func prosePaths(kind string) []string {
	switch kind {
	case "service-2":
		return []string{
			"documentation", "clientContextParams/*/documentation",
			"operations/*/documentation", "operations/*/input/documentation",
			"operations/*/output/documentation", "operations/*/errors/documentation",
			"shapes/*/documentation", "shapes/*/members/*/documentation",
			"shapes/*/member/documentation", "shapes/*/key/documentation", "shapes/*/value/documentation",
		}
	case "service-2.sdk-extras":
		var merged []string
		for _, path := range prosePaths("service-2") {
			merged = append(merged, "merge/"+path)
		}
		return merged
	case "waiters-2":
		return []string{"waiters/*/description", "waiters/*/documentation"}
	case "endpoint-rule-set-1":
		return []string{
			"documentation", "comment", "description", "parameters/*/documentation",
			"rules+/documentation", "rules+/comment", "rules+/description",
			"rules+/conditions/documentation", "rules+/conditions/comment", "rules+/conditions/description",
		}
	case "model":
		return smithyPaths()
	case "partitions":
		return []string{
			"documentation", "comment", "description",
			"partitions/documentation", "partitions/comment", "partitions/description",
			"partitions/regions/*/documentation", "partitions/regions/*/comment", "partitions/regions/*/description",
		}
	default:
		return nil
	}
}

// smithyPaths are the places of prose in a Smithy model.
func smithyPaths() (paths []string) {
	for _, at := range []string{"", "members/*/", "member/", "key/", "value/"} {
		at = "shapes/*/" + at + "traits/"
		paths = append(paths, at+"smithy.api#documentation", at+"smithy.api#externalDocumentation", at+"smithy.api#examples",
			at+"smithy.api#enum/documentation", at+"aws.iam#iamAction/documentation",
			at+"aws.iam#actionPermissionDescription", at+"aws.iam#defineConditionKeys/*/documentation", at+"smithy.waiters#waitable/*/documentation",
			at+"smithy.rules#clientContextParams/*/documentation", at+"smithy.rules#endpointTests/testCases/documentation",
			at+"smithy.rules#endpointBdd/parameters/*/documentation", at+"smithy.rules#endpointBdd/results/documentation")
		for _, rules := range prosePaths("endpoint-rule-set-1") {
			paths = append(paths, at+"smithy.rules#endpointRuleSet/"+rules)
		}
	}
	return paths
}

// prune takes the values away whose path matches.
func prune(v any, at string, drop *regexp.Regexp) any {
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			path := at + "/" + strconv.Quote(key)
			switch key {
			case "documentation", "description", "comment", "smithy.api#documentation", "smithy.api#externalDocumentation", "smithy.api#examples", "aws.iam#actionPermissionDescription":
				if drop.MatchString(path) {
					delete(v, key)
					continue
				}
			}
			v[key] = prune(inner, path, drop)
		}
	case []any:
		for i, inner := range v {
			v[i] = prune(inner, at, drop)
		}
	}
	return v
}
