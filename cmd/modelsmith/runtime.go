package main

// What generated code imports. With it here, go get -tool brings the modules that
// it needs, so that a repository can type-check what it generates before it
// imports any of it.
import (
	_ "github.com/aws/smithy-go/auth/bearer"
	_ "github.com/aws/smithy-go/rand"

	_ "github.com/modelsmith/modelsmith/runtime/document"
	_ "github.com/modelsmith/modelsmith/runtime/endpoints"
	_ "github.com/modelsmith/modelsmith/runtime/jmespath"
	_ "github.com/modelsmith/modelsmith/runtime/pattern"
	_ "github.com/modelsmith/modelsmith/runtime/query"
	_ "github.com/modelsmith/modelsmith/runtime/restjson"
	_ "github.com/modelsmith/modelsmith/runtime/server/query"
	_ "github.com/modelsmith/modelsmith/runtime/server/restjson"
)
