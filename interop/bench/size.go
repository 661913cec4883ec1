package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
)

// sizeBar is the share of the peer's lines and compile time that a client may take.
const sizeBar = 1.0 / 4

// The folders with the clients, and the one with a client of three operations.
const (
	ownClients  = "github.com/modelsmith/modelsmith/generated/"
	peerClients = "github.com/aws/aws-sdk-go-v2/service/"
	subset      = "../examples/downstream"
)

// measureSize counts the lines of each client with its types and constraints, and times the compiler on them. The
// compiler runs alone, with its dependencies built: the go command's own work is the same on both sides and not the
// packages'.
func measureSize(ctx context.Context, _ config) (section, error) {
	s := section{title: "Client packages with their types and constraints, against aws-sdk-go-v2"}
	for _, name := range []string{"chime", "iam", "chimesdkidentity"} {
		ours, err := sizeOf(ctx, "", ownClients+name)
		if err != nil {
			return section{}, err
		}
		peer, err := sizeOf(ctx, "", peerClients+name)
		if err != nil {
			return section{}, err
		}
		s.rows = append(s.rows,
			row{name, "lines", ours.lines, peer.lines, sizeBar},
			row{"", "compile cpu s", ours.seconds, peer.seconds, sizeBar})
		if name != "iam" {
			continue
		}
		part, err := sizeOf(ctx, subset, "example.com/downstream/internal/aws/iam")
		if err != nil {
			return section{}, err
		}
		s.rows = append(s.rows, row{"three operations of it", "lines", part.lines, peer.lines, 0},
			row{"", "compile cpu s", part.seconds, peer.seconds, 1 / peer.seconds})
	}
	return s, nil
}

// size is what a client takes.
type size struct{ lines, seconds float64 }

// sizeOf measures a client with the packages below it that it needs, in the module around dir.
func sizeOf(ctx context.Context, dir, client string) (total size, err error) {
	list, err := goList(ctx, dir, client)
	if err != nil {
		return total, err
	}
	for _, target := range []string{"/types", "/internal/constraints", ""} {
		p := find(list, client+target)
		if p.Dir == "" {
			continue
		}
		n, err := countLines(p)
		if err != nil {
			return total, err
		}
		took, err := compileTime(ctx, list, p)
		if err != nil {
			return total, err
		}
		total.lines += float64(n)
		total.seconds += took
	}
	return total, nil
}

// find returns the package with the path, empty if there is none.
func find(list []listed, path string) listed {
	for _, p := range list {
		if p.ImportPath == path {
			return p
		}
	}
	return listed{ImportPath: path}
}

func countLines(p listed) (int, error) {
	n := 0
	for _, name := range p.GoFiles {
		source, err := os.ReadFile(filepath.Join(p.Dir, name))
		if err != nil {
			return 0, err
		}
		n += bytes.Count(source, []byte("\n"))
	}
	return n, nil
}
