/** The alerting rules as Prometheus' own promtool sees them: its lint, and its unit tests of what fires when. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/repository.ts';

const promtool = (...args: string[]): string =>
  execFileSync(join(root, '.tools/bin/promtool'), args, { cwd: root, encoding: 'utf8' });

it('promtool finds nothing wrong with the rules', () => {
  expect(promtool('check', 'rules', '--lint=all', '--lint-fatal', 'charts/registry/files/alerts.yaml')).toContain('SUCCESS');
});

it('each alert fires on what it is for, and on nothing beside it', () => {
  expect(promtool('test', 'rules', 'test/proof/alerts/rules.test.yaml')).toContain('SUCCESS');
});
