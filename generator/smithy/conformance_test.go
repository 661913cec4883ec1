package smithy_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/smithy"
	"github.com/modelsmith/modelsmith/generator/source"
)

// allProtocols are the names of all protocols that models have.
var allProtocols = []string{"rest-json", "json", "rest-xml", "query", "ec2", "smithy-rpc-v2-cbor"}

// conformance returns the folder of the conformance data.
func conformance(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("MODELSMITH_CONFORMANCE")
	if dir == "" {
		t.Skip("MODELSMITH_CONFORMANCE names no folder with conformance data")
	}
	return dir
}

// TestConformanceModels reads all models of the conformance data, those of
// protocols that no client speaks too.
func TestConformanceModels(t *testing.T) {
	dir := conformance(t)
	for pattern, want := range map[string]int{"models/*.json": 11, "smithy/models/*.json": 17} {
		files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
		if err != nil || len(files) != want {
			t.Fatalf("%d files match %s, %v", len(files), pattern, err)
		}
		for _, file := range files {
			t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) { readAll(t, file) })
		}
	}
}

// refused counts the operations that have a problem of their own: event streams,
// checksums of choice, unwrapped results, and endpoint parameters by JMESPath.
var refused = map[string]int{
	"dynamodb.smithy": 5, "lambda.smithy": 1, "s3.smithy": 30, "transcribe-streaming.smithy": 4,
	"aws.protocoltests.restjson.RestJson": 7, "com.amazonaws.s3.AmazonS3": 1,
}

func readAll(t *testing.T, file string) {
	base := strings.TrimSuffix(filepath.Base(file), ".json")
	src, err := source.OpenPath(file)
	if err != nil {
		t.Fatal(err)
	}
	s, problems := smithy.Read(src, allProtocols)
	if base == "smithy.protocoltests.rpcv2Json.RpcV2JsonProtocol" {
		if len(problems) != 1 || !strings.Contains(problems[0].Message, "has no protocol that is supported") {
			t.Errorf("%v", problems)
		}
		return
	}
	if problems != nil {
		t.Fatal(problems)
	}
	if want := countOperations(t, src); len(s.Operations) != want || want == 0 {
		t.Errorf("%d operations, the file has %d", len(s.Operations), want)
	}
	if len(s.Unreached) != 0 {
		t.Errorf("unreached: %v", s.Unreached)
	}
	unsupported := 0
	for _, op := range s.Operations {
		unsupported += min(1, len(op.Unsupported))
	}
	if unsupported != refused[base] {
		t.Errorf("%d operations are refused, want %d", unsupported, refused[base])
	}
}

// countOperations counts the operations of a file, all of which the services of
// these files reach.
func countOperations(t *testing.T, src *source.Model) (n int) {
	t.Helper()
	var file struct {
		Shapes map[string]struct{ Type string }
	}
	if err := json.Unmarshal(src.Files[source.SmithyFile].Data, &file); err != nil {
		t.Fatal(err)
	}
	for _, s := range file.Shapes {
		if s.Type == "operation" {
			n++
		}
	}
	return n
}
