module github.com/modelsmith/modelsmith/interop

go 1.26.0

replace github.com/modelsmith/modelsmith => ../

require (
	github.com/aws/aws-sdk-go-v2 v1.47.7 // indirect
	github.com/aws/aws-sdk-go-v2/credentials v1.20.15 // indirect
	github.com/aws/aws-sdk-go-v2/internal/configsources v1.5.10 // indirect
	github.com/aws/aws-sdk-go-v2/internal/endpoints/v2 v2.8.10 // indirect
	github.com/aws/aws-sdk-go-v2/service/chime v1.42.0 // indirect
	github.com/aws/aws-sdk-go-v2/service/chimesdkidentity v1.20.0 // indirect
	github.com/aws/aws-sdk-go-v2/service/iam v1.57.1 // indirect
	github.com/aws/smithy-go v1.28.8 // indirect
	github.com/modelsmith/modelsmith v0.0.0 // indirect
	golang.org/x/tools v0.52.0 // indirect
)
