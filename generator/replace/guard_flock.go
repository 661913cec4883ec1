//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package replace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// Guard keeps other runs away from a folder until it is released, which the end
// of the process does too. A folder that does not exist needs no guard.
func Guard(folder string) (release func(), err error) {
	// Anything else than a folder may never open: a pipe waits for its other end.
	dir, err := os.OpenFile(folder, os.O_RDONLY|syscall.O_DIRECTORY, 0)
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
		return nil, fmt.Errorf("%s: another run of modelsmith is at work there", folder)
	}
	return release, nil
}
