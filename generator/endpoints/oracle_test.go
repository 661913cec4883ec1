package endpoints_test

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/endpoints"
	"github.com/modelsmith/modelsmith/generator/importer/importertest"
)

// TestOracle asks emitted code and botocore the same questions: every region of every partition and some that nobody
// knows, with every combination of flags, with and without a custom endpoint. MODELSMITH_ENDPOINT_ORACLE=all asks about
// all services, which takes minutes.
func TestOracle(t *testing.T) {
	data := importertest.DataDir(t)
	services := []string{"iam", "chime", "chime-sdk-identity"}
	if os.Getenv("MODELSMITH_ENDPOINT_ORACLE") == "all" {
		services = catalogue(t, data)
	} else if testing.Short() {
		t.Skip("builds a program")
	}
	sets := map[string][]byte{}
	var calls []call
	for _, name := range services {
		sets[name] = newest(t, data, name)
		calls = append(calls, questions(t, name, sets[name], regions(t, data))...)
	}
	p := build(t, sets)
	var want []answer
	in, err := json.Marshal(calls)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(output(t, exec.Command("python3", filepath.Join("testdata", "oracle.py")), in), &want); err != nil {
		t.Fatal(err)
	}
	failures := 0
	for i, got := range p.ask(t, calls) {
		if agree(got, want[i]) {
			continue
		}
		t.Errorf("%s %v\n got %+v\nwant %+v", calls[i].Set, calls[i].Params, got, want[i])
		if failures++; failures == 20 {
			t.Fatal("and so on")
		}
	}
	t.Logf("%d answers of %d services agree", len(calls)-failures, len(services))
}

// agree compares answers. Errors that no rule words differ in their text.
func agree(got, want answer) bool {
	if got.Error != "" && want.Error != "" && !strings.HasPrefix(got.Error, "endpoint rule error, ") {
		return true
	}
	return reflect.DeepEqual(normal(got), normal(want))
}

// regions lists what partitions.json names, and regions it does not name: of a known form, of none, and absent.
func regions(t *testing.T, data string) []any {
	var partitions struct {
		Partitions []struct{ Regions map[string]any }
	}
	if err := json.Unmarshal(importertest.Source(t, data, "partitions.json"), &partitions); err != nil {
		t.Fatal(err)
	}
	list := []any{nil, "", "us-west-77", "cn-new-1", "us-isof-x_1-2", "us-gov-nowhere-9", "eusc-de-north-3", "mars-1", "us-east-1a"}
	for _, p := range partitions.Partitions {
		for region := range p.Regions {
			list = append(list, region)
		}
	}
	return list
}

// questions makes the calls for one service: every region with every combination of flags, once with nothing else and
// then with values of all kinds for the other parameters, in random but fixed combinations.
func questions(t *testing.T, name string, set []byte, regions []any) []call {
	t.Helper()
	rs := read(t, set, name)
	random := rand.New(rand.NewPCG(1, 2))
	rounds := 3
	if len(rs.Parameters) > 4 {
		rounds = 40
	}
	var calls []call
	for round := range rounds {
		for _, region := range regions {
			for flags := range 4 {
				params := map[string]any{}
				for _, p := range rs.Parameters {
					switch {
					case p.Name == "UseDualStack":
						params[p.Name] = flags&2 != 0
					case round > 0 || p.Required && p.Default == nil:
						params[p.Name] = randomValue(p, random)
					}
				}
				params["Region"], params["UseFIPS"] = region, flags&1 != 0
				maps.DeleteFunc(params, func(_ string, v any) bool { return v == nil })
				calls = append(calls, call{name, params})
			}
		}
	}
	return calls
}

// randomValue is nil where the parameter stays unset.
func randomValue(p *endpoints.Parameter, random *rand.Rand) any {
	texts := []string{
		"", "bucket", "bucket.name", "Bucket_1", "a-", "192.168.0.1", "us-west-2", "123456789012", "control", "data",
		"preferred", "required", "disabled", "name--use1-az4--x-s3", "name--usw2-az12--x-s3", "name--use1-az4--xa-s3",
		"test-accessp-o0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3", "a b/c?", "sns", "käse",
		"arn:aws:s3:us-west-2:123456789012:accesspoint:point", "arn:aws:s3::123456789012:accesspoint:point.mrap",
		"arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-1:accesspoint:point",
		"arn:aws:s3-object-lambda:us-east-1:123456789012:accesspoint/mine", "arn:aws-cn:s3:cn-north-1:1:accesspoint:p",
		"arn:aws:kinesis:us-east-1:123456789012:stream/test", "arn:aws:dynamodb:us-east-1:123456789012:table/t",
		"arn:aws:kinesis:us-east-1:123456789012:stream/test/consumer/c:1", "arn:aws:cloudfront::1:key-value-store/x", "arn:",
	}
	urls := []string{
		"https://example.com", "http://example.com:8443/base/path", "https://10.0.0.1/", "https://[2001:db8::1]:443",
		"https://dynamodb.us-east-1.api.aws", "ftp://example.com", "https://example.com/?q=1", "nonsense",
	}
	switch {
	case random.IntN(3) == 0:
		return nil
	case p.Name == "Endpoint" && random.IntN(2) == 0:
		return nil
	case p.Name == "Endpoint":
		return urls[random.IntN(len(urls))]
	case p.Type == endpoints.Boolean:
		return random.IntN(2) == 0
	case p.Type == endpoints.StringArray:
		return []string{texts[random.IntN(len(texts))], texts[random.IntN(len(texts))]}[random.IntN(2):]
	}
	return texts[random.IntN(len(texts))]
}
