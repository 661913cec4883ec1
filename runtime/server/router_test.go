package server_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/runtime/server"
)

// table is an API with routes, each a method and a URI, that are named by their text.
func table(routes ...string) *server.API {
	a := new(server.API)
	for _, r := range routes {
		method, uri, _ := strings.Cut(r, " ")
		a.Operations = append(a.Operations, server.Operation{
			Name: r, Method: method, URI: uri, NewInput: func() server.Input { return new(thing) },
		})
	}
	return a
}

// routed is the name of the operation and its labels, or the error.
func routed(t testing.TB, r server.Router, request string) string {
	t.Helper()
	method, target, _ := strings.Cut(request, " ")
	at, err := url.ParseRequestURI(target)
	if err != nil {
		t.Fatal(err)
	}
	x := &server.Exchange{HTTP: &http.Request{Method: method, URL: at}}
	if err := r.Route(x); err != nil {
		return strings.TrimSpace(fmt.Sprint(err.Status, " ", err.Allow))
	}
	return strings.Join(append([]string{x.Route.Op.Name}, x.Route.Labels...), " | ")
}

func TestRoute(t *testing.T) {
	r := server.NewRESTRouter(table(
		"GET /", "GET /things", "POST /things", "GET /things/{id}", "GET /things/special", "DELETE /things/{id}/parts/{part}",
		"GET /things/{id}/parts/first", "GET /files/{path+}", "GET /files/{path+}/raw", "GET /files/{path+}/raw/deep", "GET /files/{name}/info",
		"POST /op?operation=a", "POST /op?operation=b", "POST /op", "POST /op?operation=b&flag", "POST /op?text=a%20b", "GET /x/{a}/y", "GET /x/lit/{b}",
		"GET /slash/", "PUT /x/{a}/y",
	))
	for request, want := range map[string]string{
		"GET /":                           "GET /",
		"GET /things":                     "GET /things",
		"GET /things/":                    "GET /things",
		"GET /things//":                   "404",
		"POST /things":                    "POST /things",
		"PUT /things":                     "405 GET, POST",
		"GET /things/7":                   "GET /things/{id} | 7",
		"GET /things/a%2Fb%20c":           "GET /things/{id} | a%2Fb%20c",
		"GET /things/special":             "GET /things/special",
		"GET /things/speci%61l":           "GET /things/special",
		"GET /things/special%2F":          "GET /things/{id} | special%2F",
		"GET /Things":                     "404",
		"DELETE /things/1/parts/2":        "DELETE /things/{id}/parts/{part} | 1 | 2",
		"DELETE /things/1/parts/first":    "DELETE /things/{id}/parts/{part} | 1 | first",
		"GET /things/special/parts/first": "GET /things/{id}/parts/first | special",
		"GET /things//parts/first":        "404",
		"GET /files/a":                    "GET /files/{path+} | a",
		"GET /files/a/b//c/":              "GET /files/{path+} | a/b//c/",
		"GET /files/":                     "404",
		"GET /files":                      "404",
		"GET /files/a/raw":                "GET /files/{path+}/raw | a",
		"GET /files/a/raw/raw":            "GET /files/{path+}/raw | a/raw",
		"GET /files/raw":                  "GET /files/{path+} | raw",
		"GET /files/a/raw/deep":           "GET /files/{path+}/raw/deep | a",
		"GET /files/a/info":               "GET /files/{name}/info | a",
		"GET /files/a/b/info":             "GET /files/{path+} | a/b/info",
		"POST /op":                        "POST /op",
		"POST /op?operation=c":            "POST /op",
		"POST /op?x&operation=a&y":        "POST /op?operation=a",
		"POST /op?operation=%61":          "POST /op?operation=a",
		"POST /op?operation=b":            "POST /op?operation=b",
		"POST /op?flag=1&operation=b":     "POST /op?operation=b&flag",
		"POST /op?text=a+b":               "POST /op?text=a%20b",
		"GET /x/lit/y":                    "GET /x/lit/{b} | y",
		"PUT /x/lit/y":                    "PUT /x/{a}/y | lit",
		"GET /x/other/y":                  "GET /x/{a}/y | other",
		"GET /slash":                      "GET /slash/",
		"GET /slash/":                     "GET /slash/",
	} {
		if got := routed(t, r, request); got != want {
			t.Errorf("%s: %s, want %s", request, got, want)
		}
	}
}

