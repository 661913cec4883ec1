package generator_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/importer"
	"github.com/modelsmith/modelsmith/generator/importer/importertest"
	"github.com/modelsmith/modelsmith/generator/lint"
	"github.com/modelsmith/modelsmith/generator/source"
)

// known are faults of the catalogue that must be found: service, path and rule.
const known = `
osis shapes.AwsAccountId pattern/double-escape
osis shapes.AwsAccountId pattern/length
connect shapes.PhoneNumber pattern/double-escape
connect shapes.Password pattern/delimiters
connect shapes.Password pattern/never-matches
kendra shapes.LambdaArn pattern/delimiters
dataexchange shapes.AwsAccountId pattern/never-matches
apprunner shapes.ServiceId pattern/length
sagemaker shapes.CustomerMetadataKey pattern/quantified-anchor
sagemaker shapes.RepositoryUrl pattern/backtracking
omics shapes.BatchName pattern/class-separator
chime-sdk-identity shapes.ResourceName pattern/long-escape
budgets shapes.BudgetName pattern/inline-flags
cleanrooms shapes.DisplayName pattern/lone-surrogate
emr shapes.UriString pattern/lone-surrogate
organizations shapes.ChildId pattern/half-anchored
autoscaling-plans shapes.ScalingPlanName pattern/intersection
iam shapes.accountAliasType pattern/lookaround
chime-sdk-meetings shapes.TenantId pattern/backreference
timestream-influxdb shapes.DbClusterName pattern/wide-range
s3 operations.UploadPart route/ambiguous
s3 operations.ListDirectoryBuckets route/ambiguous
mediaconnect operations.StopFlow route/overlap
workspaces-web operations.AssociateBrowserSettings route/greedy-inside
chime operations.PutRetentionSettings route/status-without-body
efs operations.DescribeAccountPreferences route/body
cloudwatch shapes.ResourceNotFound error/code
storagegateway shapes.ErrorCode enum/space
dynamodb operations.Query paginator/type
chime-sdk-identity operations.ListAppInstances paginator/missing
appconfig operations.GetEnvironment waiter/value
cloudformation operations.DescribeStacks waiter/error
macie2 shapes.DescribeClassificationJobResponse.members.clientToken member/token
medialive shapes.CreateChannel model/unreached
imagebuilder shapes.EmptyString bounds/empty
timestream-write operations.DeleteDatabase.endpointdiscovery model/unsupported
`

// most is how many findings a rule may have in the whole catalogue before they
// are not worth reading any more; 20 for the others.
func most() map[string]int {
	return map[string]int{
		"deprecated/message": 30, "route/greedy-inside": 30, "error/status": 100, "label/empty": 90, "member/sensitive": 90, "model/invalid": 300,
		"model/unreached": 450, "model/unsupported": 130, "paginator/missing": 820, "pattern/class-separator": 80,
		"pattern/double-escape": 30, "pattern/half-anchored": 35, "pattern/backtracking": 60, "pattern/lookaround": 250,
		"waiter/error": 50,
	}
}

// TestLintCatalogue lints all of botocore: known faults are found, and no rule
// floods.
func TestLintCatalogue(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	dir := t.TempDir()
	cfg := importer.Config{From: importertest.DataDir(t), To: dir, Services: []string{"all"}}
	if _, err := importer.Import(t.Context(), cfg); err != nil {
		t.Fatal(err)
	}
	models := os.DirFS(dir)
	start := time.Now()
	findings, err := generator.Lint(t.Context(), generator.LintConfig{Services: source.List(models), Models: models, Rules: lint.Rules()})
	if err != nil {
		t.Fatal(err)
	}
	took := time.Since(start)
	found, counts := make(map[string]bool), make(map[string]int)
	for _, f := range findings {
		service, _, _ := strings.Cut(f.Pos.File, "/")
		found[service+" "+f.Path+" "+f.Rule] = true
		counts[f.Rule]++
	}
	for line := range strings.Lines(strings.TrimSpace(known)) {
		if line = strings.TrimSpace(line); !found[line] {
			t.Error("not found:", line)
		}
	}
	limits := most()
	for _, r := range lint.Rules() {
		t.Logf("%-28s %-8s %d", r.ID, r.Severity, counts[r.ID])
		if n := counts[r.ID]; n > max(20, limits[r.ID]) {
			t.Errorf("%s has %d findings", r.ID, n)
		}
	}
	t.Log(len(findings), "findings in", took)
}
