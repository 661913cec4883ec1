// Package configuration makes clients from what users configure: environment variables, files and options of
// config.LoadDefaultConfig. The generated clients and those of aws-sdk-go-v2 have to send the same to the same place.
package configuration
