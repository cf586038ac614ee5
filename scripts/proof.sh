#!/usr/bin/env bash
# The long proofs: Helm's semantics against Helm's own code (PROOF_CASES, PROOF_SEED), mutated inputs (PROOF_FUZZ), the
# alerting rules against Prometheus' own promtool, and registries under load that are killed (PROOF_KILLS), are stopped
# (PROOF_STOPS), and lose their database (PROOF_OUTAGES).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
command -v go >/dev/null || { echo 'proof: Go is needed, to link the packages of Helm and to build promtool' >&2; exit 2; }
mkdir -p .tools/proof
for helm in helm3 helm4; do
  (cd "test/proof/$helm" && go build -o "../../../.tools/proof/$helm" .)
done
exec vitest run --config vitest.proof.config.ts
