// Package conformance runs public protocol tests through generated code: botocore's, whose suites are small service
// models with cases for them, and Smithy's, whose cases are of whole test services. All models become clients, and one
// program calls them: what it sends, returns and fails with is held against the case. Where botocore is installed, it
// says what it makes of other parameters than those of its cases, and that is held against the same clients.
//
// It consists of tests only. The cases are no part of the repository: MODELSMITH_CONFORMANCE names the folder that
// has them as botocore/{input,output}/<protocol>.json and smithy/{models/*,http_requests,http_responses}.json, and
// without it the tests skip. Cases that are not passed stand in exceptions.json with their reasons, and no others.
package conformance
