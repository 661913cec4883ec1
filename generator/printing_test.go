package generator_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
)

// printer prints values that hold a secret in all ways that fmt and slog have.
const printer = `package main

import (
	"fmt"
	"log/slog"
	"os"

	sensitive "example.com/app/sensitive"
	"example.com/app/sensitive/types"
	odd "example.com/app/odd"
)

// noTime keeps the digits of the clock from looking like a secret.
var noTime = &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	return a
}}

func main() {
	secret := "Hunter2"
	deep := types.Deep{Key: &secret, Up: &types.Plain{Deep: &types.Deep{Key: &secret}}}
	values := []any{
		deep, &deep, types.Plain{Deep: &deep}, types.Whole{Name: &secret, Open: &types.Open{Name: &secret}},
		&types.ChoiceMemberHidden{Value: secret}, types.ChoiceMemberHidden{Value: secret}, &types.ChoiceMemberInside{Value: deep},
		sensitive.DoInput{
			Plain: &types.Plain{Deep: &deep}, Direct: &secret, Here: &secret, List: []string{secret}, SecretList: []string{secret},
			Map: map[string]int32{secret: 4711}, Whole: &types.Whole{Name: &secret}, Choice: &types.ChoiceMemberHidden{Value: secret},
		},
		odd.DoInput{String_: &secret, GoString_: &secret, Format: &secret, LogValue: &secret},
	}
	for _, v := range values {
		for _, holder := range []any{v, []any{v}, map[string]any{"v": v}, struct{ V any }{v}} {
			for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X"} {
				fmt.Printf(verb+"\n", holder)
			}
		}
		fmt.Println(v)
		slog.New(slog.NewTextHandler(os.Stdout, noTime)).Info("it", "v", v)
	}
	for _, v := range values[:len(values)-1] { // the last has a field LogValue
		slog.New(slog.NewJSONHandler(os.Stdout, noTime)).Info("it", "v", v)
	}
	fmt.Println("Open:", &types.ChoiceMemberOpen{Value: "shown"})
}
`

// TestPrinting runs a program that prints sensitive values: none of them shows.
func TestPrinting(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	w := newWorkshop(t)
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	w.write(t, "app/go.sum", string(sum))
	w.write(t, "app/go.mod", "module example.com/app\n\ngo 1.26\n\nrequire github.com/modelsmith/modelsmith v0.0.0\n\nreplace github.com/modelsmith/modelsmith => "+root+"\n")
	w.write(t, "app/main.go", printer)
	for name, pkg := range map[string]string{"sensitive": "sensitive", "member-names": "odd"} {
		_, err := generator.Generate(t.Context(), generator.Config{
			Services: []generator.Service{{Model: filepath.Join(casesDir, name), Package: pkg}}, Out: w.path("app"), NoCheck: true,
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "run", ".")
	cmd.Dir, cmd.Env = w.path("app"), append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		for _, secret := range []string{"Hunter2", "4711", "48756e74657232", "48756E74657232"} {
			if strings.Contains(line, secret) {
				t.Error(line)
			}
		}
	}
	if !strings.Contains(string(out), "[REDACTED]") || !strings.Contains(string(out), "shown") {
		t.Errorf("%s", out)
	}
}
