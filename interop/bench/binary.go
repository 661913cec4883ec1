package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const (
	// oneBar is the share of what the peer adds to a program of net/http that a client may add when one operation is
	// called, allBar when all are.
	oneBar = 1.0 / 2
	allBar = 1.0 / 3
)

// bareProgram is what the others are compared with: a program that sends a request.
const bareProgram = `package main

import (
	"fmt"
	"net/http"
	"strings"
)

func main() {
	r, err := http.Post("https://iam.amazonaws.com", "text/plain", strings.NewReader("x"))
	fmt.Println(r, err)
}
`

// clientProgram calls an operation of IAM, and prints what else is to be reachable.
const clientProgram = `package main

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"

	%q
)

func main() {
	client := iam.New(iam.Options{Region: "us-east-1", Credentials: aws.AnonymousCredentials{}})
	out, err := client.GetUser(context.Background(), &iam.GetUserInput{UserName: aws.String("a")})
	fmt.Println(out, err)
	fmt.Println(%s)
}
`

// measureBinary links programs of IAM with either client, without debug information (-s -w) and with it.
func measureBinary(ctx context.Context, _ config) (section, error) {
	s := section{title: "What IAM adds to a program of net/http, in bytes, against aws-sdk-go-v2"}
	all, err := methodsOfIAM(ctx)
	if err != nil {
		return section{}, err
	}
	for _, form := range []struct{ name, flags string }{{"stripped", "-ldflags=-s -w"}, {"with symbols", "-ldflags="}} {
		bare, err := linkedSize(ctx, form.flags, bareProgram)
		if err != nil {
			return section{}, err
		}
		for _, program := range []struct {
			name, reachable string
			bar             float64
		}{{"one operation", "", oneBar}, {"all operations", all, allBar}} {
			var sizes [2]float64
			for i, path := range []string{"github.com/modelsmith/modelsmith/generated/iam", "github.com/aws/aws-sdk-go-v2/service/iam"} {
				size, err := linkedSize(ctx, form.flags, fmt.Sprintf(clientProgram, path, program.reachable))
				if err != nil {
					return section{}, err
				}
				sizes[i] = float64(size - bare)
			}
			s.rows = append(s.rows, row{program.name, form.name, sizes[0], sizes[1], program.bar})
		}
	}
	return s, nil
}

// methodsOfIAM lists the operations as methods of a variable named client. A file of its own stands for each.
func methodsOfIAM(ctx context.Context) (string, error) {
	list, err := goList(ctx, "", "github.com/modelsmith/modelsmith/generated/iam")
	if err != nil {
		return "", err
	}
	var methods []string
	for _, file := range find(list, "github.com/modelsmith/modelsmith/generated/iam").GoFiles {
		if name, ok := strings.CutPrefix(strings.TrimSuffix(file, ".go"), "api_op_"); ok {
			methods = append(methods, "client."+name)
		}
	}
	return strings.Join(methods, ", "), nil
}

// linkedSize builds a program of one file and returns its size.
func linkedSize(ctx context.Context, flags, source string) (int64, error) {
	dir, err := os.MkdirTemp("", "modelsmith-bench")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	file, program := filepath.Join(dir, "main.go"), filepath.Join(dir, "program")
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		return 0, err
	}
	if _, err := output(exec.CommandContext(ctx, "go", "build", "-trimpath", flags, "-o", program, file)); err != nil {
		return 0, err
	}
	info, err := os.Stat(program)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
