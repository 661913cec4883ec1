package example

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// requireEnv names the variable that turns a skip into a failure.
const requireEnv = "MODELSMITH_REQUIRE_PEERS"

// The first access key of the server.
const rootID, rootSecret = "AKIAIOSROOT000000000", "root/secret+of=the"

// cli is the AWS CLI with the credentials of somebody.
type cli struct {
	*testing.T
	path, url, id, secret string
}

// findCLI returns the path of the AWS CLI.
func findCLI(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("aws")
	if err != nil && os.Getenv(requireEnv) == "1" {
		t.Fatal("no AWS CLI: ", err)
	}
	if err != nil {
		t.Skipf("no AWS CLI: %v; set %s=1 to fail instead", err, requireEnv)
	}
	return path
}

// as is the CLI with other credentials.
func (c cli) as(id, secret string) cli {
	c.id, c.secret = id, secret
	return c
}

// run runs a command, with nothing of the machine's configuration.
func (c cli) run(args ...string) (stdout, stderr string, err error) {
	none := filepath.Join(c.TempDir(), "none")
	command := exec.CommandContext(c.Context(), c.path, append([]string{"iam"}, args...)...)
	command.Env = append(slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "AWS_") }),
		"AWS_ACCESS_KEY_ID="+c.id, "AWS_SECRET_ACCESS_KEY="+c.secret, "AWS_ENDPOINT_URL="+c.url,
		"AWS_DEFAULT_REGION=us-east-1", "AWS_CONFIG_FILE="+none,
		"AWS_SHARED_CREDENTIALS_FILE="+none, "AWS_MAX_ATTEMPTS=1", "AWS_DEFAULT_OUTPUT=json", "AWS_PAGER=",
		"NO_PROXY=127.0.0.1", "AWS_EC2_METADATA_DISABLED=true",
	)
	var out, diagnostics bytes.Buffer
	command.Stdout, command.Stderr = &out, &diagnostics
	err = command.Run()
	return out.String(), diagnostics.String(), err
}

// does wants a command to succeed, and reads what it prints into out unless that is nil.
func (c cli) does(out any, args ...string) {
	c.Helper()
	stdout, stderr, err := c.run(args...)
	if err != nil {
		c.Fatalf("aws iam %s: %v: %s", strings.Join(args, " "), err, stderr)
	}
	if out == nil {
		if stdout != "" {
			c.Errorf("aws iam %s printed %s", strings.Join(args, " "), stdout)
		}
		return
	}
	if err := json.Unmarshal([]byte(stdout), out); err != nil {
		c.Fatalf("aws iam %s: %v: %s", strings.Join(args, " "), err, stdout)
	}
}

// fails wants a command to fail with a code, and the texts in what it says.
func (c cli) fails(code string, texts []string, args ...string) {
	c.Helper()
	_, stderr, err := c.run(args...)
	if err == nil || !strings.Contains(stderr, "An error occurred ("+code+") when calling") {
		c.Errorf("aws iam %s: %v: want %s, got %s", strings.Join(args, " "), err, code, stderr)
	}
	for _, text := range texts {
		if !strings.Contains(stderr, text) {
			c.Errorf("aws iam %s: want %q in %s", strings.Join(args, " "), text, stderr)
		}
	}
}

// address is what the server says of itself when it listens.
var address = regexp.MustCompile(`msg=listening url=(\S+)`)

// start builds and starts the example, and ends it as a terminal would, which it has to take well.
func start(t *testing.T) (url string) {
	t.Helper()
	program := filepath.Join(t.TempDir(), "iamserver")
	build := exec.Command("go", "build", "-race", "-o", program, "github.com/modelsmith/modelsmith/examples/iamserver")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	server := exec.Command(program, "-addr", "127.0.0.1:0")
	server.Env = append(os.Environ(), "IAMSERVER_ACCESS_KEY_ID="+rootID, "IAMSERVER_SECRET_ACCESS_KEY="+rootSecret)
	log, err := server.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	lines, rest := bufio.NewScanner(log), make(chan string, 1)
	t.Cleanup(func() {
		if err := server.Process.Signal(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
		text := <-rest
		if err := server.Wait(); err != nil {
			t.Errorf("the server ended with %v: %s", err, text)
		}
		if strings.Contains(text, rootSecret) || !strings.Contains(text, "shutting down") {
			t.Errorf("the server logged %s", text)
		}
	})
	for url == "" && lines.Scan() {
		if found := address.FindStringSubmatch(lines.Text()); found != nil {
			url = found[1]
		}
	}
	go func() {
		var text strings.Builder
		for lines.Scan() {
			text.WriteString(lines.Text() + "\n")
		}
		rest <- text.String()
	}()
	if url == "" {
		t.Fatal("the server does not listen")
	}
	return url
}
