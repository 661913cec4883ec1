package endpoints

import "errors"

// RuleError is the message of a rule that ends in an error.
type RuleError struct{ Message string }

// Error returns the message behind the words aws-sdk-go-v2 puts before it.
func (e *RuleError) Error() string { return "endpoint rule error, " + e.Message }

// Fail is the result of a rule that ends in an error.
func Fail(message string) (Endpoint, error) { return Endpoint{}, &RuleError{Message: message} }

// ErrNoRule says that no rule of a service matched the parameters.
var ErrNoRule = errors.New("endpoint resolution failed: no matching rule")

// ParameterError names a required parameter that is not set.
type ParameterError struct{ Parameter string }

// Error says which parameter is missing, in the words of aws-sdk-go-v2.
func (e *ParameterError) Error() string { return "parameter " + e.Parameter + " is required" }

// Missing is the error of a required parameter that is not set.
func Missing(parameter string) error { return &ParameterError{Parameter: parameter} }
