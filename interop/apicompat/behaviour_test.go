package apicompat

import (
	"fmt"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestBehaviour runs one program against both sides. It prints what every enum and every error type says for itself,
// which types alone do not show: the values of an enum, the code of an error and who is at fault.
func TestBehaviour(t *testing.T) {
	for _, name := range clients {
		t.Run(name, func(t *testing.T) {
			loaded, err := Load(sdkClient(name).Paths()[1])
			if err != nil {
				t.Fatal(err)
			}
			source := program(loaded[sdkClient(name).Paths()[1]], func(string) bool { return true })
			want := run(t, source)
			for _, client := range candidates(name) {
				if got := run(t, withClient(source, sdkClient(name), client)); got != want {
					t.Errorf("%s: lines that differ:\n%s", client.Path, difference(got, want))
				}
			}
			if lines := strings.Count(want, "\n"); lines < 20 {
				t.Errorf("the program printed %d lines", lines)
			}
		})
	}
}

// program writes a program that has the enums and error types of a types package speak that are to.
func program(p *types.Package, speaks func(name string) bool) string {
	var calls strings.Builder
	for _, name := range p.Scope().Names() {
		object, ok := p.Scope().Lookup(name).(*types.TypeName)
		if !ok || !object.Exported() || !speaks(name) {
			continue
		}
		methods := types.NewMethodSet(types.NewPointer(object.Type()))
		switch {
		case methods.Lookup(p, "Values") != nil:
			fmt.Fprintf(&calls, "\tenum(%q, types.%s(\"\").Values())\n", name, name)
		case methods.Lookup(p, "ErrorFault") != nil:
			fmt.Fprintf(&calls, "\tfailure(%q, (*types.%s)(nil), &types.%s{},\n\t\t&types.%s{Message: aws.String(\"m\")}, "+
				"&types.%s{Message: aws.String(\"m\"), ErrorCodeOverride: aws.String(\"c\")})\n", name, name, name, name, name)
		}
	}
	return fmt.Sprintf(programText, p.Path(), calls.String())
}

const programText = `package main

import (
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"

	%q
)

func main() {
%s}

func enum[T ~string](name string, values []T) {
	slices.Sort(values)
	fmt.Printf("%%s: %%q\n", name, values)
}

func failure[T interface{ *E; smithy.APIError }, E any](name string, none T, list ...T) {
	fmt.Printf("%%s: nil has code %%s and fault %%s\n", name, none.ErrorCode(), none.ErrorFault())
	for _, e := range list {
		fmt.Printf("%%s: %%q, code %%q, message %%q, fault %%s\n", name, e.Error(), e.ErrorCode(), e.ErrorMessage(), e.ErrorFault())
	}
}
`

// run builds and runs a program of one file as part of this module.
func run(t *testing.T, source string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "main.go")
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("go", "run", file)
	var problems strings.Builder
	command.Stderr = &problems
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, problems.String())
	}
	return string(out)
}

// difference shows the lines that are not the same on both sides.
func difference(got, want string) string {
	var b strings.Builder
	ours, theirs := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(ours), len(theirs)) {
		switch {
		case i >= len(ours):
			fmt.Fprintf(&b, "want %s\n", theirs[i])
		case i >= len(theirs):
			fmt.Fprintf(&b, "got  %s\n", ours[i])
		case ours[i] != theirs[i]:
			fmt.Fprintf(&b, "got  %s\nwant %s\n", ours[i], theirs[i])
		}
	}
	return b.String()
}
