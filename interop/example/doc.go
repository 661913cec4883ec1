// Package example runs the servers of the folder examples, and has their real clients call them: the AWS CLI, which has
// to be on the path. Its tests skip where it is missing; set MODELSMITH_REQUIRE_PEERS=1 to have them fail instead.
package example
