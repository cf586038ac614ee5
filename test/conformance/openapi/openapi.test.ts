/** The live API against its own description, by schemathesis: what it says is what it does, and nothing else. */
import { describe, expect, it } from 'vitest';
import { hasSchemathesis, runSchemathesis } from './run.ts';

// Other paths of the same routes, and the thousands of server.json that an edit takes just as a publication does, are for
// test/proof/openapi.proof.ts.
const ONE_OF_EACH = '^/(?!v0/|edit/|servers/|internal/)';

describe.skipIf(!hasSchemathesis)('schemathesis', () => {
  it('finds no request that the registry answers otherwise than its description says', { timeout: 600_000 }, async () => {
    const { status, output, report, errors, allowed } = await runSchemathesis(
      true,
      ...['--seed', '1', '--max-examples', '4', '--phases', 'examples,coverage,fuzzing', '--include-path-regex', ONE_OF_EACH],
      ...['--exclude-name', 'PUT /v0.1/servers/{name}/versions/{version}'],
    );
    expect(status, output).toBe(0);
    expect(errors).toEqual([]);
    const { operations, phases, test_cases: cases } = report;
    expect([operations.tested, operations.errored]).toEqual([operations.selected, 0]);
    expect(operations.selected).toBeGreaterThan(25);
    expect([phases['coverage']?.status, phases['fuzzing']?.status]).toEqual(['success', 'success']);
    expect(cases.generated).toBeGreaterThan(1000);
    // All else would hold of a registry that refuses everything.
    expect(allowed).toEqual(expect.arrayContaining(['agent register', 'server register', 'skill register']));
  });
});
