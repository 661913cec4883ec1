// Package diff compares old models of services with those that modelsmith comes
// with, in tests only.
package diff
