// Package sigv2 signs forms with AWS Signature Version 2, which the oldest
// services want. It imports nothing else of this module.
package sigv2

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"sort"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// Params says how a form is signed.
type Params struct {
	Method string
	// Host is the value of the request's Host header.
	Host string
	// Path is the escaped path; empty means a slash.
	Path        string
	Credentials aws.Credentials
	Time        time.Time
}

// Sign returns a form with the parameters that sign it.
func Sign(form []byte, p Params) ([]byte, error) {
	if !p.Credentials.HasKeys() {
		return nil, errors.New("sigv2: credentials without access key ID or secret")
	}
	add := []string{
		"AWSAccessKeyId", p.Credentials.AccessKeyID, "SignatureVersion", "2", "SignatureMethod", "HmacSHA256",
		"Timestamp", p.Time.UTC().Format(time.RFC3339),
	}
	if token := p.Credentials.SessionToken; token != "" {
		add = append(add, "SecurityToken", token)
	}
	signed := bytes.Clone(form)
	for i := 0; i < len(add); i += 2 {
		signed = appendPair(signed, add[i], add[i+1])
	}
	canonical, err := canonicalForm(signed)
	if err != nil {
		return nil, err
	}
	path := p.Path
	if path == "" {
		path = "/"
	}
	mac := hmac.New(sha256.New, []byte(p.Credentials.SecretAccessKey))
	mac.Write([]byte(p.Method + "\n" + p.Host + "\n" + path + "\n" + canonical))
	return appendPair(signed, "Signature", base64.StdEncoding.EncodeToString(mac.Sum(nil))), nil
}

// pair is a parameter as it stands in the form.
type pair struct{ name, text string }

// canonicalForm returns the form with its parameters in the order of their
// names, each escaped as RFC 3986 has it.
func canonicalForm(form []byte) (string, error) {
	var pairs []pair
	for part := range bytes.SplitSeq(form, []byte("&")) {
		name, value, _ := strings.Cut(string(part), "=")
		name, err := url.QueryUnescape(name)
		if err != nil {
			return "", fmt.Errorf("sigv2: malformed form: %w", err)
		}
		if value, err = url.QueryUnescape(value); err != nil {
			return "", fmt.Errorf("sigv2: malformed form: %w", err)
		}
		if len(part) > 0 {
			pairs = append(pairs, pair{name, escape(name) + "=" + escape(value)})
		}
	}
	sort.Stable(byName(pairs))
	var out strings.Builder
	for i, p := range pairs {
		if i > 0 {
			out.WriteByte('&')
		}
		out.WriteString(p.text)
	}
	return out.String(), nil
}

// byName sorts; the generic functions would be compiled for pairs alone.
type byName []pair

// Len implements [sort.Interface].
func (p byName) Len() int { return len(p) }

// Less implements [sort.Interface].
func (p byName) Less(i, j int) bool { return p[i].name < p[j].name }

// Swap implements [sort.Interface].
func (p byName) Swap(i, j int) { p[i], p[j] = p[j], p[i] }

func appendPair(form []byte, name, value string) []byte {
	if len(form) > 0 {
		form = append(form, '&')
	}
	return append(form, escape(name)+"="+escape(value)...)
}

// escape differs from net/url's in the space only: %20, not a plus sign.
func escape(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }
