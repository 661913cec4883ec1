// Command record asks java.util.regex about texts for every pattern of botocore's
// data, and writes the verdicts down: what the tests of package pattern compare
// with where there is no Java.
//
//	go run ./generator/pattern/internal/record <botocore's data> generator/pattern/testdata/java.jsonl.gz
package main

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/syntax"
)

//go:embed Verdicts.java
var verdicts []byte

//go:embed verdicts.js
var verdictsJS string

// record is a pattern with texts, and Java's verdict of each: 1, 0, or ? where it
// gave up; a single ! for a pattern that it does not take.
type record struct {
	Pattern  string   `json:"p"`
	Texts    []string `json:"t"`
	Verdicts string   `json:"v"`
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: record <botocore's data> <file>")
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func run(data, file string) error {
	patterns, err := collect(data)
	if err != nil {
		return err
	}
	records := make([]record, len(patterns))
	for i, text := range patterns {
		records[i].Pattern = text
		if p, err := syntax.Parse(text, model.JavaFull); err == nil {
			records[i].Texts = texts(p.Root)
		}
	}
	records = append(records, record{Pattern: unassigned, Texts: characters(records)})
	if err := ask(records); err != nil {
		return err
	}
	return write(file, records)
}

// unassigned is the pattern that tells which characters Java's Unicode lacks.
const unassigned = `\p{Cn}`

// characters are all of the texts that are not ASCII, each once.
func characters(records []record) []string {
	found := make(map[string]bool)
	for _, r := range records {
		for _, text := range r.Texts {
			for _, c := range text {
				found[string(c)] = found[string(c)] || c >= utf8.RuneSelf
			}
		}
	}
	maps.DeleteFunc(found, func(_ string, other bool) bool { return !other })
	return slices.Sorted(maps.Keys(found))
}

// ask has Java fill the verdicts in.
func ask(records []record) error {
	dir, err := os.MkdirTemp("", "record")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	source := filepath.Join(dir, "Verdicts.java")
	if err := os.WriteFile(source, verdicts, 0o600); err != nil {
		return err
	}
	return answered(records, exec.Command("java", "-Xss16m", source))
}

// askNode has Node fill the verdicts in, of searches with flag u.
func askNode(records []record) error {
	return answered(records, exec.Command("node", "-e", verdictsJS))
}

// answered has a program fill the verdicts in.
func answered(records []record, program *exec.Cmd) error {
	var in bytes.Buffer
	for _, r := range records {
		in.WriteString(field(r.Pattern))
		for _, t := range r.Texts {
			in.WriteString(" " + field(t))
		}
		in.WriteByte('\n')
	}
	program.Stdin, program.Stderr = &in, os.Stderr
	out, err := program.Output()
	if err != nil {
		return err
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines) != len(records) {
		return fmt.Errorf("%d answers to %d patterns", len(lines), len(records))
	}
	for i := range records {
		records[i].Verdicts = lines[i]
	}
	return nil
}

// field writes a text without spaces, and never empty.
func field(text string) string { return "=" + base64.StdEncoding.EncodeToString([]byte(text)) }

func write(file string, records []record) error {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	lines := json.NewEncoder(z)
	lines.SetEscapeHTML(false)
	samples := 0
	for _, r := range records {
		samples += len(r.Texts)
		if err := lines.Encode(r); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	fmt.Printf("%d patterns, %d texts, %d bytes\n", len(records), samples, b.Len())
	return os.WriteFile(file, b.Bytes(), 0o644)
}
