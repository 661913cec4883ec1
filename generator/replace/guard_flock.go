//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package replace

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"
)

// Guard keeps other runs away from a folder until it is released, which the end
// of the process does too. A folder that does not exist needs no guard.
func Guard(folder string) (release func(), err error) {
	dir, err := open(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return func() {}, nil
	}
	if err != nil {
		return nil, err
	}
	release = func() { _ = dir.Close() }
	// Not every file system has locks; without one there is no guard.
	if err := syscall.Flock(int(dir.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); errors.Is(err, syscall.EWOULDBLOCK) {
		release()
		return nil, busy(folder)
	}
	return release, nil
}

// open opens a folder. Anything else may never open: a pipe waits for its other end.
func open(folder string) (*os.File, error) {
	return os.OpenFile(folder, os.O_RDONLY|syscall.O_DIRECTORY, 0)
}

func busy(folder string) error {
	return fmt.Errorf("%s: another run of modelsmith is at work there", folder)
}

// How long another run is waited for, and how often it is looked at. To write some
// hundred megabytes takes seconds.
const (
	patience = time.Minute
	pause    = 10 * time.Millisecond
)

// Wait is a guard that waits until other runs have released theirs. It reports
// whether this run is alone: not every file system has locks.
func Wait(ctx context.Context, folder string) (release func(), alone bool, err error) {
	dir, err := open(folder)
	if err != nil {
		return func() {}, false, nil
	}
	for end := time.Now().Add(patience); ; {
		err := syscall.Flock(int(dir.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return func() { _ = dir.Close() }, true, nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			_ = dir.Close()
			return func() {}, false, nil
		}
		if err := ctx.Err(); err != nil || time.Now().After(end) {
			_ = dir.Close()
			return nil, false, errors.Join(err, busy(folder))
		}
		time.Sleep(pause)
	}
}
