// Package conformance runs public protocol tests through generated code: botocore's, whose suites are small service
// models with cases for them. Each suite becomes a model, all models become clients, and one program calls them: what
// it sends, returns and fails with is held against the case.
//
// It consists of tests only. The cases are no part of the repository: MODELSMITH_CONFORMANCE names the folder that
// has them as botocore/{input,output}/<protocol>.json, and without it the tests skip. Cases that are not passed stand
// in exceptions.json with their reasons, and no others.
package conformance
