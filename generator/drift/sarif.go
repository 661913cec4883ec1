package drift

import (
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/modelsmith/modelsmith/generator/output"
)

// The part of SARIF 2.1.0 (OASIS) that says where a rule is broken.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool    sarifTool     `json:"tool"`
		Results []sarifResult `json:"results"`
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
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
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
	}
	sarifRegion struct {
		StartLine int `json:"startLine"`
	}
)

// WriteSARIF writes a SARIF log, which code scanners read.
func WriteSARIF(w io.Writer, found []output.Difference) error {
	run := sarifRun{Tool: sarifTool{sarifDriver{Name: "modelsmith"}}, Results: []sarifResult{}}
	for _, k := range kinds() {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{ruleID(k), sarifText{"A generated file " + what(k) + "."}})
	}
	for _, d := range found {
		uri := url.URL{Path: filepath.ToSlash(d.Path)}
		run.Results = append(run.Results, sarifResult{
			RuleID: ruleID(d.Kind), Level: "error", Message: sarifText{"The file " + what(d.Kind) + "."},
			Locations: []sarifLocation{{sarifPhysical{sarifArtifact{uri.String()}, sarifRegion{line(d)}}}},
		})
	}
	return encode(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// ruleID is the id of a kind of difference, such as generated/line-endings.
func ruleID(k output.Kind) string { return "generated/" + strings.ReplaceAll(string(k), " ", "-") }
