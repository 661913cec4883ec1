package lock_test

import (
	"crypto/sha256"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/modelsmith/modelsmith/generator/lock"
)

func read(text string) (lock.Lock, bool, error) {
	return lock.Read(fstest.MapFS{lock.Name: {Data: []byte(text)}})
}

// digest is one as sha256sum prints it.
func digest(text string) string { return fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(text))) }

func TestRoundTrip(t *testing.T) {
	want := lock.Lock{Services: map[string]lock.Service{
		"b":          {Source: "../x#<y>", Revision: "botocore 1", Version: "2", Docs: true, Files: map[string]lock.Digests{"b/2/m.json": {Fetched: digest("1"), Written: digest("2")}}},
		"a":          {Source: "https://example.com/a.zip", Files: map[string]lock.Digests{}},
		"partitions": {Files: map[string]lock.Digests{"partitions.json": {Fetched: digest("3"), Written: digest("4")}}},
	}}
	text, err := want.Text()
	if err != nil {
		t.Fatal(err)
	}
	again, err := want.Text()
	if err != nil || string(again) != string(text) || !strings.Contains(string(text), "../x#<y>") {
		t.Errorf("%s\n%s, %v", text, again, err)
	}
	for _, form := range []string{string(text), strings.ReplaceAll(string(text), "\n", "\r\n")} {
		got, found, err := read(form)
		if err != nil || !found || !reflect.DeepEqual(got, want) {
			t.Errorf("%v, %v, %v", got, found, err)
		}
	}
}

func TestDigest(t *testing.T) {
	if got := lock.Digest([]byte("a\r\nb\n")); got != digest("a\nb\n") {
		t.Error(got)
	}
	if lock.Digest([]byte("a\rb")) == lock.Digest([]byte("a\nb")) {
		t.Error("other texts have the same digest")
	}
}

func TestNone(t *testing.T) {
	got, found, err := lock.Read(fstest.MapFS{})
	if err != nil || found || got.Services == nil {
		t.Error(got, found, err)
	}
}

// TestRefused refuses what no import has written, and says where.
func TestRefused(t *testing.T) {
	service := func(text string) string { return `{"note": "", "version": 1, "services": {` + text + `}}` }
	file := func(name string) string {
		return service(`"a": {"files": {"` + name + `": {"fetched": "` + digest("") + `", "written": "` + digest("") + `"}}}`)
	}
	for name, c := range map[string]struct{ text, want string }{
		"merge":             {"{\n  \"note\": \"\",\n<<<<<<< HEAD\n", "modelsmith.lock:3:1: invalid character '<' looking for beginning of object key string; is it merged badly?"},
		"empty":             {"", "modelsmith.lock:1:1: EOF; is it merged badly?"},
		"cut":               {`{"note": `, "unexpected EOF"},
		"two":               {service("") + "{}", "something stands behind the end"},
		"deep":              {service(`"a": ` + strings.Repeat("[", 1<<20)), "exceeded max depth"},
		"unknown key":       {service(`"a": {"file": {}}`), `unknown field "file"`},
		"wrong type":        {service(`"a": 1`), "cannot unmarshal number"},
		"version":           {`{"note": "", "version": 2, "services": {}}`, "modelsmith.lock: version 2 of the format is not known, only 1: is there a newer modelsmith?"},
		"no version":        {`{}`, "version 0 of the format is not known"},
		"name":              {service(`"../a": {"files": {}}`), `"../a": that is no name of a service`},
		"name, long":        {service(`"` + strings.Repeat("a", 101) + `": {"files": {}}`), "that is no name of a service"},
		"source":            {service(`"a": {"source": "/home/me/models", "files": {}}`), "is neither a URL nor a relative path"},
		"source of Windows": {service(`"a": {"source": "C:\\models", "files": {}}`), "is neither a URL nor a relative path"},
		"source, terminal":  {service(`"a": {"source": "x\u001b[31m", "files": {}}`), "is neither a URL nor a relative path"},
		"twice":             {service(`"a": {"files": {}},` + "\n" + ` "a": {"files": {}}`), `modelsmith.lock:2:2: the key "a" stands there twice; is it merged badly?`},
		"twice, inside":     {service(`"a": {"docs": true, "docs": false, "files": {}}`), `the key "docs" stands there twice`},
		"above":             {file("a/../../x.json"), "is no file of it"},
		"elsewhere":         {file("b/x.json"), "is no file of it"},
		"partitions":        {file("partitions.json"), "is no file of it"},
		"no model":          {file("a/x.go"), "is no file of it"},
		"stream":            {file("a/x:y.json"), "is no file of it"},
		"control character": {file("a/x\\u001b[2J.json"), "is no file of it"},
		"not clean":         {file("a//x.json"), "is no file of it"},
		"digest":            {service(`"a": {"files": {"a/x.json": {"fetched": "sha256:0", "written": ""}}}`), "the digests of a/x.json are damaged"},
		"too long":          {strings.Repeat(" ", 16<<20+1), "no regular file of at most 16 MiB"},
	} {
		_, _, err := read(c.text)
		if err == nil || !strings.HasPrefix(err.Error(), "modelsmith.lock:") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	if _, _, err := lock.Read(fstest.MapFS{lock.Name + "/x": {}}); err == nil {
		t.Error("a folder is accepted")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"note": "", "version": 1, "services": {"a": {"source": "x", "files": {"a/x.json": {"fetched": "` + digest("") + `", "written": "` + digest("") + `"}}}}}`)
	f.Fuzz(func(t *testing.T, text string) {
		l, _, err := read(text)
		if err != nil {
			return
		}
		again, err := l.Text()
		if err != nil {
			t.Fatal(err)
		}
		if got, _, err := read(string(again)); err != nil || !reflect.DeepEqual(got, l) {
			t.Errorf("%v became %v, %v", l, got, err)
		}
	})
}
