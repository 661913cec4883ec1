package diff

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/diff"
	"github.com/modelsmith/modelsmith/models"
)

// oldSDK is a version of version 1 of AWS's SDK, whose models are in botocore's
// format, older than ours.
const oldSDK = "github.com/aws/aws-sdk-go@v1.55.8"

// oldModels is the folder of the old SDK's models.
func oldModels(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "mod", "download", "-json", oldSDK).Output()
	var module struct{ Dir, Error string }
	if jsonErr := json.Unmarshal(out, &module); jsonErr != nil || module.Dir == "" {
		text := fmt.Sprintf("%s is missing: the go command cannot download it (%v %s)", oldSDK, err, module.Error)
		if os.Getenv("MODELSMITH_REQUIRE_PEERS") != "" {
			t.Fatal(text)
		}
		t.Skip(text)
	}
	return filepath.Join(module.Dir, "models", "apis")
}

// TestOldModels compares what an independent look at the JSON of both models
// finds with the changes: each difference is told, and all operations, members
// and values that came or went.
func TestOldModels(t *testing.T) {
	old := oldModels(t)
	for _, e := range models.List() {
		t.Run(e.Service, func(t *testing.T) {
			dir := copyModel(t, old, e)
			result, err := generator.Diff(t.Context(), generator.DiffConfig{Old: dir, New: e.Service})
			if err != nil {
				t.Fatal(err)
			}
			if len(result.Services) != 1 {
				t.Fatal("the models are the same")
			}
			before := decode(t, os.DirFS(dir), "service-2.json")
			after := decode(t, models.FS(), e.Dir()+"/service-2.json")
			compare(t, result.Services[0], facts(before), facts(after))
		})
	}
}

// copyModel copies a model of the old SDK under the names of botocore's files. The
// old SDK's paginators name no items, which botocore's must.
func copyModel(t *testing.T, old string, e models.Entry) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), e.Service)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{
		"api-2.json": "service-2.json", "waiters-2.json": "waiters-2.json", "endpoint-rule-set-1.json": "endpoint-rule-set-1.json",
	} {
		data, err := os.ReadFile(filepath.Join(old, e.Service, e.Version, from))
		if os.IsNotExist(err) {
			continue
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, to), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func decode(t *testing.T, fsys fs.FS, name string) (v any) {
	t.Helper()
	data, err := fs.ReadFile(fsys, name)
	if err == nil {
		err = json.Unmarshal(data, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// facts are the facts of a model in JSON by the operation, member, or shape that
// they are of.
func facts(v any) map[string]string {
	out := make(map[string]string)
	root := v.(map[string]any)
	for name, op := range root["operations"].(map[string]any) {
		out["operations."+name] = text(op)
	}
	for name, s := range root["shapes"].(map[string]any) {
		shape := maps.Clone(s.(map[string]any))
		members, _ := shape["members"].(map[string]any)
		delete(shape, "members")
		for m, member := range members {
			out["shapes."+name+".members."+m] = text(member)
		}
		values, _ := shape["enum"].([]any)
		delete(shape, "enum")
		for _, v := range values {
			out["shapes."+name+".values."+v.(string)] = "known"
		}
		required, _ := shape["required"].([]any)
		delete(shape, "required")
		for _, m := range required {
			out["shapes."+name+".members."+m.(string)] += " required"
		}
		out["shapes."+name] = text(shape)
	}
	return out
}

// text is JSON without documentation and without what modelsmith's import leaves
// out or means nothing.
func text(v any) string {
	if m, ok := v.(map[string]any); ok {
		m = maps.Clone(m)
		for _, key := range []string{"documentation", "documentationUrl", "box"} {
			delete(m, key)
		}
		v = m
	}
	data, _ := json.Marshal(v)
	return string(data)
}

// compare compares the facts that differ with the changes.
func compare(t *testing.T, s diff.Service, before, after map[string]string) {
	t.Helper()
	all := maps.Clone(before)
	maps.Copy(all, after)
	told := make(map[string]bool)
	gone := make(map[string]bool)
	for _, c := range s.Changes {
		for path := c.Path; path != ""; path = path[:max(0, strings.LastIndex(path, "."))] {
			told[path] = true
		}
		if c.Rule == "shape-removed" || c.Rule == "shape-added" || c.Rule == "type-removed" || c.Rule == "type-added" {
			gone[c.Path] = true
		}
	}
	differ := 0
	for _, path := range slices.Sorted(maps.Keys(all)) {
		if before[path] == after[path] {
			continue
		}
		differ++
		subject := strings.Join(strings.SplitN(path, ".", 3)[:2], ".")
		if !told[path] && !gone[subject] {
			t.Errorf("%s is not told: was %s, is %s", path, before[path], after[path])
		}
	}
	t.Logf("%d facts differ, %d changes", differ, len(s.Changes))
	if len(s.Changes) == 0 {
		t.Error("nothing is told")
	}
}
