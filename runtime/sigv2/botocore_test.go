package sigv2_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"net/url"
	"os/exec"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generator/importer/importertest"
	"github.com/modelsmith/modelsmith/runtime/sigv2"
)

// signAll prints botocore's signature of each form at its time.
const signAll = `
import json, sys, time
from botocore.auth import SigV2Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
out = []
real = time.gmtime
for c in json.load(sys.stdin):
    time.gmtime = lambda at=c["time"]: real(at)
    request = AWSRequest("POST", c["url"], data=dict(c["form"]))
    SigV2Auth(Credentials("AKID", "SECRET", c["token"] or None)).add_auth(request)
    out.append(request.data["Signature"])
print(json.dumps(out))
`

type signCase struct {
	URL   string            `json:"url"`
	Form  map[string]string `json:"form"`
	Token string            `json:"token"`
	Time  int64             `json:"time"`
}

// botocore computes the same signature of random forms.
func TestSameAsBotocore(t *testing.T) {
	importertest.DataDir(t)
	r := rand.New(rand.NewPCG(1, 2))
	cases := make([]signCase, 100)
	for i := range cases {
		c := signCase{URL: "https://sdb.amazonaws.com", Form: map[string]string{"Action": "Put", "Version": "2009-04-15"}, Time: 1e9 + r.Int64N(1e9)}
		if i%2 == 0 {
			c.URL, c.Token = "https://sdb.amazonaws.com:8443/base/", "to/k=en+"
		}
		for range r.IntN(6) {
			c.Form[randomText(r)+"x"] = randomText(r)
		}
		cases[i] = c
	}
	in, err := json.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("python3", "-c", signAll)
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var want []string
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	for i, c := range cases {
		u, err := url.Parse(c.URL)
		if err != nil {
			t.Fatal(err)
		}
		form := url.Values{}
		for name, value := range c.Form {
			form.Set(name, value)
		}
		signed, err := sigv2.Sign([]byte(form.Encode()), sigv2.Params{
			Method: "POST", Host: u.Host, Path: u.EscapedPath(), Time: time.Unix(c.Time, 0),
			Credentials: aws.Credentials{AccessKeyID: "AKID", SecretAccessKey: "SECRET", SessionToken: c.Token},
		})
		if err != nil {
			t.Fatal(err)
		}
		got, err := url.ParseQuery(string(signed))
		if err != nil || got.Get("Signature") != want[i] {
			t.Errorf("%v: %s, botocore has %s (%v)", c, got.Get("Signature"), want[i], err)
		}
	}
}

// randomText has letters that need to be escaped and such that do not.
func randomText(r *rand.Rand) string {
	letters := []rune("aZ0-_.~ +&=%/*'é日\n")
	text := make([]rune, r.IntN(6))
	for i := range text {
		text[i] = letters[r.IntN(len(letters))]
	}
	return string(text)
}

func TestRefusals(t *testing.T) {
	keys := aws.Credentials{AccessKeyID: "AKID", SecretAccessKey: "SECRET"}
	if _, err := sigv2.Sign([]byte("a=b"), sigv2.Params{Method: "POST"}); err == nil {
		t.Error("signed without keys")
	}
	for _, form := range []string{"a=%", "%zz=b"} {
		if _, err := sigv2.Sign([]byte(form), sigv2.Params{Method: "POST", Credentials: keys}); err == nil {
			t.Errorf("%s was signed", form)
		}
	}
}
