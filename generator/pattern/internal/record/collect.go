package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// service is what of a model has patterns.
type service struct {
	Shapes map[string]struct {
		Pattern string
		Members map[string]struct{ Pattern string }
	}
}

// collect returns the patterns of the newest version of every service, sorted.
func collect(data string) ([]string, error) {
	newest := make(map[string]string)
	files, err := filepath.Glob(filepath.Join(data, "*", "*", "service-2.json.gz"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		dir := filepath.Dir(f)
		newest[filepath.Dir(dir)] = max(newest[filepath.Dir(dir)], f)
	}
	found := make(map[string]bool)
	for _, f := range newest {
		if err := patterns(f, found); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
	}
	delete(found, "")
	for _, text := range features {
		found[text] = true
	}
	return slices.Sorted(maps.Keys(found)), nil
}

func patterns(file string, found map[string]bool) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	var s service
	if err := json.NewDecoder(z).Decode(&s); err != nil {
		return err
	}
	for _, shape := range s.Shapes {
		found[shape.Pattern] = true
		for _, m := range shape.Members {
			found[m.Pattern] = true
		}
	}
	return nil
}
