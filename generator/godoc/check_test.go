package godoc

import (
	"fmt"
	"go/format"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// checkComment checks what holds for every text: the comment is legal Go that
// gofmt leaves alone, and only what must be is wider than the width.
func checkComment(text string) error {
	comment := Comment(text)
	src := "package p\n\n" + comment + "\ntype T struct{}\n"
	if comment == "" {
		src = "package p\n\ntype T struct{}\n"
	}
	if _, err := parser.ParseFile(token.NewFileSet(), "p.go", src, parser.ParseComments|parser.SkipObjectResolution); err != nil {
		return err
	}
	formatted, err := format.Source([]byte(src))
	if err != nil {
		return err
	}
	if string(formatted) != src {
		return fmt.Errorf("gofmt changes the comment:\n%s\ninto:\n%s", src, formatted)
	}
	for _, line := range Wrap(text, Width) {
		if err := checkLine(line); err != nil {
			return fmt.Errorf("%w\n%s", err, src)
		}
	}
	return nil
}

func checkLine(line string) error {
	for _, r := range line {
		if r == utf8.RuneError || r == '\t' {
			continue
		}
		if dropped(r) || unicode.IsSpace(r) && r != ' ' && r != '\u00a0' {
			return fmt.Errorf("character %U in %q", r, line)
		}
	}
	if !utf8.ValidString(line) || strings.TrimRight(line, " \t") != line {
		return fmt.Errorf("line %q is not tidy", line)
	}
	if utf8.RuneCountInString(line) > Width && breakable(line) {
		return fmt.Errorf("line of %d runes %q", utf8.RuneCountInString(line), line)
	}
	return nil
}

// breakable reports whether a wide line could have been broken: it is not code,
// a heading or a definition, and it holds a space before a word that may begin
// a line.
func breakable(line string) bool {
	if line[0] == '\t' || strings.HasPrefix(line, "# ") || definitions([]string{line}) != nil {
		return false
	}
	inList := line[0] == ' '
	words := strings.Fields(strings.ReplaceAll(line, nbsp, "_"))
	if _, marker := isMarker(words[0]); inList && marker {
		words = words[1:]
	}
	return slices.ContainsFunc(words[1:], func(w string) bool { return !sticks(w, inList) })
}
