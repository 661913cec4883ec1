// Command bench measures the generated clients against those of aws-sdk-go-v2, handlers and patterns
// against what the standard library has, and the generator against its bars:
//
//	go run ./bench [-calls] [-server] [-patterns] [-size] [-binary] [-generate] [-strict]
//
// It prints medians of interleaved runs side by side, with their ratios, and whether each reaches its bar. Calls go
// to an HTTP client in memory and are measured in processor time, with the garbage collector on, and in allocations.
// It is no test: it exits with 0 unless -strict asks for 1 on a missed bar.
//
// The command may import both families of clients, and it runs the go command.
package main
