package main

import (
	"errors"
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"
)

// TestFullDisk wants a failure of what cannot print, which is no finding.
func TestFullDisk(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("there is no /dev/full")
	}
	s := newShell(t)
	for code, commands := range map[int][][]string{
		exitFailure: {{"list"}, {"version"}, {"inspect", "iam"}},
		exitUnable:  {{"lint", "iam"}, {"lint", "--list-rules"}, {"diff", "--list-rules"}},
	} {
		for _, args := range commands {
			full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(s.binary, args...)
			cmd.Dir, cmd.Env, cmd.Stdout = s.dir, s.env, full
			var exit *exec.ExitError
			if err := cmd.Run(); !errors.As(err, &exit) || exit.ExitCode() != code {
				t.Errorf("%q had nowhere to print: %v, want %d", args, err, code)
			}
			full.Close()
		}
	}
}

// TestInterruptTwice stops a run that waits for a pipe: the second signal ends it.
func TestInterruptTwice(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no pipes with names")
	}
	s := newShell(t)
	mkfifo := exec.Command("mkfifo", "pipe.yaml")
	mkfifo.Dir = s.dir
	if out, err := mkfifo.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	cmd := exec.Command(s.binary, "generate", "--config", "pipe.yaml")
	cmd.Dir, cmd.Env = s.dir, s.env
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	defer func() { _ = cmd.Process.Kill() }()
	deadline := time.After(20 * time.Second)
	for signals := 0; ; signals++ {
		select {
		case err := <-ended:
			if err == nil || signals == 0 {
				t.Errorf("ended after %d signals: %v", signals, err)
			}
			return
		case <-deadline:
			t.Fatal("no signal ends it")
		case <-time.After(200 * time.Millisecond):
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Log(err)
			}
		}
	}
}
