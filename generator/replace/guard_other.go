//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package replace

import "context"

// Guard keeps other runs away from a folder where the system can.
func Guard(string) (release func(), err error) { return func() {}, nil }

// Wait is a guard that waits, where the system can.
func Wait(context.Context, string) (release func(), alone bool, err error) {
	return func() {}, false, nil
}
