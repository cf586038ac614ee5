SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --warn-undefined-variables --no-builtin-rules
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# Tools that setup.sh brought come first; npm and its programs then run on that Node.
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)

# More flags for the test runner: make test TEST_FLAGS='test/cli'
TEST_FLAGS :=

# What the tests run besides what is installed.
TEST_TOOLS := $(addprefix .tools/,bin/helm3 bin/helm4 bin/mcp-publisher bin/mcp-decode bin/compose-config bin/schemathesis postgres)

# Make has no recursive wildcard.
SOURCES := $(shell find src schema scripts charts -type f 2>/dev/null)

.PHONY: help
help: ## list what there is
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## / { printf "  %-18s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: install
install: dist/.built ## set everything up: Node when it is too old, packages, the bundle in dist/

.PHONY: demo
demo: install ## the whole way once: lint, .env, identity provider, gate, registry, three registrations
	node demo/run.ts

.PHONY: test
test: install $(TEST_TOOLS) ## run the tests
	vitest run $(TEST_FLAGS)

.PHONY: test-next
test-next: install $(TEST_TOOLS) .tools/next/node ## run the tests on the newest Node that is supported
	PATH="$(CURDIR)/.tools/next:$$PATH" vitest run $(TEST_FLAGS)

.PHONY: e2e
e2e: e2e-services e2e-cluster ## run all end-to-end tests

.PHONY: e2e-services
e2e-services: install ## those with a real Keycloak, and of the built image (needs Java 17 and buildah; gets Keycloak once)
	scripts/keycloak.sh install
	scripts/setup.sh image-builder
	vitest run --config vitest.e2e.config.ts $(TEST_FLAGS)

.PHONY: kube-score
kube-score: install .tools/bin/helm4 .tools/bin/kube-score ## have kube-score look at what the charts render (needs Go)
	vitest run test/charts/kube-score.test.ts $(TEST_FLAGS)

.PHONY: e2e-cluster
e2e-cluster: install .tools/bin/helm3 .tools/bin/helm4 ## those on a real Kubernetes: KUBECONFIG, kind, or one made from Go modules (needs root, Go, Java 17)
	scripts/e2e-cluster.sh check
	scripts/keycloak.sh install
	scripts/setup.sh image-builder
	scripts/e2e-cluster.sh run $(TEST_FLAGS)

.PHONY: proof
proof: install .tools/bin/helm3 .tools/bin/helm4 .tools/bin/promtool .tools/bin/schemathesis .tools/postgres ## run the long proofs, an hour: Helm's and Prometheus' own code, a registry killed under load (needs Go)
	scripts/proof.sh

.PHONY: bench
bench: install .tools/bin/helm3 .tools/bin/helm4 ## measure what things cost; writes bench/results.md
	scripts/setup.sh bench-peer
	for program in $(filter-out bench/results.ts,$(wildcard bench/*.ts)); do node "$$program"; done

.PHONY: run
run: install ## start the registry with the settings of the environment
	bin/registry

.PHONY: generate
generate: node_modules/.installed ## write everything that comes from schema/
	node src/cli/main.ts generate

.PHONY: verify-generated
verify-generated: node_modules/.installed ## fail when a generated file is not what schema/ gives
	node src/cli/main.ts generate --check

.PHONY: lint
lint: node_modules/.installed ## lint the sources, with types
	eslint --max-warnings 0 .

.PHONY: types
types: node_modules/.installed ## check the types
	npm run --silent types

.PHONY: image
image: install ## build the image localhost/registration-gate (needs docker, podman or buildah)
	scripts/image.sh

.PHONY: package
package: install .tools/bin/helm4 ## put charts, image and its SBOM (CycloneDX) into out/
	mkdir -p out
	helm4 package charts/registry charts/mcp-gateway-registry-stack --destination out
	node scripts/sbom.ts out/sbom.cdx.json
	IMAGE_ARCHIVE=out/image.tar scripts/image.sh

.PHONY: format
format: node_modules/.installed ## format the sources
	prettier --write --log-level warn .

.PHONY: format-check
format-check: node_modules/.installed ## fail when a source is not formatted
	prettier --check --log-level warn .

.PHONY: clean
clean: ## remove what was built and installed
	rm -rf dist node_modules out .tools

.tools/bin/mcp-decode: $(wildcard test/conformance/mcp/decode/*)

.tools/bin/compose-config: $(wildcard test/conformance/compose/config/*)

.tools/bin/%:
	scripts/setup.sh $*

.tools/postgres:
	scripts/setup.sh postgres

.tools/next/node:
	scripts/setup.sh node-next

node_modules/.installed: package.json package-lock.json .npmrc | .tools/bin/node
	npm ci --ignore-scripts --loglevel=error
	touch $@

dist/.built: node_modules/.installed $(SOURCES)
	node scripts/build.ts
	touch $@
