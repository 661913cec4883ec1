package botocore

import (
	"strings"
	"testing"
)

// The tests of this file need no botocore: they show that the comparisons find what they are there to find.

const (
	formType = "application/x-www-form-urlencoded"
	jsonType = "application/json"
	random   = `"T":"2f1b3c4d-5e6f-4a1b-9c2d-3e4f5a6b7c8d"`
)

// token is where the JSON requests below have one to fill in.
var token = &missingToken{Names: []string{"T"}, Placeholder: "00000000-0000-4000-8000-000000000000"}

func TestCheckRequestOfForm(t *testing.T) {
	want := wireRequest{"POST", "/", formType + "; charset=utf-8", "Action=A&P=&Q=a+b"}
	latin := formType + "; charset=latin1"
	wrongType := `content type: want "` + want.ContentType + `", got "` + latin + `"`
	for name, test := range map[string]struct{ contentType, body, problems string }{
		"alike":          {formType + "; charset=utf-8", "Action=A&P=&Q=a+b", ""},
		"order, charset": {formType, "Q=a%20b&P=&Action=A", ""},
		"other charset":  {latin, want.Body, wrongType},
		"lacks a pair":   {formType, "Action=A&Q=a+b", `body: lacks "P"=""`},
		"a pair twice":   {formType, want.Body + "&P=", `body: has "P"="" too many`},
		"broken":         {formType, "%zz", `body: invalid URL escape "%zz"`},
	} {
		t.Run(name, func(t *testing.T) {
			got := checkRequest(oracleCase{Request: want}, call{sent: wireRequest{"POST", "/", test.contentType, test.body}})
			if problems := strings.Join(got, "; "); problems != test.problems {
				t.Errorf("problems: %q, want %q", problems, test.problems)
			}
		})
	}
}

func TestCheckRequestOfJSON(t *testing.T) {
	want := wireRequest{"PUT", "/a%2Fb?operation=x&n=1", jsonType, `{"N":1,"T":"` + token.Placeholder + `"}`}
	body := `{"N":1,` + random + `}`
	for name, test := range map[string]struct {
		got      wireRequest
		problems string
	}{
		"alike":     {wireRequest{"PUT", "/a%2Fb?n=1&operation=x", jsonType, `{` + random + `,"N":1.0}`}, ""},
		"method":    {wireRequest{"POST", want.Target, jsonType, body}, "method: want PUT, got POST"},
		"path":      {wireRequest{"PUT", "/a/b?operation=x&n=1", jsonType, body}, "path: want /a%2Fb, got /a/b"},
		"query":     {wireRequest{"PUT", "/a%2Fb?operation=x", jsonType, body}, `query: lacks "n"="1"`},
		"type":      {wireRequest{"PUT", want.Target, "", body}, `content type: want "application/json", got ""`},
		"member":    {wireRequest{"PUT", want.Target, jsonType, `{"N":"1",` + random + `}`}, `body N: want 1, got "1"`},
		"no token":  {wireRequest{"PUT", want.Target, jsonType, `{"N":1}`}, `body T: want a random UUID, got ""`},
		"no UUID":   {wireRequest{"PUT", want.Target, jsonType, `{"T":"x"}`}, `body T: want a random UUID, got "x"`},
		"no object": {wireRequest{"PUT", want.Target, jsonType, `1`}, "body: no object for a token to be in"},
		"no JSON":   {wireRequest{"PUT", want.Target, jsonType, ``}, `body: want ` + want.Body + `, got "": EOF`},
	} {
		t.Run(name, func(t *testing.T) {
			got := checkRequest(oracleCase{Request: want, Token: token}, call{sent: test.got})
			if problems := strings.Join(got, "; "); problems != test.problems {
				t.Errorf("problems: %q, want %q", problems, test.problems)
			}
		})
	}
}

func TestCheckRequestWithoutBody(t *testing.T) {
	want := wireRequest{Method: "GET", Target: "/"}
	if problems := checkRequest(oracleCase{Request: want}, call{sent: want}); len(problems) > 0 {
		t.Error(problems)
	}
	got := call{sent: wireRequest{Method: "GET", Target: "/", Body: "{}"}}
	if problems := checkRequest(oracleCase{Request: want}, got); len(problems) != 1 {
		t.Errorf("a body that is not wanted: %q", problems)
	}
}

// TestZeroThatIsNotHeld shows that a member which the input cannot tell from an absent one is expected to be absent.
func TestZeroThatIsNotHeld(t *testing.T) {
	absent := wireRequest{Method: "GET", Target: "/"}
	c := oracleCase{Request: wireRequest{Method: "GET", Target: "/?flag=false"}, Without: &absent}
	if problems := checkRequest(c, call{sent: absent, unheld: []string{"Flag"}}); len(problems) > 0 {
		t.Error(problems)
	}
	if problems := checkRequest(c, call{sent: absent}); len(problems) != 1 {
		t.Errorf("a member that is held and not sent: %q", problems)
	}
	c.Without = nil
	if problems := checkRequest(c, call{sent: absent, unheld: []string{"Flag"}}); len(problems) != 1 {
		t.Errorf("a required member that is not held: %q", problems)
	}
}

// TestDeviations shows that a deviation excuses its own problem only.
func TestDeviations(t *testing.T) {
	list := excuses(t, []deviation{
		{kind: requestKind, variant: "empty|minimal", problem: `body: lacks .*`, reason: "why"},
	})
	c := oracleCase{Kind: requestKind, Variant: "empty"}
	problems := []string{`body: lacks "P"=""`, "method: want GET, got PUT"}
	if left := unexcused(list, c, problems); len(left) != 1 || left[0] != problems[1] {
		t.Errorf("left: %q", left)
	}
	c.Variant = "empty-list"
	if left := unexcused(list, c, problems); len(left) != 2 {
		t.Errorf("left of another variant: %q", left)
	}
	if list[0].used != 1 {
		t.Errorf("used %d times", list[0].used)
	}
}
