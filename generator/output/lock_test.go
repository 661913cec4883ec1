//go:build linux || darwin

package output_test

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/output"
)

// writeAlone is write with a lock on the folder above.
func writeAlone(t *testing.T, dir string, pairs map[string]string) output.Counts {
	t.Helper()
	var plan output.Plan
	defer plan.Release()
	err := plan.Lock(t.Context(), filepath.Dir(dir))
	counts, addErr := plan.Add(dir, files(pairs))
	if err := errors.Join(err, addErr); err != nil {
		t.Error(err)
	} else if err := plan.Apply(); err != nil {
		t.Error(err)
	}
	return counts
}

// TestLeftBehind expects that a run that is alone removes what a killed one has
// just left.
func TestLeftBehind(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "client")
	wanted := map[string]string{"a.go": ours("a")}
	lay(t, dir, map[string]string{"a.go": ours("a"), ".modelsmith-1": "x", "types/.modelsmith-2.old": "y"})
	if got := verdicts(t, dir, wanted); len(got) != 2 {
		t.Error(got)
	}
	if counts := writeAlone(t, dir, wanted); counts.Removed != 2 {
		t.Error(counts)
	}
	if got := verdicts(t, dir, wanted); len(got) != 0 {
		t.Error(got)
	}
}

// TestOneAfterTheOther writes two different states from several runs at once: one
// of them is there in the end, and nothing of the other.
func TestOneAfterTheOther(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out", "client")
	states := []map[string]string{
		{"a.go": ours("1"), "b.go": ours("1"), "types/c.go": ours("1"), "types/first.go": ours("1")},
		{"a.go": ours("2"), "b.go": ours("2"), "types/c.go": ours("2"), "types/second.go": ours("2")},
	}
	for range 20 {
		var group sync.WaitGroup
		for i := range 8 {
			group.Go(func() { writeAlone(t, dir, states[i%2]) })
		}
		group.Wait()
		got := state(t, dir)
		for _, folder := range []string{"./", "types/"} {
			delete(got, folder)
		}
		if !maps.Equal(got, states[0]) && !maps.Equal(got, states[1]) {
			t.Fatal(got)
		}
	}
}

// TestWaiting has runs that want the same folders, named in another order.
func TestWaiting(t *testing.T) {
	top := t.TempDir()
	a, b := filepath.Join(top, "x", "a"), filepath.Join(top, "b")
	var first, second output.Plan
	if err := first.Lock(t.Context(), a, b, a); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	err := second.Lock(ctx, b, a)
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "another run of modelsmith is at work there") {
		t.Error(err)
	}
	second.Release()
	first.Release()
	if err := second.Lock(t.Context(), b, a); err != nil {
		t.Error(err)
	}
	second.Release()
	if left, err := os.ReadDir(top); err != nil || len(left) > 0 {
		t.Error("folders without files have stayed:", left, err)
	}
}

// TestOneFolderByTwoNames has services whose folders are one: a run does not wait
// for itself.
func TestOneFolderByTwoNames(t *testing.T) {
	top := t.TempDir()
	if err := os.Mkdir(filepath.Join(top, "gen"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("gen", filepath.Join(top, "alias")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(top)
	ctx, stop := context.WithTimeout(t.Context(), time.Second)
	defer stop()
	var plan output.Plan
	if err := plan.Lock(ctx, "gen", "alias", filepath.Join(top, "gen"), "alias/new", "gen/new"); err != nil {
		t.Error(err)
	}
	plan.Release()
}

// TestSameOrder has two runs in different folders, so that the names of what they
// lock are in another order: the first to come gets both.
func TestSameOrder(t *testing.T) {
	top := t.TempDir()
	for _, name := range []string{"a", "b"} {
		if err := os.Mkdir(filepath.Join(top, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	var first, second, third output.Plan
	defer first.Release()
	if err := first.Lock(t.Context(), filepath.Join(top, "a")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(top, "a"))
	ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	_ = second.Lock(ctx, "../b", filepath.Join(top, "a"))
	defer second.Release()
	// It waits for a, and must not have b already.
	ctx, stop = context.WithTimeout(t.Context(), time.Second)
	defer stop()
	if err := third.Lock(ctx, filepath.Join(top, "b")); err != nil {
		t.Error(err)
	}
	third.Release()
}

// TestRemovedWhileWaiting expects that a run which waited for another gets the
// folder of that name, and not one that the other has removed meanwhile.
func TestRemovedWhileWaiting(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x", "out")
	for range 5 {
		var first, second, third output.Plan
		if err := first.Lock(t.Context(), folder); err != nil {
			t.Fatal(err)
		}
		done := make(chan error)
		go func() { done <- second.Lock(t.Context(), folder) }()
		time.Sleep(15 * time.Millisecond) // for second to wait
		first.Release()
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithTimeout(t.Context(), 20*time.Millisecond)
		if err := third.Lock(ctx, folder); !errors.Is(err, context.DeadlineExceeded) {
			t.Error("two runs have the folder:", err)
		}
		stop()
		third.Release()
		second.Release()
	}
}
