import { createRequire } from 'node:module';
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { finding } from '../../src/errors/finding.ts';
import { lintRules } from '../../src/lint/catalogue/index.ts';
import { renderReport } from '../../src/report/formats.ts';
import { at, awkward, makeReport, rules, twoFindings } from './support.ts';

// The schema of OASIS, as Microsoft's matchers for tests carry it.
const schema = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object;
// One of its patterns is none with the flag u.
const ajv = new Draft04.default({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

/** Renders, and checks against the schema and what GitHub asks for besides. */
function render(...args: Parameters<typeof makeReport>): Run {
  const log = JSON.parse(renderReport(makeReport(...args), 'sarif')) as Log;
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  expect(log.runs).toHaveLength(1);
  const run = log.runs[0]!;
  for (const { locations = [], relatedLocations = [] } of run.results ?? []) {
    for (const { physicalLocation } of [...locations, ...relatedLocations]) {
      if (physicalLocation === undefined) continue;
      expect(physicalLocation.region).toMatchObject({ startLine: expect.any(Number), startColumn: expect.any(Number) });
      expect(physicalLocation.region).not.toHaveProperty('snippet');
      expect(physicalLocation.artifactLocation?.uri).toMatch(/^[\w.~!'()*%/-]+$/);
      expect(physicalLocation.artifactLocation?.uri).not.toMatch(/^\//);
    }
  }
  return run;
}

const resultsOf = (...args: Parameters<typeof makeReport>) => render(...args).results ?? [];

describe('sarif', () => {
  it('is valid without findings, rules and files', () => {
    expect(render([], { rules: [] })).toEqual({
      tool: { driver: { name: 'gatectl', version: '1.2.3', rules: [] } },
      columnKind: 'utf16CodeUnits',
      results: [],
    });
  });

  it('describes every rule', () => {
    expect(render([]).tool.driver.rules).toEqual([
      {
        id: 'required-key',
        shortDescription: { text: 'A setting that the others call for is missing' },
        fullDescription: { text: 'That app.b is there.', markdown: 'That `app.b` is there.' },
        help: {
          text: 'That app.b is there.\n\nSee settings.\n\nSet it.',
          markdown: 'That `app.b` is there.\n\nSee [settings](https://docs.example.com/settings).\n\nSet it.',
        },
        defaultConfiguration: { level: 'error' },
      },
      expect.objectContaining({ id: 'plain-http', defaultConfiguration: { level: 'warning' } }),
    ]);
  });

  it('takes the rules of the linter as they are', () => {
    const { rules: written = [] } = render([], { rules: lintRules }).tool.driver;
    expect(written.map(({ id }) => id)).toEqual(lintRules.map(({ id }) => id));
    for (const { id, fullDescription } of written) expect(fullDescription?.text, id).not.toMatch(/`|\]\(/);
  });

  it('places a finding, and links what it overrides', () => {
    const place = (file: string, startLine: number) => ({
      artifactLocation: { uri: `deploy/${file}`, uriBaseId: '%SRCROOT%' },
      region: { startLine, startColumn: 5, endLine: startLine, endColumn: 8 },
    });
    expect(resultsOf(twoFindings)[0]).toEqual({
      ruleId: 'plain-http',
      ruleIndex: 1,
      level: 'warning',
      message: { text: 'app.a sends its data unencrypted\nhint: use https\noverrides: [a.yaml:9:5](1)' },
      locations: [
        {
          physicalLocation: place('b.yaml', 2),
          logicalLocations: [{ fullyQualifiedName: 'app.a', kind: 'property' }],
        },
      ],
      relatedLocations: [{ id: 1, physicalLocation: place('a.yaml', 9), message: { text: 'overrides this' } }],
      partialFingerprints: { 'gatectl/v1': expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('points at the rule by its place in the list', () => {
    for (const { ruleId, ruleIndex } of resultsOf(twoFindings)) expect(rules[ruleIndex!]?.id).toBe(ruleId);
    expect(resultsOf(awkward)[1]).toMatchObject({ ruleId: 'yaml-syntax' });
    expect(resultsOf(awkward)[1]).not.toHaveProperty('ruleIndex');
  });

  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'note'],
  ] as const)('calls %s %s', (severity, level) => {
    expect(resultsOf([finding('wrong-type', { severity, path: 'a', message: 'm', hint: 'h' })])[0]?.level).toBe(level);
  });

  const withoutFile = finding('wrong-type', { path: 'app.c', message: 'm', hint: 'h', source: at('--set app.c', 3, 4) });

  it.each([
    ['the first file of the report', [withoutFile], { files: ['<stdin>', 'a.yaml', 'b.yaml'] }, 'deploy/a.yaml'],
    ['the first file of a finding', [withoutFile, ...twoFindings], {}, 'deploy/b.yaml'],
  ])('puts a finding without a file at the beginning of %s, since GitHub wants a place', (_name, findings, more, uri) => {
    const [result] = resultsOf(findings, more);
    expect(result?.message.text).toBe('--set app.c: m\nhint: h');
    expect(result?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
    });
  });

  it('invents no place when there is no file at all', () => {
    const nowhere = finding('yaml-syntax', { path: '', message: 'm', hint: 'h' });
    expect(resultsOf([withoutFile, nowhere]).map(({ locations }) => locations)).toEqual([
      [{ logicalLocations: [{ fullyQualifiedName: 'app.c', kind: 'property' }] }],
      [],
    ]);
  });

  it('counts lines and columns from 1, whatever comes', () => {
    const source = { file: 'a.yaml', line: 0, column: 0, endLine: 0, endColumn: 0 };
    const [result] = resultsOf([finding('wrong-type', { path: 'a', message: 'm', hint: 'h', source })]);
    expect(result?.locations?.[0]?.physicalLocation?.region).toEqual({
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 1,
    });
  });

  it('encodes names, and lets no text be taken for a placeholder or a link', () => {
    const [result] = resultsOf(awkward);
    const { artifactLocation } = result!.locations![0]!.physicalLocation!;
    expect(artifactLocation?.uri).toBe('deploy/dir%20with%20spaces/w%C3%B6rk%2Ca%3Ab%2520%23%3F%5Bx%5D.yaml');
    expect(result?.message.text).toContain('[this\\](1), {{0}} and {tenant-id}');
    expect(result?.message.text).toMatch(/\noverrides: --set app\.a, \[\\\[1\\\]\{\{0\}\}\\\\\.yaml:4:1\]\(1\)$/);
    expect(result?.relatedLocations).toHaveLength(1);
  });
});
