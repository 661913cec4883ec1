// Package paginators holds the paginators of generated clients against those of aws-sdk-go-v2: over the same answers,
// both send the same requests and give the same pages.
package paginators
