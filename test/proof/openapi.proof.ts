/** The live API against its own description, at length: every path, several seeds, and sequences of requests. */
import { expect, it } from 'vitest';
import { runSchemathesis } from '../conformance/openapi/run.ts';

const EXAMPLES = process.env['PROOF_EXAMPLES'] ?? '60';
const SEEDS = (process.env['PROOF_SEED'] ?? '1,2').split(',');

it.each(SEEDS)('schemathesis finds nothing with seed %s', async (seed) => {
  const { status, output, report, errors, allowed } = await runSchemathesis(false, '--seed', seed, '--max-examples', EXAMPLES);
  expect(status, output).toBe(0);
  expect(errors).toEqual([]);
  expect([report.operations.tested, report.operations.selected]).toEqual([report.operations.total, report.operations.total]);
  expect(Object.entries(report.phases).filter(([, phase]) => phase.status !== 'success')).toEqual([]);
  expect(allowed).toEqual(['agent', 'server', 'skill'].flatMap((type) => [`${type} register`, `${type} update`]));
  console.log(`${report.test_cases.generated} requests with seed ${seed}`);
});
