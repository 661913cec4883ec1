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
	release, _, err = acquire(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return func() {}, nil
	}
	return release, err
}

// errBusy says that another run has a folder.
var errBusy = errors.New("another run of modelsmith is at work there")

// acquire locks a folder, and reports whether the file system has locks: not every
// one does. The error is errBusy, or says why the folder cannot be opened.
func acquire(folder string) (release func(), locked bool, err error) {
	// Anything but a folder may never open: a pipe waits for its other end.
	dir, err := os.OpenFile(folder, os.O_RDONLY|syscall.O_DIRECTORY, 0)
	if err != nil {
		return nil, false, err
	}
	release = func() { _ = dir.Close() }
	switch err := syscall.Flock(int(dir.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
	case errors.Is(err, syscall.EWOULDBLOCK), errors.Is(err, syscall.EINTR):
		release()
		return nil, false, fmt.Errorf("%s: %w", folder, errBusy)
	case err != nil:
		return release, false, nil
	}
	// A run that wrote nothing removes the folder it has made before it lets it go.
	if err := inPlace(dir, folder); err != nil {
		release()
		return nil, false, err
	}
	return release, true, nil
}

// inPlace returns an error if an open folder is not the one of that name any more.
func inPlace(dir *os.File, folder string) error {
	opened, err := dir.Stat()
	if err != nil {
		return err
	}
	now, err := os.Stat(folder)
	if err == nil && !os.SameFile(opened, now) {
		return fmt.Errorf("%s: %w", folder, errBusy)
	}
	return err
}

// How long another run is waited for, and how often it is looked at. To write some
// hundred megabytes takes seconds.
const (
	patience = time.Minute
	pause    = 10 * time.Millisecond
)

// Wait is a guard that waits until other runs have released theirs. It reports
// whether this run is alone: not every file system has locks. The error is
// [fs.ErrNotExist] if another run has removed the folder.
func Wait(ctx context.Context, folder string) (release func(), alone bool, err error) {
	for end := time.Now().Add(patience); ; {
		release, alone, err := acquire(folder)
		switch {
		case err == nil:
			return release, alone, nil
		case errors.Is(err, fs.ErrNotExist):
			return nil, false, err
		case !errors.Is(err, errBusy):
			return func() {}, false, nil // what may be written to need not be readable
		}
		if stopped := ctx.Err(); stopped != nil || time.Now().After(end) {
			return nil, false, errors.Join(stopped, err)
		}
		time.Sleep(pause)
	}
}
