/** The summary of a run on a cluster: each scenario with its seconds and outcome. */
import type { Reporter, TestModule } from 'vitest/node';

const MARKS = { passed: 'pass', failed: 'FAIL', skipped: 'skip', pending: 'open' } as const;

export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => ({
        mark: MARKS[test.result().state],
        seconds: ((test.diagnostic()?.duration ?? 0) / 1000).toFixed(1),
        name: test.fullName,
      })),
    );
    if (rows.length === 0) return;
    const lines = rows.map(({ mark, seconds, name }) => `${mark}  ${seconds.padStart(7)} s  ${name}`);
    const passed = rows.filter(({ mark }) => mark === MARKS.passed).length;
    process.stdout.write(`\nScenarios on the cluster:\n${lines.join('\n')}\n${passed} of ${rows.length} scenarios passed\n`);
  }
}
