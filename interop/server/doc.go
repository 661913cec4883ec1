// Package server holds generated servers against the clients that they are for: aws-sdk-go-v2, boto3 and the AWS CLI
// call every operation over loopback, with the smallest and the fullest inputs that the models allow. The server must
// see what was sent, and the client what was answered, errors included.
//
// It consists of tests only. They run client.py, which needs python3 with boto3 and awscli, and skip where one is
// missing; set MODELSMITH_REQUIRE_PEERS=1 to have them fail instead, as in CI.
package server
