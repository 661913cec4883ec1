package main

import (
	"strings"
	"testing"
)

// TestVisible gives folders and operations names that a terminal would obey.
func TestVisible(t *testing.T) {
	s := newShell(t)
	const shapes = `"In": {"type": "structure", "members": {"NextToken": {"shape": "S"}}},
		"Out": {"type": "structure", "members": {"NextToken": {"shape": "S"}, "Items": {"shape": "L"}}},
		"L": {"type": "list", "member": {"shape": "S"}}, "S": {"type": "string"}`
	s.write(t, "models/\x1b[31m/2020-01-01/service-2.json", []byte(`{
		"metadata": {"apiVersion": "2020-01-01", "endpointPrefix": "t", "protocol": "rest-json", "serviceFullName": "T\u001b[31m", "serviceId": "Tiny"},
		"operations": {"List\u001b[31m": {"name": "List\u001b[31m", "http": {"method": "POST", "requestUri": "/l"}, "input": {"shape": "In"}, "output": {"shape": "Out"}}},
		"shapes": {`+shapes+"}}"))
	s.write(t, "models/\x1b[32m/2020-01-01/service-2.json", []byte("{]"))
	s.write(t, "models/\x1b[33m/other", nil)
	for _, c := range []struct {
		want string
		args []string
	}{
		{`\x1b[31m`, []string{"list", "--models", "models"}},
		{`none: List\x1b[31m`, []string{"generate", "--no-check", "--out", "out", "--import-path", "example.com/out", "--models", "models", "\x1b[31m"}},
		{`models/\x1b[32m/2020-01-01/service-2.json:1:2`, []string{"generate", "--out", "out", "--import-path", "example.com/out", "./models/\x1b[32m/2020-01-01"}},
		{`models/\x1b[33m holds no`, []string{"inspect", "./models/\x1b[33m"}},
		{`models/\x1b[33m holds no`, []string{"diff", "./models/\x1b[33m", "./models/\x1b[31m/2020-01-01"}},
		{`models/\x1b[33m holds no`, []string{"lint", "./models/\x1b[33m"}},
		{`models/\x1b[32m/2020-01-01/service-2.json:1:2`, []string{"lint", "./models/\x1b[32m/2020-01-01"}},
		{`T\x1b[31m`, []string{"inspect", "./models/\x1b[31m/2020-01-01"}},
	} {
		_, got, _ := strings.Cut(s.run(t, c.args...), "\n")
		if !strings.Contains(got, c.want) || strings.Contains(got, "\x1b") {
			t.Errorf("%q: %q", c.args, got)
		}
	}
}
