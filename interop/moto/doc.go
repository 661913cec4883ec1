// Package moto runs the generated IAM client, and clients of other services that it generates from botocore's models,
// against moto, an emulator of AWS in Python that knows nothing of us: it
// reads requests and writes responses by botocore's idea of the protocol, and it keeps state, so that what one call
// has created another one must see.
//
// It consists of tests only. They start a server of their own on a free port of the loopback interface, which ends
// with them, and skip where python3 or moto is missing; set MODELSMITH_REQUIRE_PEERS=1 to have them fail instead, as
// in CI. Set MODELSMITH_CROSSCHECK=1 to run the same tests with aws-sdk-go-v2's client too.
package moto
