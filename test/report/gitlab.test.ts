import { describe, expect, it } from 'vitest';
import { finding } from '../../src/errors/finding.ts';
import { renderReport } from '../../src/report/formats.ts';
import { at, awkward, makeReport, twoFindings } from './support.ts';

const render = (...args: Parameters<typeof makeReport>): any[] => JSON.parse(renderReport(makeReport(...args), 'gitlab'));

describe('gitlab', () => {
  it('is a list of what GitLab asks for', () => {
    expect(render(twoFindings)).toEqual([
      {
        description: 'app.a sends its data unencrypted (hint: use https)',
        check_name: 'plain-http',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: 'minor',
        location: { path: 'deploy/b.yaml', lines: { begin: 2 } },
      },
      {
        description: 'app.b is needed (hint: give it)',
        check_name: 'required-key',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: 'critical',
        location: { path: 'deploy/b.yaml', lines: { begin: 1 } },
      },
    ]);
    expect(render([])).toEqual([]);
  });

  it('has a fingerprint of its own for each finding, and a line from 1', () => {
    const source = { file: 'a.yaml', line: 0, column: 0, endLine: 0, endColumn: 0 };
    const issues = render([...awkward, finding('wrong-type', { path: 'a', message: 'm', hint: 'h', source })]);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    for (const { location, severity } of issues) {
      expect(location.path).toMatch(/^deploy\//);
      expect(location.lines.begin).toBeGreaterThanOrEqual(1);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
    }
  });

  it('names the argument of a finding that has no file, and a path all the same', () => {
    const found = finding('wrong-type', { path: 'app.c', message: 'm', hint: 'h', source: at('--set app.c', 7, 1) });
    expect(render([found])[0]).toMatchObject({
      description: '--set app.c: m (hint: h)',
      location: { path: '.', lines: { begin: 1 } },
    });
    expect(render([found], { files: ['a.yaml'] })[0]).toMatchObject({ location: { path: 'deploy/a.yaml', lines: { begin: 1 } } });
  });
});
