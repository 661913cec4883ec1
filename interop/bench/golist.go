package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
)

// A listed package is what the go command knows of a package.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	Module                  *struct{ GoVersion string }
}

// goList lists packages with their dependencies, all of which are built, in the module around dir; empty is this one.
func goList(ctx context.Context, dir string, patterns ...string) ([]listed, error) {
	arguments := append([]string{"list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles,Module"}, patterns...)
	command := exec.CommandContext(ctx, "go", arguments...)
	command.Dir = dir
	out, err := output(command)
	if err != nil {
		return nil, err
	}
	var list []listed
	for decoder := json.NewDecoder(strings.NewReader(out)); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return list, nil
		} else if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
}

// output runs a command and returns what it prints; what it complains about becomes part of the error.
func output(command *exec.Cmd) (string, error) {
	var problems strings.Builder
	command.Stderr = &problems
	out, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w\n%s", strings.Join(command.Args, " "), err, problems.String())
	}
	return string(out), nil
}

// commandTime runs a command and returns the processor time that it took, with its children.
func commandTime(command *exec.Cmd) (time.Duration, error) {
	if _, err := output(command); err != nil {
		return 0, err
	}
	return command.ProcessState.UserTime() + command.ProcessState.SystemTime(), nil
}
