package apicompat

import (
	"strings"
	"testing"
)

// The tests of this file show that the comparison finds what it is there to find. Each row changes one line of a
// client; the peer is the unchanged one.

const peerClient = `package client
import "example.com/client/types"
type Doer interface { Do(n int) error }
type Options struct { Region string; Doer Doer; secret int }
type Client struct { options Options; fns []int }
func New(options Options, fns ...func(*Options)) *Client { return nil }
func (c *Client) Get(ctx interface{ Done() }, when *types.Key) ([]string, error) { return nil, nil }
`

const peerTypes = `package types
type Kind string
const KindA Kind = "a"
func (Kind) Values() []Kind { return nil }
type Tag struct { Key *string; Of map[string]Kind }
type Key struct { Name string }
var Default Kind
type Choice interface { isChoice() }
`

func TestCompare(t *testing.T) {
	for name, test := range map[string]struct{ old, changed, want string }{
		"alike":           {"", "", ""},
		"parameter names": {"ctx interface{ Done() }, when", "c2 interface{ Done() }, w", ""},
		"more names":      {"secret int", "secret int; More int", ""},
		"value receiver":  {"(c *Client) Get", "(c Client) Get", ""},
		"alias":           {"type Key struct { Name string }", "type key struct { Name string }; type Key = key", ""},
		"no field":        {"Region string;", "", "missing Options.Region: field string"},
		"field type":      {"Key *string", "Key string", "types.Tag.Key: is field string, want field *string"},
		"element type":    {"map[string]Kind", "map[string]string", "types.Tag.Of: is field map[string]string, want field map[string]types.Kind"},
		"no function":     {"func New", "func make", "missing New: func(client.Options, ...func(*client.Options)) *client.Client"},
		"no variadic":     {"fns ...func", "fns func", "New: is func(client.Options, func(*client.Options)) *client.Client, want func(client.Options, ...func(*client.Options)) *client.Client"},
		"result":          {"([]string, error) { return nil, nil", "error { return nil", "(*Client).Get: is method (interface{Done()}, *types.Key) error, want method (interface{Done()}, *types.Key) ([]string, error)"},
		"more to do":      {"Do(n int) error }", "Do(n int) error; More() }", "Doer: is type interface{Do(int) error; More()}, want type interface{Do(int) error}"},
		"constant":        {`"a"`, `"b"`, `types.KindA: is const types.Kind = "b", want const types.Kind = "a"`},
		"untyped":         {"KindA Kind", "KindA", `types.KindA: is const untyped string = "a", want const types.Kind = "a"`},
		"pointer method":  {"(Kind) Values", "(*Kind) Values", "missing types.Kind.Values: method () []types.Kind"},
		"now comparable":  {"fns []int", "", ""},
		"more, sealed":    {"isChoice()", "isChoice(); More()", ""},
		"still sealed":    {"isChoice()", "isOther(); isChoice()", ""},
		"not sealed":      {"isChoice()", "", "types.Choice: is type interface{}, want type interface{sealed}"},
		"comparable":      {"type Key struct {", "type Key struct { _ []int;", "types.Key: is type struct, want type struct, comparable"},
		"underlying":      {"type Key struct { Name string }", "type Key string", "types.Key: is type string, want type struct, comparable\nmissing types.Key.Name: field string"},
		"variable":        {"var Default Kind", "func Default() {}", "types.Default: is func(), want var types.Kind"},
	} {
		t.Run(name, func(t *testing.T) {
			report := Compare(surfaceOf(t, "", ""), surfaceOf(t, test.old, test.changed), nil)
			var got []string
			for _, difference := range report.Open {
				got = append(got, difference.String())
			}
			if strings.Join(got, "\n") != test.want {
				t.Errorf("differences %q, want %q", got, test.want)
			}
		})
	}
}

func TestCompareWithCategories(t *testing.T) {
	want, have := surfaceOf(t, "", ""), surfaceOf(t, "Region string;", "")
	report := Compare(want, have, []Category{{Name: "regions", Names: `Options\.\w+`, Reason: "a test"}})
	if len(report.Open) > 0 || len(report.Excused["regions"]) != 1 || report.Percent() != 100 {
		t.Errorf("report: %+v", report)
	}
	if report.Promised != report.Compared-2 || report.Matched != report.Compared-1 {
		t.Errorf("counts: %+v", report)
	}
	if text := report.String(); !strings.Contains(text, "regions, 1: Options.Region\n") {
		t.Errorf("text: %s", text)
	}
}

// surfaceOf is the surface of the peer with one piece of source replaced.
func surfaceOf(t *testing.T, old, changed string) Surface {
	t.Helper()
	if !strings.Contains(peerClient+peerTypes, old) {
		t.Fatalf("nothing to replace: %s", old)
	}
	client := Client{Path: "example.com/client", Module: "example.com/"}
	loaded := packageMap{}
	loaded.check(t, client.Paths()[1], strings.Replace(peerTypes, old, changed, 1))
	loaded.check(t, client.Paths()[0], strings.Replace(peerClient, old, changed, 1))
	return client.Surface(loaded)
}
