// Package faults sends the generated clients and those of aws-sdk-go-v2 through the same misfortunes: servers that
// reset, stall, truncate, lie and refuse. Both have to try as often, to succeed alike, and to fail with errors that
// errors.As takes for the same.
package faults
