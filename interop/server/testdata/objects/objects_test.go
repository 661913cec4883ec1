package objects

import (
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/interop/server/testdata/gen/mediastoredata/mediastoredataserver"
	"github.com/modelsmith/modelsmith/runtime"
	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// start starts a server and returns the environment in which clients may call it.
func start(t *testing.T) []string {
	t.Helper()
	store := &store{objects: map[string]object{torn: {body: make([]byte, 1<<20)}}}
	auth := runtime.SigV4(sigv4.StaticCredentials(aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "secret"}))
	server := httptest.NewServer(mediastoredataserver.NewHandler(store, auth, runtime.WithLogger(slog.New(slog.DiscardHandler))))
	t.Cleanup(server.Close)
	home := t.TempDir()
	return append(os.Environ(), "HOME="+home, "AWS_CONFIG_FILE="+home+"/config", "AWS_SHARED_CREDENTIALS_FILE="+home+"/none",
		"AWS_ACCESS_KEY_ID=AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY=secret", "AWS_DEFAULT_REGION=us-east-1", "AWS_MAX_ATTEMPTS=1",
		"AWS_EC2_METADATA_DISABLED=true", "AWS_ENDPOINT_URL="+server.URL, "NO_PROXY=127.0.0.1")
}

// TestBoto3 has boto3 put, read, describe, list and delete objects.
func TestBoto3(t *testing.T) {
	command := exec.CommandContext(t.Context(), "python3", "-B", "boto3_client.py")
	command.Env = start(t)
	text, err := command.CombinedOutput()
	if err != nil || !strings.HasSuffix(string(text), "all held\n") {
		t.Errorf("%v\n%s", err, text)
	}
}

// TestCLI has the AWS CLI put a file and get it back.
func TestCLI(t *testing.T) {
	env, dir := start(t), t.TempDir()
	content := strings.Repeat("line\n", 50_000)
	if err := os.WriteFile(dir+"/in", []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	cli := func(arguments ...string) (string, error) {
		command := exec.CommandContext(t.Context(), "python3", append([]string{"-B", "-m", "awscli", "mediastore-data"}, arguments...)...)
		command.Env, command.Dir = env, dir
		text, err := command.CombinedOutput()
		return string(text), err
	}
	if text, err := cli("put-object", "--path", "a/b", "--body", "in"); err != nil || !strings.Contains(text, `"StorageClass": "TEMPORAL"`) {
		t.Fatalf("%v\n%s", err, text)
	}
	if text, err := cli("get-object", "--path", "a/b", "out"); err != nil || !strings.Contains(text, `"StatusCode": 200`) {
		t.Fatalf("%v\n%s", err, text)
	}
	if got, err := os.ReadFile(dir + "/out"); err != nil || string(got) != content {
		t.Errorf("%d bytes came back, %v", len(got), err)
	}
	if text, err := cli("delete-object", "--path", "nothing"); err == nil || !strings.Contains(text, "(ObjectNotFoundException)") || !strings.Contains(text, "there is no nothing") {
		t.Errorf("%v\n%s", err, text)
	}
}
