package drift

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/modelsmith/modelsmith/generator/output"
)

// The part of SARIF 2.1.0 (OASIS) that says where a rule is broken, with all that
// GitHub's code scanning requires.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string    `json:"id"`
		ShortDescription sarifText `json:"shortDescription"`
		FullDescription  sarifText `json:"fullDescription"`
		Help             sarifText `json:"help"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
		// Fingerprints tell the result from others, across runs.
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		PhysicalLocation sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
		// Base is what a relative URI is relative to.
		Base string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// WriteSARIF writes a SARIF log, which code scanners read.
func WriteSARIF(w io.Writer, found []output.Difference) error {
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "modelsmith"}}, ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	for _, k := range kinds() {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rule(k))
	}
	for _, d := range found {
		run.Results = append(run.Results, result(d))
	}
	return encode(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func rule(k output.Kind) sarifRule {
	_, noun := place(output.Difference{Kind: k})
	text := sarifText{"A generated " + noun + " " + what(output.Difference{Kind: k}) + "."}
	if k == output.Blocked {
		text.Text = "Something that modelsmith did not write is in the way of a generated file."
	}
	return sarifRule{ID: ruleID(k), ShortDescription: text, FullDescription: text, Help: sarifText{text.Text + " modelsmith generate writes the files of all models."}}
}

func result(d output.Difference) sarifResult {
	number, text := line(d)
	path, noun := place(d)
	at := sarifPhysical{artifact(path), sarifRegion{number, 1, number, 1 + utf8.RuneCount(text)}}
	// A file has one result of a kind, whatever its lines are.
	sum := sha256.Sum256([]byte(ruleID(d.Kind) + " " + at.ArtifactLocation.URI))
	return sarifResult{
		RuleID: ruleID(d.Kind), Level: "error", Message: sarifText{"The " + noun + " " + what(d) + "."},
		Locations:    []sarifLocation{{at}},
		Fingerprints: map[string]string{"primaryLocationLineHash": hex.EncodeToString(sum[:8])},
	}
}

func artifact(path string) sarifArtifact {
	uri := url.URL{Path: filepath.ToSlash(path)}
	if filepath.IsAbs(path) {
		uri.Scheme, uri.Path = "file", "/"+strings.TrimPrefix(uri.Path, "/") // drives come behind a slash
		return sarifArtifact{URI: uri.String()}
	}
	return sarifArtifact{uri.String(), "%SRCROOT%"}
}

// ruleID is the id of a kind of difference, such as generated/line-endings.
func ruleID(k output.Kind) string { return "generated/" + strings.ReplaceAll(string(k), " ", "-") }
