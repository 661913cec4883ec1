// Package apicompat holds the exported API of the generated clients against that of the packages of aws-sdk-go-v2
// which they replace: whatever code can name there must be here too, with the same meaning to the compiler.
//
// The comparison works on go/types: [Surface] flattens a package to names, each with a description in which the two
// import paths look alike, and [Compare] holds two of them against each other. What is not promised stands in one
// table, [Categories], with the reason; everything else has to be there. More names on our side are no fault, except
// in interfaces, which users implement.
//
// Beside the three clients of this project it looks at some that are generated for it alone, [Services], which have
// what those three lack: streams, unions, documents, tokens. Their models come from Smithy's and from botocore's data.
//
// Two other tests cover what types do not show: sources in testdata that use the packages as a user would, and a
// program which prints what enums and errors say for themselves, run against both. The package may import go/types,
// x/tools and, in tests, the generator.
package apicompat
