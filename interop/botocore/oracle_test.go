package botocore

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// botocoreVersion is the one whose models the clients are generated from; another would disagree about the operations.
const botocoreVersion = "1.43.11"

// requireEnv names the variable that turns a skip into a failure.
const requireEnv = "MODELSMITH_REQUIRE_BOTOCORE"

// The three kinds of case.
const (
	requestKind  = "request"
	responseKind = "response"
	errorKind    = "error"
)

// A verdict is everything that botocore has to say.
type verdict struct {
	Botocore string
	// Operations has the names of each service's operations.
	Operations map[string][]string
	// Cases has the cases of each operation, in the oracle's order.
	Cases map[operationID][]oracleCase
}

// An operationID names an operation among all services.
type operationID struct{ Service, Operation string }

// An oracleCase is one line of oracle.py; which fields are set depends on its kind.
type oracleCase struct {
	Kind string
	operationID
	Variant string

	Params  json.RawMessage
	Request wireRequest
	// Without is the request when the member that the case sets to zero is left out.
	Without *wireRequest
	Token   *missingToken

	Response  wireResponse
	Parsed    json.RawMessage
	RequestID string
	Error     wireError
}

// A wireRequest is a request as it is sent.
type wireRequest struct{ Method, Target, ContentType, Body string }

// A wireResponse is a response as it arrives.
type wireResponse struct {
	Status  int
	Headers map[string]string
	Body    string
}

// A missingToken says where the client has to make up an idempotency token.
type missingToken struct {
	Names       []string
	Placeholder string
}

// A wireError is what botocore reads from an error response; Shape is empty for one that no model has.
type wireError struct {
	Code, Message, Shape, Fault, RequestID string
	Members                                json.RawMessage
}

// errMissing says that a program or library the oracle needs is not installed.
var errMissing = errors.New("is not installed")

// consult runs the oracle once for all tests.
var consult = sync.OnceValues(runOracle)

// oracle returns botocore's verdict, or skips the test where there is no botocore to ask.
func oracle(t *testing.T) *verdict {
	t.Helper()
	v, err := consult()
	switch {
	case errors.Is(err, errMissing) && os.Getenv(requireEnv) == "":
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	return v
}

// runOracle runs oracle.py and reads what it prints.
func runOracle() (*verdict, error) {
	if err := noteScripts(); err != nil {
		return nil, err
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		return nil, fmt.Errorf("python3 %w", errMissing)
	}
	version, err := exec.Command(python, "-c", "import botocore; print(botocore.__version__, end='')").Output()
	if err != nil {
		return nil, fmt.Errorf("botocore for %s %w", python, errMissing)
	}
	if string(version) != botocoreVersion {
		return nil, fmt.Errorf("botocore %s %w, %s is", botocoreVersion, errMissing, version)
	}
	// -B: the test leaves no compiled scripts in the source tree.
	command := exec.Command(python, "-B", "oracle.py")
	var stderr bytes.Buffer
	command.Stderr = &stderr
	output, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("oracle.py: %w\n%s", err, stderr.Bytes())
	}
	return readVerdict(output)
}

// noteScripts looks at the oracle's files, so that `go test` knows a cached result is stale once one has changed.
func noteScripts() error {
	scripts, err := filepath.Glob("oraclelib/*.py")
	if err != nil {
		return err
	}
	for _, script := range append(scripts, "oracle.py") {
		if _, err := os.Stat(script); err != nil {
			return err
		}
	}
	return nil
}

// readVerdict reads the oracle's lines: first what it is, then its cases.
func readVerdict(output []byte) (*verdict, error) {
	v := &verdict{Cases: map[operationID][]oracleCase{}}
	decoder := json.NewDecoder(bytes.NewReader(output))
	if err := decoder.Decode(v); err != nil {
		return nil, fmt.Errorf("oracle.py: %w", err)
	}
	for decoder.More() {
		var c oracleCase
		if err := decoder.Decode(&c); err != nil {
			return nil, fmt.Errorf("oracle.py: %w", err)
		}
		v.Cases[c.operationID] = append(v.Cases[c.operationID], c)
	}
	return v, nil
}

// first returns an operation's minimal case of a kind; every operation has one.
func (v *verdict) first(id operationID, kind string) (oracleCase, error) {
	for _, c := range v.Cases[id] {
		if c.Kind == kind && c.Variant == "minimal" {
			return c, nil
		}
	}
	return oracleCase{}, fmt.Errorf("the oracle has no minimal %s of %s %s", kind, id.Service, id.Operation)
}
