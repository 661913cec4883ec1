package botocore

import (
	"errors"
	"fmt"
	"mime"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

// checkRequest says how the request of a call differs from botocore's.
func checkRequest(c oracleCase, done call) []string {
	if done.err != nil {
		return []string{fmt.Sprintf("the call failed: %v", done.err)}
	}
	want := c.Request
	if len(done.unheld) > 0 {
		if c.Without == nil {
			return []string{fmt.Sprintf("the input cannot hold the zero of %q", done.unheld)}
		}
		// To the Go type the parameters are the same with and without the member, so its request is too.
		want = *c.Without
	}
	got := done.sent
	var problems []string
	if want.Method != got.Method {
		problems = append(problems, fmt.Sprintf("method: want %s, got %s", want.Method, got.Method))
	}
	problems = append(problems, diffTargets(want.Target, got.Target)...)
	if mediaType(want.ContentType) != mediaType(got.ContentType) {
		problems = append(problems, fmt.Sprintf("content type: want %q, got %q", want.ContentType, got.ContentType))
	}
	return append(problems, diffBodies(want, got.Body, c.Token)...)
}

// mediaType is a content type without its charset: UTF-8 is what JSON and forms are in any case.
func mediaType(contentType string) string {
	name, params, err := mime.ParseMediaType(contentType)
	if err != nil || (params["charset"] != "" && !strings.EqualFold(params["charset"], "utf-8")) {
		return contentType
	}
	return name
}

// diffTargets compares the path as it is escaped, and the query as pairs in any order.
func diffTargets(want, got string) []string {
	wantPath, wantQuery, _ := strings.Cut(want, "?")
	gotPath, gotQuery, _ := strings.Cut(got, "?")
	var problems []string
	if wantPath != gotPath {
		problems = append(problems, fmt.Sprintf("path: want %s, got %s", wantPath, gotPath))
	}
	return append(problems, diffPairs("query", wantQuery, gotQuery)...)
}

// diffBodies compares two bodies as what botocore's content type says they are.
func diffBodies(want wireRequest, got string, token *missingToken) []string {
	switch media := mediaType(want.ContentType); media {
	case "application/json":
		return diffJSON(want.Body, got, token)
	case "application/x-www-form-urlencoded":
		return diffPairs("body", want.Body, got)
	case "":
		if want.Body != got {
			return []string{fmt.Sprintf("body: want %q, got %q", want.Body, got)}
		}
		return nil
	default:
		return []string{fmt.Sprintf("botocore sends %s, which the test cannot compare", media)}
	}
}

// diffJSON compares two JSON bodies by value.
func diffJSON(want, got string, token *missingToken) []string {
	wantBody, err := goshape.Decode([]byte(want))
	if err != nil {
		return []string{fmt.Sprintf("botocore's body: %v", err)}
	}
	gotBody, err := goshape.Decode([]byte(got))
	if err != nil {
		return []string{fmt.Sprintf("body: want %s, got %q: %v", want, got, err)}
	}
	if err := settleTokens(gotBody, token); err != nil {
		return []string{err.Error()}
	}
	return prefixed("body ", goshape.Diff(wantBody, gotBody))
}

// uuid4 is the form of the tokens that clients make up.
var uuid4 = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// settleTokens puts the oracle's token in the place of the client's own, once it is seen to be one.
func settleTokens(body any, token *missingToken) error {
	if token == nil {
		return nil
	}
	members, ok := body.(map[string]any)
	if !ok {
		return errors.New("body: no object for a token to be in")
	}
	for _, name := range token.Names {
		text, _ := members[name].(string)
		if !uuid4.MatchString(text) {
			return fmt.Errorf("body %s: want a random UUID, got %q", name, text)
		}
		members[name] = token.Placeholder
	}
	return nil
}

// diffPairs compares two form-encoded strings as sets of pairs, each as often as it occurs.
func diffPairs(what, want, got string) []string {
	wantPairs, err := pairs(want)
	if err != nil {
		return []string{fmt.Sprintf("botocore's %s: %v", what, err)}
	}
	gotPairs, err := pairs(got)
	if err != nil {
		return []string{fmt.Sprintf("%s: %v", what, err)}
	}
	var problems []string
	for _, pair := range wantPairs {
		if i := slices.Index(gotPairs, pair); i >= 0 {
			gotPairs = slices.Delete(gotPairs, i, i+1)
			continue
		}
		problems = append(problems, fmt.Sprintf("%s: lacks %+q=%+q", what, pair[0], pair[1]))
	}
	for _, pair := range gotPairs {
		problems = append(problems, fmt.Sprintf("%s: has %+q=%+q too many", what, pair[0], pair[1]))
	}
	return problems
}

// pairs splits a form-encoded string and decodes its names and values.
func pairs(encoded string) ([][2]string, error) {
	var decoded [][2]string
	for part := range strings.SplitSeq(encoded, "&") {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		var pair [2]string
		for i, text := range []string{name, value} {
			var err error
			if pair[i], err = url.QueryUnescape(text); err != nil {
				return nil, err
			}
		}
		decoded = append(decoded, pair)
	}
	return decoded, nil
}

// prefixed puts a word before each line.
func prefixed(prefix string, lines []string) []string {
	for i, line := range lines {
		lines[i] = prefix + line
	}
	return lines
}
