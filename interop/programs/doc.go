// Package programs holds programs as users of aws-sdk-go-v2 write them, each in a folder of its own. The tests of
// package moto run each twice: as it stands, and with the import paths of the generated clients in their place. What
// they print has to be the same.
package programs
