package seeds

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/interop/apicompat"
)

// crosscheckEnv names the variable that has the names looked up in the SDK's clients instead.
const crosscheckEnv = "MODELSMITH_CROSSCHECK"

// Where both families of clients are.
var (
	ours = apicompat.Client{Path: "github.com/modelsmith/modelsmith/generated/", Module: "github.com/modelsmith/modelsmith/"}
	sdk  = apicompat.Client{Path: "github.com/aws/aws-sdk-go-v2/service/", Module: "github.com/aws/aws-sdk-go-v2/service/"}
)

func TestNames(t *testing.T) {
	family := ours
	if os.Getenv(crosscheckEnv) != "" {
		family = sdk
	}
	for _, d := range readDocuments(t) {
		t.Run(d.Service, func(t *testing.T) {
			client := apicompat.Client{Path: family.Path + d.Package, Module: family.Module}
			loaded, err := apicompat.Load(client.Paths()...)
			if err != nil {
				t.Fatal(err)
			}
			c := &checker{T: t, surface: client.Surface(loaded)}
			for _, o := range d.Operations {
				c.operation(o)
			}
			for _, e := range d.Errors {
				c.failure(e.Name)
				c.members("types."+e.Name, e.Members)
			}
			t.Logf("%d names of %d operations and %d errors", c.names, len(d.Operations), len(d.Errors))
		})
	}
}

// A checker looks names up in the API of a client.
type checker struct {
	*testing.T
	surface apicompat.Surface
	// names counts what was looked up.
	names int
}

// find returns what a name stands for.
func (c *checker) find(name string) string {
	c.names++
	description, ok := c.surface[name]
	if !ok {
		c.Errorf("no %s", name)
	}
	return description
}

func (c *checker) operation(o operation) {
	method := c.find("(*Client)." + o.Name)
	want := "method (context.Context, *client." + o.Name + "Input, ...func(*client.Options)) (*client." + o.Name + "Output, error)"
	if method != want {
		c.Errorf("%s: %s, want %s", o.Name, method, want)
	}
	if o.Python != separated(o.Name, "_") {
		c.Errorf("%s: boto3 has %s", o.Name, o.Python)
	}
	if o.Command != "" && o.Command != separated(o.Name, "-") {
		c.Errorf("%s: the AWS CLI has %s", o.Name, o.Command)
	}
	c.members(o.Name+"Input", o.Parameters)
	c.members(o.Name+"Output", o.Response)
	for _, name := range o.Errors {
		c.failure(name)
	}
	for i, option := range o.Options {
		if name := o.Parameters[i].Path; option != separated(name, "-") {
			c.Errorf("%s: the AWS CLI has an option %s for %s", o.Name, option, name)
		}
	}
}

// separated writes a name in lower case, with a separator between its words.
func separated(name, separator string) string {
	words := regexp.MustCompile(`[A-Z][a-z]+`).FindAllString(name, -1)
	return strings.ToLower(strings.Join(words, separator))
}

// failure looks for an error type that is an API error.
func (c *checker) failure(name string) {
	c.find("types." + name)
	for _, method := range []string{"Error", "ErrorCode", "ErrorMessage"} {
		if got := c.find("(*types." + name + ")." + method); got != "method () string" {
			c.Errorf("%s.%s: %s", name, method, got)
		}
	}
}

// members follows each path from the struct.
func (c *checker) members(owner string, list []member) {
	types := map[string]string{"": "*" + owner}
	for _, m := range list {
		parent, name := "", m.Path
		if i := strings.LastIndexByte(m.Path, '.'); i >= 0 {
			parent, name = m.Path[:i], m.Path[i+1:]
		}
		if element, ok := strings.CutSuffix(m.Path, "[]"); ok {
			types[m.Path] = strings.TrimPrefix(types[element], "[]")
		} else {
			field := c.find(strings.TrimPrefix(types[parent], "*") + "." + name)
			types[m.Path] = strings.TrimPrefix(field, "field ")
		}
		c.kind(owner+"."+m.Path, m, types[m.Path])
	}
}

// kind compares the Go type of a member with what the documents say of it.
func (c *checker) kind(name string, m member, goType string) {
	plain := strings.TrimPrefix(goType, "*")
	fits := false
	switch m.Kind {
	case "string":
		fits = plain == "string" || c.surface[plain] == "type string"
	case "integer":
		fits = plain == "int32" || plain == "int64"
	case "boolean":
		fits = plain == "bool"
	case "timestamp":
		fits = goType == "*time.Time"
	case "list":
		fits = strings.HasPrefix(goType, "[]")
	case "structure":
		fits = strings.HasPrefix(c.surface[plain], "type struct")
	}
	if !fits {
		c.Errorf("%s: %s, want a %s", name, goType, m.Kind)
	}
	for _, value := range m.Enum {
		c.constant(name, plain, value)
	}
}

// constant looks for a value of an enum.
func (c *checker) constant(name, enum, value string) {
	c.names++
	want := "const " + enum + ` = "` + value + `"`
	for _, description := range c.surface {
		if description == want {
			return
		}
	}
	c.Errorf("%s: %s has no %q", name, enum, value)
}

func TestSeparated(t *testing.T) {
	got := []string{separated("ListTagsForResource", "_"), separated("BotId", "-")}
	if !slices.Equal(got, []string{"list_tags_for_resource", "bot-id"}) {
		t.Errorf("got %q", got)
	}
}
