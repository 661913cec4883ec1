// Package waiters compares waiters of generated clients with aws-sdk-go-v2's: the same program runs on both, with the
// same responses, and must come to the same verdicts after the same number of calls.
package waiters
