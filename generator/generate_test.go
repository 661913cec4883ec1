package generator_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
)

// requireNothing fails if the run left anything in the output folder.
func requireNothing(t *testing.T, w *workshop) {
	t.Helper()
	if entries, err := os.ReadDir(w.path("out")); err == nil {
		t.Errorf("the output holds %v", entries)
	}
}

// TestCancelled cancels before the run, and after each of its stages: nothing
// is written.
func TestCancelled(t *testing.T) {
	for _, at := range []string{"", "read", "emit", "format", "check"} {
		t.Run("after "+at, func(t *testing.T) {
			w := newWorkshop(t)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if at == "" {
				cancel()
			}
			w.cfg.Progress = func(stage string) {
				if stage == at {
					cancel()
				}
			}
			if _, err := generator.Generate(ctx, w.cfg); !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
			requireNothing(t, w)
		})
	}
}

// TestRefused gives runs that cannot be.
func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		change func(w *workshop)
		want   string
	}{
		"no service":           {func(w *workshop) { w.cfg.Services = nil }, "no services given"},
		"no output":            {func(w *workshop) { w.cfg.Out = "" }, "no output folder given"},
		"unknown service":      {func(w *workshop) { w.cfg.Services = generator.Services("chimes") }, `no model of "chimes"; close names are chime, chime-sdk-identity`},
		"very unknown service": {func(w *workshop) { w.cfg.Services = generator.Services("x") }, `no model of "x" among the 3 known; modelsmith list names them, and modelsmith import gets others`},
		"no name":              {func(w *workshop) { w.cfg.Services = generator.Services("") }, `"" is no service name`},
		"no folder":            {func(w *workshop) { w.cfg.Services = generator.Services("./nowhere") }, "nowhere: no such file"},
		"no model":             {func(w *workshop) { w.cfg.Services = generator.Services(w.dir) }, "holds no service-2.json"},
		"no service-2.json":    {func(w *workshop) { w.cfg.Services = generator.Services(w.path("model/nullability-1.json")) }, "a model is a directory or its service-2.json"},
		"twice":                {func(w *workshop) { w.cfg.Services = append(w.cfg.Services, w.cfg.Services[0]) }, "model and model both are package tiny"},
		"one package of two": {func(w *workshop) {
			w.cfg.Services = []generator.Service{{Model: "iam", Package: "x"}, {Model: "chime", Package: "x"}}
		}, "iam and chime both are package x"},
		"into another's folder": {func(w *workshop) {
			w.cfg.Services = []generator.Service{{Model: "iam"}, {Model: "chime", Out: filepath.Join(w.cfg.Out, "iam"), ImportPath: "example.com/out/iam", Package: "types"}}
		}, "which is a folder of iam; generate them into two folders"},
		"another into its folder": {func(w *workshop) {
			w.cfg.Services = []generator.Service{{Model: "chime", Out: filepath.Join(w.cfg.Out, "iam"), ImportPath: "example.com/out/iam", Package: "iamserver"}, {Model: "iam"}}
		}, "which is a folder of iam; generate them into two folders"},
		"nothing to emit":          {func(w *workshop) { w.cfg.Services[0].Emit = []string{"clients"} }, `"clients" cannot be emitted; there are client, server`},
		"server by itself":         {func(w *workshop) { w.cfg.Services[0].Emit = []string{"server"} }, "server needs client, which has the types"},
		"no package":               {func(w *workshop) { w.cfg.Services[0].Package = "a-b" }, `"a-b" is no name for a package`},
		"keyword":                  {func(w *workshop) { w.cfg.Services[0].Package = "func" }, `"func" is no name for a package`},
		"blank":                    {func(w *workshop) { w.cfg.Services[0].Package = "_" }, `"_" is no name for a package`},
		"folder of the go command": {func(w *workshop) { w.cfg.Services[0].Package = "testdata" }, `"testdata" is no name for a package`},
		"import path":              {func(w *workshop) { w.cfg.ImportPath = "example.com/a b" }, `nobody could import what is generated: malformed import path "example.com/a b"`},
		"output is a file":         {func(w *workshop) { w.cfg.Out = w.path("model/service-2.json") }, "is no folder"},
		"no module":                {func(w *workshop) { w.cfg.ImportPath = "" }, "no go.mod above"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorkshop(t)
			c.change(w)
			if _, err := generator.Generate(t.Context(), w.cfg); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %s", err, c.want)
			}
			requireNothing(t, w)
		})
	}
}

// TestAllOrNothing has a file in the way of the last of several services: the
// first ones are not written either.
func TestAllOrNothing(t *testing.T) {
	w := newWorkshop(t)
	w.cfg.Services = generator.Services("iam", "chime", w.path("model"))
	w.write(t, "out/tiny/client.go", "package tiny // by hand\n")
	if _, err := generator.Generate(t.Context(), w.cfg); err == nil || !strings.Contains(err.Error(), "was not written by modelsmith") {
		t.Fatal(err)
	}
	if files := readTree(t, w.path("out")); len(files) != 1 {
		t.Errorf("%d files", len(files))
	}
}

// TestProblemsOfAll reports the problems of several models together.
func TestProblemsOfAll(t *testing.T) {
	w := newWorkshop(t)
	w.cfg.Services = generator.Services(filepath.Join(casesDir, "bad-root"), w.path("model"), filepath.Join(casesDir, "bad-metadata"))
	_, err := generator.Generate(t.Context(), w.cfg)
	want := strings.Join([]string{
		"../testdata/bad-metadata/service-2.json:1:1: metadata is missing",
		"../testdata/bad-metadata/service-2.json:1:30: shapes: expected an object",
		"../testdata/bad-root/service-2.json:1:1: operations is missing",
		"../testdata/bad-root/service-2.json:1:1: shapes is missing",
		"../testdata/bad-root/service-2.json:1:32: metadata: apiVersion is missing",
		"../testdata/bad-root/service-2.json:1:32: metadata: protocol is missing",
	}, "\n")
	if err == nil || err.Error() != want {
		t.Errorf("%v\nwant\n%s", err, want)
	}
	requireNothing(t, w)
}

// TestImportPath finds the import path through the go.mod above the output.
func TestImportPath(t *testing.T) {
	for name, c := range map[string]struct{ goMod, out, want string }{
		"in the module":  {"module example.com/app\n\ngo 1.26\n", ".", "example.com/app/tiny/types"},
		"below it":       {"module example.com/app // comment\n", "internal/aws", "example.com/app/internal/aws/tiny/types"},
		"one word":       {"module app\n", "new/er", "app/new/er/tiny/types"},
		"quoted":         {"module \"example.com/app\"\n", "x", "example.com/app/x/tiny/types"},
		"major version":  {"module example.com/app/v2\n", "x", "example.com/app/v2/x/tiny/types"},
		"no module line": {"go 1.26\n", "x", ""},
		"bad folder":     {"module example.com/app\n", "my code", ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorkshop(t)
			w.write(t, "app/go.mod", c.goMod)
			w.cfg.Out, w.cfg.ImportPath = filepath.Join(w.path("app"), c.out), ""
			_, err := generator.Generate(t.Context(), w.cfg)
			if c.want == "" {
				if err == nil {
					t.Error("no error")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if code := w.read(t, filepath.Join("app", c.out, "tiny/api_op_Do.go")); !strings.Contains(code, `"`+c.want+`"`) {
				t.Error(code)
			}
		})
	}
}
