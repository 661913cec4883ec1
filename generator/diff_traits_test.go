package generator

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// addedTraits are values of traits, each of which some shape, member or operation
// can have.
const addedTraits = `
"smithy.api#required": {}
"smithy.api#sensitive": {}
"smithy.api#deprecated": {}
"smithy.api#length": {"min": 2, "max": 5}
"smithy.api#range": {"min": 1, "max": 5}
"smithy.api#pattern": "^[a-c]+$"
"smithy.api#uniqueItems": {}
"smithy.api#default": "x"
"smithy.api#default": 0
"smithy.api#sparse": {}
"smithy.api#jsonName": "other"
"smithy.api#xmlName": "other"
"smithy.api#xmlFlattened": {}
"smithy.api#xmlAttribute": {}
"smithy.api#xmlNamespace": {"uri": "https://example.com/"}
"smithy.api#timestampFormat": "http-date"
"smithy.api#mediaType": "application/json"
"smithy.api#httpHeader": "X-Other"
"smithy.api#httpQuery": "other"
"smithy.api#httpPayload": {}
"smithy.api#idempotencyToken": {}
"smithy.api#streaming": {}
"smithy.api#requiresLength": {}
"smithy.api#eventPayload": {}
"smithy.api#eventHeader": {}
"smithy.api#error": "client"
"smithy.api#httpError": 418
"smithy.api#retryable": {}
"aws.protocols#awsQueryError": {"code": "Other", "httpResponseCode": 418}
"smithy.rules#contextParam": {"name": "Kind"}
"smithy.api#internal": {}
"smithy.api#since": "1"
"smithy.api#tags": ["a"]
"smithy.api#documentation": "Other."
"smithy.api#readonly": {}
"smithy.api#optionalAuth": {}
"smithy.api#httpBearerAuth": {}
"smithy.api#auth": ["smithy.api#noAuth"]
"aws.auth#unsignedPayload": {}
"smithy.api#httpChecksumRequired": {}
"smithy.api#endpoint": {"hostPrefix": "other."}
"smithy.api#requestCompression": {"encodings": ["gzip"]}
"smithy.rules#staticContextParams": {"Kind": {"value": "other"}}
"smithy.rules#clientContextParams": {"Kind": {"type": "string"}}
`

// addTraits tries the model with each trait at some of the places that have traits
// or can: wherever in the list the last one left off, so that each place has some.
func (m *mutants) addTraits() {
	var places []int // behind the braces of shapes and members without traits
	for i := 0; ; {
		at := strings.IndexFunc(m.text[i:], func(c rune) bool { return c == '{' })
		if at < 0 {
			break
		}
		i += at + 1
		if strings.HasPrefix(m.text[i:], `"target": `) || strings.HasPrefix(m.text[i:], `"type": `) {
			places = append(places, i)
		}
	}
	next := 0
	for line := range strings.Lines(strings.TrimSpace(addedTraits)) {
		for range 6 {
			next = (next + 7) % len(places)
			if text := withTrait(m.text, places[next], strings.TrimSpace(line)); text != "" {
				m.try(fmt.Sprintf("%.60s gains %s", m.text[places[next]:], strings.TrimSpace(line)), text)
			}
		}
	}
}

// withTrait adds a trait to the shape or reference that begins at a place; empty
// when that is no model any more.
func withTrait(text string, at int, trait string) string {
	depth, end := 1, at
	for ; depth > 0; end++ {
		switch text[end] {
		case '{':
			depth++
		case '}':
			depth--
		}
	}
	own := text[at : end-1]
	traits := `"traits": {`
	i := lastTopLevel(own, traits)
	if i < 0 {
		own += `, "traits": {` + trait + "}"
	} else {
		key, _, _ := strings.Cut(trait, ":")
		if strings.Contains(own[i:], key) {
			return ""
		}
		own = own[:i] + traits + trait + ", " + own[i+len(traits):]
	}
	edited := text[:at] + own + text[end-1:]
	if !json.Valid([]byte(edited)) {
		return ""
	}
	return edited
}

// lastTopLevel is where a key stands outside of nested objects, -1 for nowhere.
func lastTopLevel(text, key string) int {
	depth := 0
	var starts []int
	for i, c := range text {
		if depth == 0 && strings.HasPrefix(text[i:], key) {
			starts = append(starts, i)
		}
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		}
	}
	if starts == nil {
		return -1
	}
	return slices.Max(starts)
}
