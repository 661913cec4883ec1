package diff

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator"
	"github.com/modelsmith/modelsmith/generator/diff"
	"github.com/modelsmith/modelsmith/models"
)

// harness drives the page in a frame, and prints what it saw.
//
//go:embed testdata/harness.html
var harness []byte

// seen is what the harness saw.
type seen struct {
	Error                                               string
	Changes, ByOperation, ByService, Wrong, AfterReload int
	Dangerous, DangerousWrong, None                     int
	Count, Address                                      string
	Dark, Beside, Linked, Cleared, Hostile              bool
	Widths                                              map[string]int
	Contrast                                            float64
	Requests                                            []string
}

// chromium is the path of the browser.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const text = "chromium is missing; Debian's package chromium has it"
	if os.Getenv("MODELSMITH_REQUIRE_PEERS") != "" {
		t.Fatal(text)
	}
	t.Skip(text)
	return ""
}

// TestPage reads the page of two models in a browser, in both colour schemes: with
// names that would be markup, no wider than a phone, legible, and with a filter
// that its address keeps.
func TestPage(t *testing.T) {
	browser := chromium(t)
	page, changes := hostilePage(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body := map[string][]byte{"/": harness, "/page": page}[r.URL.Path]
		if body == nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(body)
	}))
	defer server.Close()
	for scheme, flag := range map[string]string{"light": "--blink-settings=preferredColorScheme=1", "dark": "--blink-settings=preferredColorScheme=0"} {
		t.Run(scheme, func(t *testing.T) {
			s := visit(t, browser, server.URL, flag)
			if s.Error != "" || s.Hostile || s.Dark != (scheme == "dark") {
				t.Fatalf("%+v", s)
			}
			if s.Changes != changes || s.Count != fmt.Sprintf("%d of %d changes", changes, changes) {
				t.Errorf("%d changes and %q, not %d", s.Changes, s.Count, changes)
			}
			for width, over := range s.Widths {
				if over > 0 || len(s.Widths) != 4 {
					t.Errorf("%d pixels too wide at %s", over, width)
				}
			}
			if !s.Beside {
				t.Error("the Go is not beside the changes")
			}
			if s.Contrast < 4.5 { // WCAG 2, level AA
				t.Errorf("some text has a contrast of %.2f", s.Contrast)
			}
			if s.ByOperation == 0 || s.ByOperation >= changes || s.Wrong != 0 || s.AfterReload != s.ByOperation || !strings.HasPrefix(s.Address, "#operation=") {
				t.Errorf("by operation: %+v", s)
			}
			if s.Dangerous == 0 || s.Dangerous >= changes || s.DangerousWrong != 0 || s.None != 0 {
				t.Errorf("by severity: %+v", s)
			}
			if s.ByService != changes {
				t.Errorf("%d changes are of the service", s.ByService)
			}
			if !s.Linked || !s.Cleared {
				t.Errorf("the link leads to nothing: %+v", s)
			}
			for _, r := range s.Requests {
				t.Error("the page asks for", r)
			}
		})
	}
}

// hostilePage is the page of what differs between two models of IAM, of which one
// has text for a browser in it.
func hostilePage(t *testing.T) (page []byte, changes int) {
	t.Helper()
	dir := t.TempDir()
	entry := models.List()[slices.IndexFunc(models.List(), func(e models.Entry) bool { return e.Service == "iam" })]
	from, err := fs.Sub(models.FS(), entry.Dir())
	if err == nil {
		err = os.CopyFS(dir, from)
	}
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "service-2.json")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const markup = `</script><img src=/x onerror=\"hostile=true\"><script>hostile=true</script>`
	edited := strings.NewReplacer(
		`"SERVICE_LEVEL"`, `"`+markup+`"`, `"RootSessions"`, `"`+strings.Repeat("W", 90)+`"`, `"AddUserToGroup"`, `"AddUserToGroupNow"`,
		`"max": 128`, `"max": 64`, `"max": 64`, `"max": 128`,
	).Replace(string(text))
	if edited == string(text) {
		t.Fatal("the model has nothing of what is replaced")
	}
	if err := os.WriteFile(file, []byte(edited), 0o600); err != nil {
		t.Fatal(err)
	}
	result, err := generator.Diff(t.Context(), generator.DiffConfig{Old: "iam", New: dir, Go: true})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	report := diff.Report{Services: result.Services, Code: result.Code, Compared: result.Compared, Old: "iam", New: strings.Repeat("<b>", 200)}
	if err := diff.WriteHTML(&b, report, diff.Options{}); err != nil {
		t.Fatal(err)
	}
	if note := result.Services[0].Notes; note != nil {
		t.Fatal(note)
	}
	for _, s := range result.Services {
		changes += len(s.Changes)
	}
	return b.Bytes(), changes
}

// visit has a browser run the harness.
func visit(t *testing.T, browser, url string, flags ...string) (s seen) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	args := append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + t.TempDir(), "--window-size=1400,900", "--virtual-time-budget=60000", "--dump-dom",
	}, flags...)
	var errs bytes.Buffer
	cmd := exec.CommandContext(ctx, browser, append(args, url)...)
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	_, rest, _ := strings.Cut(string(out), `<pre id="result">`)
	text, _, _ := strings.Cut(rest, "</pre>")
	if err := json.Unmarshal([]byte(html.UnescapeString(text)), &s); err != nil {
		t.Fatalf("the harness did not end: %v\n%s\n%.2000s", err, errs.String(), out)
	}
	return s
}
