// Package endpoints compiles endpoint rule sets, the JSON that tells where a service's requests go, to straight-line Go.
//
// Read checks a rule set completely and lowers it to nested branches; Emit folds them and prints the file endpoints.go
// of a client package: the parameters, the resolver's interface and the default resolver. EmitPartitions prints the
// table of partitions that package runtime/endpoints holds. What the rules' functions do at run time is there too.
//
// The package may import gjson in its readers, jennifer in its emitters, packages model and runtime/endpoints, and the
// standard library; it knows no service.
// The language is described at https://smithy.io/2.0/additional-specs/rules-engine/specification.html.
package endpoints
