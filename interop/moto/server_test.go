package moto

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// requireEnv names the variable that turns a skip into a failure.
const requireEnv = "MODELSMITH_REQUIRE_PEERS"

// startTime is how long moto may take until it answers.
const startTime = time.Minute

// A server is a running moto.
type server struct {
	url     string
	process *exec.Cmd
	// life is the process's standard input: moto ends when it does.
	life io.Closer
}

// shared is the one server of all tests; the first that needs it starts it.
var shared struct {
	once   sync.Once
	server *server
	err    error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if shared.server != nil {
		shared.server.stop()
	}
	os.Exit(code)
}

// address returns where moto is, with nothing in it.
func address(t *testing.T) string {
	t.Helper()
	shared.once.Do(func() { shared.server, shared.err = startServer() })
	s, err := shared.server, shared.err
	if err != nil && os.Getenv(requireEnv) == "1" {
		t.Fatal(err)
	}
	if err != nil {
		t.Skipf("%v; set %s=1 to fail instead", err, requireEnv)
	}
	response, err := http.Post(s.url+"/moto-api/reset", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Fatalf("reset: %s", response.Status)
	}
	return s.url
}

func startServer() (*server, error) {
	python, err := exec.LookPath("python3")
	if err != nil {
		return nil, fmt.Errorf("no python3 to run moto: %w", err)
	}
	s := &server{process: exec.Command(python, "serve.py")}
	if s.life, err = s.process.StdinPipe(); err != nil {
		return nil, err
	}
	log, err := s.process.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := s.process.Start(); err != nil {
		return nil, err
	}
	if s.url, err = announced(log); err == nil {
		err = s.wait()
	}
	if err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

// announced reads what moto logs up to where it says its address. The rest is read and dropped, else moto would stop
// at a full pipe.
func announced(log io.Reader) (string, error) {
	address := regexp.MustCompile(`Running on (http://[\d.]+:\d+)`)
	lines := bufio.NewScanner(log)
	var seen strings.Builder
	for lines.Scan() {
		if match := address.FindStringSubmatch(lines.Text()); match != nil {
			go func() { _, _ = io.Copy(io.Discard, log) }()
			return match[1], nil
		}
		fmt.Fprintln(&seen, lines.Text())
	}
	return "", fmt.Errorf("moto did not start: %s", strings.TrimSpace(seen.String()))
}

// wait returns when moto answers.
func (s *server) wait() error {
	err := errors.New("no time")
	for deadline := time.Now().Add(startTime); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		var response *http.Response
		if response, err = http.Get(s.url + "/moto-api/data.json"); err == nil {
			return response.Body.Close()
		}
	}
	return fmt.Errorf("moto does not answer: %w", err)
}

// stop ends the process that startServer has started.
func (s *server) stop() {
	_ = s.life.Close()
	_ = s.process.Process.Kill()
	_ = s.process.Wait() // it was killed: there is an error by design
}
