import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { findingCodes } from '../../src/errors/codes.ts';
import { finding } from '../../src/errors/finding.ts';
import { renderReport } from '../../src/report/formats.ts';
import { root } from '../support/repository.ts';
import { awkward, makeReport, twoFindings } from './support.ts';

const schema = JSON.parse(readFileSync(join(root, 'schema/contract/findings.schema.json'), 'utf8')) as object;
const ajv = new Ajv({ strict: true });
ajv.addSchema(schema, 'findings');
const validate = ajv.compile({ $ref: 'findings' });
const validateFinding = ajv.compile({ $ref: 'findings#/definitions/finding' });

const renderJson = (...args: Parameters<typeof makeReport>): any => JSON.parse(renderReport(makeReport(...args), 'json'));

const withoutFix = twoFindings.map(({ fix: _fix, ...rest }) => rest);

describe('json', () => {
  it('holds the members of the contract and the counts, nothing else', () => {
    expect(renderJson(twoFindings)).toEqual({ version: 1, counts: { error: 1, warning: 1, info: 0 }, findings: withoutFix });
    expect(renderJson([])).toEqual({ version: 1, counts: { error: 0, warning: 0, info: 0 }, findings: [] });
  });

  it('has its members in the order of the contract', () => {
    const [first] = renderJson(twoFindings).findings;
    expect(Object.keys(first)).toEqual(['code', 'severity', 'path', 'env', 'message', 'hint', 'source', 'overrides']);
    expect(Object.keys(first.source)).toEqual(['file', 'line', 'column', 'endLine', 'endColumn']);
  });

  it('gives texts back as they were', () => {
    const findings = awkward.map((found) => ({ ...found, message: found.message.toWellFormed() }));
    expect(renderJson(findings).findings.map(({ message }: { message: string }) => message)).toEqual(
      findings.map(({ message }) => message),
    );
  });

  it.each([
    ['nothing', []],
    ['usual findings', twoFindings],
    ['awkward findings', awkward],
    [
      'every code',
      Object.keys(findingCodes).map((code) => finding(code as keyof typeof findingCodes, { path: 'a', message: 'm', hint: 'h' })),
    ],
  ])('keeps its schema: %s', (_name, findings) => {
    expect(validate(renderJson(findings)), JSON.stringify(validate.errors)).toBe(true);
  });

  const [good] = renderJson(twoFindings).findings;
  it.each([
    ['another version', { version: 2 }],
    ['a missing count', { counts: { error: 0, warning: 0 } }],
    ['an unknown member', { more: 1 }],
    ['an unknown severity', { findings: [{ ...good, severity: 'fatal' }] }],
    ['a code of the wrong form', { findings: [{ ...good, code: 'Plain_HTTP' }] }],
    ['a finding with a fix', { findings: [{ ...good, fix: null }] }],
    ['a finding without a hint', { findings: [{ ...good, hint: undefined }] }],
    ['a line 0', { findings: [{ ...good, source: { ...good.source, line: 0 } }] }],
  ])('has a schema that refuses %s', (_name, change) => {
    expect(validate(JSON.parse(JSON.stringify({ ...renderJson(twoFindings), ...change })))).toBe(false);
  });
});

describe('jsonl', () => {
  it('is one finding a line', () => {
    const lines = renderReport(makeReport(twoFindings), 'jsonl').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(withoutFix);
    expect(renderReport(makeReport([]), 'jsonl')).toBe('');
  });

  it('keeps the schema of a finding', () => {
    const lines = renderReport(makeReport(awkward), 'jsonl').trimEnd().split('\n');
    expect(lines).toHaveLength(awkward.length);
    for (const line of lines) expect(validateFinding(JSON.parse(line)), JSON.stringify(validateFinding.errors)).toBe(true);
  });
});
