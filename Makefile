# Everything a developer runs. CI runs the same targets.
GO       ?= go
SERVICES := chime iam chime-sdk-identity

# Tools run through the go command, at fixed versions, and need no installation.
GOFUMPT     := mvdan.cc/gofumpt@v0.12.0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: generate test lint bench verify interop catalogue fuzz

generate: ## generate the three services into generated/
	$(GO) run ./cmd/modelsmith generate --out generated $(SERVICES)

test: ## run every test of the project
	$(GO) test ./...

interop: ## run the tests against botocore, moto and aws-sdk-go-v2
	cd interop && $(GO) test ./...

lint: ## check the form of the code
	$(GO) vet ./...
	cd interop && $(GO) vet ./...
	@out=$$($(GO) run $(GOFUMPT) -l $$(git ls-files '*.go' | grep -v '^generated/' | grep -v '/testdata/')) || exit 1; \
	  if [ -n "$$out" ]; then echo "not gofumpt-ed:"; echo "$$out"; exit 1; fi
	$(GO) run $(STATICCHECK) ./...
	cd interop && $(GO) run $(STATICCHECK) ./...

bench: ## measure against aws-sdk-go-v2
	cd interop && $(GO) run ./bench

catalogue: ## generate every service of botocore's data and record what is left out
	cd interop && $(GO) run ./catalogue -doc ../docs/catalogue.md

# What takes anything from outside, with the fuzz targets of each package.
FUZZED := runtime/jsonwire:FuzzReader runtime/jsonwire:FuzzDocument runtime/xmlwire:FuzzReader runtime/xmlwire:FuzzWrite \
	runtime/formwire:FuzzRead runtime/httpbinding:FuzzReadRequest runtime/httpbinding:FuzzReadResponse \
	runtime/server:FuzzRoute runtime/server/query:FuzzProtocol runtime/sigv4:FuzzVerify \
	generator/pattern:FuzzCompile generator/jmespath:FuzzParse generator:FuzzRead generator:FuzzReadSmithy
FUZZTIME ?= 2000x

fuzz: ## fuzz decoders, router, signatures, patterns and readers, FUZZTIME (runs, or a time) each
	@for f in $(FUZZED); do echo "$$f"; \
	  $(GO) test ./$${f%%:*} -run '^$$' -fuzz "^$${f##*:}$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1s || exit 1; done

verify: generate ## regenerate; the tree must not change
	@git diff --exit-code -- generated
	@test -z "$$(git ls-files --others --exclude-standard generated)" || { git ls-files --others --exclude-standard generated; exit 1; }
