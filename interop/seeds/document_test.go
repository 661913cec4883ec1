package seeds

import (
	"encoding/json"
	"os"
	"testing"
)

// A document is what the documents name of a service.
type document struct {
	Service, Package string
	Errors           []shape
	Operations       []operation
}

// A shape is an error with its members and, where a document has it, its HTTP status.
type shape struct {
	Name    string
	Status  int
	Members []member
}

// An operation goes by a name, which boto3 writes in snake case and the AWS CLI in kebab case.
type operation struct {
	Name, Python, Command string
	// Options are the AWS CLI's names of the parameters on top.
	Options              []string
	Parameters, Response []member
	Errors               []string
}

// A member is a parameter or a part of a response.
type member struct {
	Path, Kind string
	Enum       []string
}

func readDocuments(t *testing.T) []document {
	t.Helper()
	content, err := os.ReadFile("names.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Services []document }
	if err := json.Unmarshal(content, &file); err != nil {
		t.Fatal(err)
	}
	return file.Services
}
