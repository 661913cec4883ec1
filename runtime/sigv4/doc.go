// Package sigv4 signs HTTP requests with AWS Signature Version 4 and verifies such signatures on the server's side.
//
// [Signer] writes the same bytes as github.com/aws/aws-sdk-go-v2/aws/signer/v4 for the same request, in the Authorization
// header or in a presigned URL. [Verifier] tells who sent a request, and treats everything in it as hostile. Both build the
// canonical request with the same code. The scheme itself is described under "Signature Version 4" in the AWS IAM User Guide
// and, for presigned URLs and payload markers, in the Amazon S3 API reference. Asymmetric signatures (SigV4a), chunked uploads
// and signed event streams are not part of it.
//
// The package may import the standard library, aws.Credentials of aws-sdk-go-v2 and the error interface of smithy-go, and
// nothing else of this module.
package sigv4
