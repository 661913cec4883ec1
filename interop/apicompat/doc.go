// Package apicompat holds the exported API of the generated clients against that of the packages of aws-sdk-go-v2
// which they replace: whatever code can name there must be here too, with the same meaning to the compiler.
//
// The comparison works on go/types: [Surface] flattens a package to names, each with a description in which the two
// import paths look alike, and [Compare] holds two of them against each other. What is not promised stands in one
// table, [Categories], with the reason; everything else has to be there. More names on our side are no fault, except
// in interfaces, which users implement.
//
// Two other tests cover what types do not show: sources in testdata that use the packages as a user would, and a
// program which prints what enums and errors say for themselves, run against both. The package may import go/types
// and x/tools.
package apicompat
