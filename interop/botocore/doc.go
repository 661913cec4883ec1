// Package botocore holds generated clients against botocore, AWS's client library for Python, case by case: for the
// same parameters the request must be the one that botocore's serializer makes, and from the same response must come
// what botocore's parser returns.
//
// It consists of tests only. They run oracle.py, which needs python3 and botocore, and skip where one is missing; set
// MODELSMITH_REQUIRE_BOTOCORE to have them fail instead, as in CI. Set MODELSMITH_CROSSCHECK to run aws-sdk-go-v2
// through the same cases: it shows that a difference is one of the client's and not of the harness.
package botocore
