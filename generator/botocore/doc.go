// Package botocore reads service models in botocore's JSON format (service-2
// and the files beside it) into the linked model. It may import packages
// closest, model, node, source and wellformed and reads JSON with gjson; nothing else does.
package botocore
