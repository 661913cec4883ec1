package server

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"

	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

// requireEnv names the variable that turns a skip into a failure.
const requireEnv = "MODELSMITH_REQUIRE_PEERS"

// A pythonPeer calls with boto3 or with the AWS CLI, in one process for all calls.
type pythonPeer struct {
	in  io.Writer
	out *bufio.Reader
}

// newPython starts client.py, or skips the test where it cannot run.
func newPython(t *testing.T, kind, module string) pythonPeer {
	t.Helper()
	if err := exec.Command("python3", "-c", "import "+module).Run(); err != nil {
		if os.Getenv(requireEnv) == "1" {
			t.Fatalf("python3 with %s is not installed: %v", module, err)
		}
		t.Skipf("python3 with %s is not installed; set %s=1 to fail instead", module, requireEnv)
	}
	command := exec.CommandContext(t.Context(), "python3", "-B", "client.py", kind)
	command.Stderr = os.Stderr
	home := t.TempDir()
	command.Env = append(os.Environ(), "HOME="+home, "AWS_CONFIG_FILE="+home+"/config", "AWS_SHARED_CREDENTIALS_FILE="+home+"/none",
		"AWS_ACCESS_KEY_ID="+account.AccessKeyID, "AWS_SECRET_ACCESS_KEY="+account.SecretAccessKey, "AWS_SESSION_TOKEN="+account.SessionToken,
		"AWS_DEFAULT_REGION="+region, "AWS_MAX_ATTEMPTS=1", "AWS_EC2_METADATA_DISABLED=true", "PYTHONIOENCODING=utf-8")
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = command.Wait()
	})
	return pythonPeer{in, bufio.NewReader(out)}
}

func (p pythonPeer) call(b *backend, operation string, who access, params map[string]any) (out answer, err error) {
	question, err := json.Marshal(map[string]any{
		"service": b.name, "operation": operation, "params": params, "endpoint": b.url, "signed": who == signed,
	})
	if err != nil {
		return out, err
	}
	if _, err := p.in.Write(append(question, '\n')); err != nil {
		return out, err
	}
	line, err := p.out.ReadBytes('\n')
	if err != nil {
		return out, fmt.Errorf("client.py: %w", err)
	}
	if err := json.Unmarshal(line, &out); err != nil {
		return out, fmt.Errorf("client.py: %w: %s", err, line)
	}
	// Once more for the values, with the numbers as they are written.
	value, err := goshape.Decode(line)
	if err != nil {
		return out, err
	}
	out.Output, out.Members = value.(map[string]any)["output"], value.(map[string]any)["members"]
	return out, nil
}

func (pythonPeer) wanted(_ *backend, _ string, params map[string]any) (any, error) {
	return params, nil
}
