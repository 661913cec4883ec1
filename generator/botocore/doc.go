// Package botocore reads service models in botocore's JSON format (service-2
// and the files beside it) into the linked model. Nothing else reads
// them. It may import packages closest, contextparam, model, node, source and
// wellformed, and gjson.
package botocore