func TestRouteAllocatesNothing(t *testing.T) {
	r := server.NewRESTRouter(table("POST /accounts/{accountId}/bots/{botId}?operation=regenerate-security-token", "GET /files/{path+}/raw"))
	for _, target := range []string{"/accounts/a/bots/b?operation=regenerate-security-token"} {
		request := httptest.NewRequest(http.MethodPost, target, nil)
		x := &server.Exchange{HTTP: request}
		if n := testing.AllocsPerRun(100, func() {
			x.Route.Labels = x.Route.Labels[:0]
			if err := r.Route(x); err != nil {
				t.Fatal(err)
			}
		}); n != 0 {
			t.Errorf("%s: %v allocations", target, n)
		}
	}
}

// naive finds a route by trying all of them, segment by segment as the specification has it.
func naive(routes []string, method, path string, query url.Values) (best string) {
	var bestRank []int
	for _, route := range routes {
		m, uri, _ := strings.Cut(route, " ")
		template, literals, _ := strings.Cut(uri, "?")
		rank := match(split(template), split(path))
		if m != method || rank == nil {
			continue
		}
		wanted, _ := url.ParseQuery(literals)
		ok := true
		for key, values := range wanted {
			ok = ok && query.Has(key) && (values[0] == "" || slices.Contains(query[key], values[0]))
		}
		if rank = append(rank, -len(wanted)); ok && (bestRank == nil || slices.Compare(rank, bestRank) < 0) {
			best, bestRank = route, rank
		}
	}
	return best
}

func split(path string) []string { return strings.Split(strings.Trim(path, "/"), "/") }

// match ranks a match: 0 for a literal, 1 for a label, 2 for a greedy one, each with the number of segments that follow.
func match(template, path []string) []int {
	if len(template) == 0 {
		if len(path) == 0 {
			return []int{9}
		}
		return nil
	}
	head := template[0]
	switch {
	case strings.HasSuffix(head, "+}"):
		n := len(path) - len(template) + 1
		if n < 1 || !slices.Equal(template[1:], path[n:]) {
			return nil
		}
		return []int{2, -len(template)}
	case len(path) == 0:
		return nil
	case strings.HasPrefix(head, "{") && path[0] != "":
		if rest := match(template[1:], path[1:]); rest != nil {
			return append([]int{1}, rest...)
		}
	case head == path[0]:
		if rest := match(template[1:], path[1:]); rest != nil {
			return append([]int{0}, rest...)
		}
	}
	return nil
}

// TestRandomRoutes compares the router with the search through all routes.
func TestRandomRoutes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	pick := func(s ...string) string { return s[r.IntN(len(s))] }
	for range 300 {
		seen := map[string]bool{}
		var routes []string
		for range 12 {
			segments, greedy := []string{}, false
			for range 1 + r.IntN(4) {
				s := pick("a", "b", "{x}", "{y+}")
				if greedy && s[0] == '{' {
					s = "b"
				}
				greedy = greedy || s == "{y+}"
				segments = append(segments, s)
			}
			route := pick("GET", "PUT") + " /" + strings.Join(segments, "/") + pick("", "", "?k", "?k=1", "?k=1&j")
			if !seen[route] {
				seen[route], routes = true, append(routes, route)
			}
		}
		router := server.NewRESTRouter(table(routes...))
		for range 40 {
			var path []string
			for range 1 + r.IntN(5) {
				path = append(path, pick("a", "b", "c"))
			}
			method, query := pick("GET", "PUT"), pick("", "k", "k=1", "k=2", "j&k=1", "k=2&k=1")
			values, _ := url.ParseQuery(query)
			target := "/" + strings.Join(path, "/")
			want := naive(routes, method, target, values)
			got, _, _ := strings.Cut(routed(t, router, method+" "+target+"?"+query), " | ")
			if got != want && !(want == "" && got[0] == '4') {
				t.Fatalf("%s %s?%s: %s, want %s of\n%s", method, target, query, got, want, strings.Join(routes, "\n"))
			}
		}
	}
}

func FuzzRoute(f *testing.F) {
	r := server.NewRESTRouter(table("GET /", "GET /a/{b}/c", "GET /a/{b+}", "GET /a/{b+}/c/d", "GET /a/%62", "POST /a?x=%20&y"))
	for _, s := range []string{"/", "/a/%2F/c", "/a//c/d/", "/a?x=+&y", "/a/%zz", "/a/%62"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, target string) {
		at, err := url.ParseRequestURI(target)
		if err != nil {
			return
		}
		for _, method := range []string{"GET", "POST"} {
			x := &server.Exchange{HTTP: &http.Request{Method: method, URL: at}}
			err := r.Route(x)
			if (err == nil) != (x.Route.Op != nil) {
				t.Fatalf("%s: %v and %v", target, err, x.Route.Op)
			}
			if err == nil && (slices.Contains(x.Route.Labels, "") || len(x.Route.Labels) != len(x.Route.Members)) {
				t.Fatalf("%s: labels %q", target, x.Route.Labels)
			}
		}
	})
}
