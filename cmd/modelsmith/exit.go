package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/modelsmith/modelsmith/generator/model"
)

// The exit codes of commands that make something: a fault of the command line or the
// machine, and a fault of a model.
const (
	exitFailure = 1
	exitModel   = 2
)

// The exit codes of commands that look for something: it is there, and something
// kept the command from looking.
const (
	exitFound  = 1
	exitUnable = 2
)

// coded is an error with an exit code of its own; without a message it has been
// printed already.
type coded struct {
	error
	code int
}

// Unwrap implements the interface of package errors.
func (c coded) Unwrap() error { return c.error }

// unable gives an error, if it is one, the exit code of what kept a command from
// looking.
func unable(err error) error {
	if err == nil {
		return nil
	}
	return coded{err, exitUnable}
}

// report prints an error and returns the exit code.
func report(err error) int {
	if err == nil {
		return 0
	}
	code := exitFailure
	var own coded
	if errors.As(err, &own) {
		if code = own.code; own.error == nil {
			return code
		}
	}
	var problems model.Problems
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(os.Stderr, "modelsmith: stopped; nothing was written")
	case own.error != nil || !errors.As(err, &problems):
		fmt.Fprintf(os.Stderr, "modelsmith: %s\n", visible(err.Error()))
	default:
		fmt.Fprintln(os.Stderr, problems.Error())
		if n := len(problems); n > 1 {
			fmt.Fprintf(os.Stderr, "%d problems; nothing was written\n", n)
		} else {
			fmt.Fprintln(os.Stderr, "1 problem; nothing was written")
		}
		code = exitModel
	}
	return code
}
