// Command catalogue generates the client of every service of botocore's data
// that speaks a protocol we support, and says how that went: what it costs, what
// the models have that we refuse, and what is left out. It needs python3 with
// botocore, or a data directory.
package main
