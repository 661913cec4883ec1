// Package pattern compiles the regular expressions of models.
package pattern
