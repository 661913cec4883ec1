package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
)

// sizeBar is the share of the peer's lines and compile time that a client may take.
const sizeBar = 1.0 / 4

// measureSize counts the lines of each client and its types, and times the compiler on them. The compiler runs alone,
// with its dependencies built: the go command's own work is the same on both sides and not the packages'.
func measureSize(ctx context.Context, _ config) (section, error) {
	s := section{title: "Client packages with their types, against aws-sdk-go-v2"}
	for _, name := range []string{"chime", "iam", "chimesdkidentity"} {
		var lines, seconds [2]float64
		for i, parent := range []string{"github.com/modelsmith/modelsmith/generated/", "github.com/aws/aws-sdk-go-v2/service/"} {
			path := parent + name
			list, err := goList(ctx, path, path+"/types")
			if err != nil {
				return section{}, err
			}
			for _, target := range []string{path + "/types", path} {
				p := find(list, target)
				n, err := countLines(p)
				if err != nil {
					return section{}, err
				}
				took, err := compileTime(ctx, list, p)
				if err != nil {
					return section{}, err
				}
				lines[i] += float64(n)
				seconds[i] += took
			}
		}
		s.rows = append(s.rows,
			row{name, "lines", lines[0], lines[1], sizeBar},
			row{"", "compile cpu s", seconds[0], seconds[1], sizeBar})
	}
	return s, nil
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
