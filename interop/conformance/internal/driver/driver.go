// Package driver runs protocol test cases on generated clients, which it calls by reflection. It is one half of the
// tests of package conformance: the program that they generate consists of this package and a list of clients. It may
// import packages goshape and runtime, the SDK's core and the standard library.
package driver

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"reflect"

	"github.com/modelsmith/modelsmith/runtime"
)

// A Client is a generated client package.
type Client struct {
	// New makes a client of it.
	New func(h *Wire, endpoint string) any
	// Members are the types of union members by their names.
	Members map[string]reflect.Type
	// Document wraps plain data as the package's document type; nil if it has none.
	Document func(value any) any
	// NewHandler makes a server of it, whose service is never called, and Service is the service's type.
	NewHandler func(opts ...runtime.HandlerOption) http.Handler
	Service    reflect.Type
	// Errors are the types of errors by their names.
	Errors map[string]reflect.Type
}

// A Job is a case to be run.
type Job struct {
	// Client is the name of the client package, Operation that of the model's operation.
	Client, Operation string
	// Endpoint is the client's base endpoint.
	Endpoint string
	// Params are the input, in the form that package goshape fills from.
	Params json.RawMessage
	// Response answers the request.
	Response Response
	// Result is the output to expect, or the error's members; absent when any will do.
	Result json.RawMessage
	// Server is set for a case that is for the package's server instead: its service gets the parameters, and answers with
	// the result.
	Server *ServerJob
}

// A Response is an HTTP response.
type Response struct {
	Status int
	Header map[string]string
	Body   string
}

// A Report is what became of a job.
type Report struct {
	// Failure says why the case could not be run; empty when it was.
	Failure string
	// Request is what was sent.
	Request *Request
	// Error is what the operation failed with, nil if it did not.
	Error *Error
	// Want and Got are the dumps of the job's result and of the operation's output or error.
	Want, Got any
	// Server is what a server did.
	Server *ServerReport
}

// A Request is an HTTP request as it goes over a connection.
type Request struct {
	Method, Host, Target string
	Header               map[string][]string
	Body                 []byte
}

// An Error is an operation's error.
type Error struct {
	// Type is the name of the Go type of the service's error, Code and Message what it says; empty when the operation
	// did not fail with an error of the service.
	Type, Code, Message string
	// Fault is client, server or unknown.
	Fault string
	// Text is the whole error.
	Text string
}

// Main runs the jobs that come on standard input, one JSON value each, and writes their reports to standard output in
// the same order.
func Main(clients map[string]Client) {
	if err := run(clients, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(clients map[string]Client, in io.Reader, out io.Writer) error {
	buffered := bufio.NewWriter(out)
	jobs, reports := json.NewDecoder(in), json.NewEncoder(buffered)
	for {
		var job Job
		if err := jobs.Decode(&job); err != nil {
			if errors.Is(err, io.EOF) {
				return buffered.Flush()
			}
			return fmt.Errorf("read job: %w", err)
		}
		client, ok := clients[job.Client]
		if !ok {
			return fmt.Errorf("there is no client %q", job.Client)
		}
		if err := reports.Encode(client.run(job)); err != nil {
			return fmt.Errorf("write report: %w", err)
		}
	}
}
