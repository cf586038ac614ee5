import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/errors/finding.ts';
import { lintValues, type TestValues } from './lint-values.ts';

const MERGE_RULES: ReadonlySet<string> = new Set(['weakened-setting', 'repeated-setting', 'replaced-list']);

/** What the order of the sources does, as `code key file:line, overrides file:line`. */
async function merged(values: TestValues): Promise<string[]> {
  const place = ({ file, line }: NonNullable<Finding['source']>): string => `${file}:${line}`;
  return (await lintValues(values))
    .filter(({ code }) => MERGE_RULES.has(code))
    .map(({ code, path, source, overrides }) => {
      const where = source === null ? '-' : place(source);
      return `${code} ${path.replace(/^app\./, '')} ${where}, overrides ${overrides.map(place).join(' ')}`;
    });
}

/** Two files that set one key. */
const twice = (key: string, earlier: string, later: string): TestValues => ({
  files: { a: `app:\n  ${key}: ${earlier}\n`, b: `app:\n  ${key}: ${later}\n` },
});

const keys = `whsec_${'q7Jx'.repeat(8)}`;

describe('a later file', () => {
  it.each<[string, string, string]>([
    ['registrationGateEnabled', 'true', 'false'],
    ['registrationGateMode', 'enforce', 'audit'],
    ['registrationGateAuthType', 'bearer', 'none'],
    ['registrationGateStartupCheck', 'require', 'warn'],
    ['registrationGateStartupCheck', 'warn', '"off"'],
    ['registrationGateRequireExplicitAllow', 'true', 'false'],
    ['registrationGateAssetTypes', 'agent,server', 'agent'],
    ['registrationGateOperations', 'register,update', 'update'],
    ['registrationGateSigningKeys', keys, '""'],
    ['registryAllowAnonymous', 'none', 'read'],
    ['registryAllowAnonymous', 'read', 'all'],
    ['registryEncryptionKey', 'k:Zm9v', '""'],
    ['registrationGateUrl', 'https://gate.example.com', 'http://gate.example.com'],
    ['registryOidcIssuerUrl', 'https://idp.example.com', 'http://idp.example.com'],
  ])('makes %s weaker: %s, then %s; the reverse does not', async (key, strong, weak) => {
    expect(await merged(twice(key, strong, weak))).toEqual([`weakened-setting ${key} b:2, overrides a:2`]);
    expect(await merged(twice(key, weak, strong))).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['one authentication for another', 'bearer', 'api_key'],
    ['a value that the setting does not take', 'bearer', '""'],
  ])('makes nothing weaker that gives %s', async (_name, earlier, later) => {
    expect(await merged(twice('registrationGateAuthType', earlier, later))).toEqual([]);
  });

  it('is compared with the strongest of the earlier ones', async () => {
    const mode = (value: string): string => `app:\n  registrationGateMode: ${value}\n`;
    expect(await merged({ files: { a: mode('enforce'), b: mode('audit'), c: mode('audit') } })).toEqual([
      'weakened-setting registrationGateMode c:2, overrides b:2 a:2',
    ]);
    expect(await merged({ files: { a: mode('enforce'), b: mode('audit'), c: mode('enforce') } })).toEqual([]);
  });

  it('weakens a setting by a null, when the default is weaker', async () => {
    expect(await merged(twice('registrationGateEnabled', 'true', 'null'))).toEqual([
      'weakened-setting registrationGateEnabled -, overrides a:2',
    ]);
    expect(await merged(twice('registrationGateMode', 'enforce', 'null'))).toEqual([]);
  });

  it('may repeat a value, for information', async () => {
    expect(await merged(twice('registryPort', '8081', '8081'))).toEqual(['repeated-setting registryPort b:2, overrides a:2']);
    expect(await merged(twice('registryPort', '8081', '8082'))).toEqual([]);
    expect(await merged(twice('registryPort', '8081', '"8081"'))).toEqual([]);
  });
});

describe('other sources', () => {
  const enforce = 'app:\n  registrationGateMode: enforce\n';

  it('are arguments, too', async () => {
    const set = ['app.registrationGateMode=audit'];
    expect(await merged({ files: { a: enforce }, set })).toEqual([
      'weakened-setting registrationGateMode --set app.registrationGateMode:1, overrides a:2',
    ]);
    expect(await merged({ files: { a: enforce }, set: ['app.registrationGateMode=enforce'] })).toEqual([
      'repeated-setting registrationGateMode --set app.registrationGateMode:1, overrides a:2',
    ]);
  });

  it('are neither the defaults of the chart nor the same file', async () => {
    expect(await merged({ files: { a: enforce } })).toEqual([]);
    expect(await merged({ files: { a: `${enforce}  registrationGateMode: audit\n` } })).toEqual([]);
  });

  it('count in any chart that has the keys of the gate', async () => {
    expect(await merged({ ...twice('registrationGateMode', 'enforce', 'audit'), chart: 'any' })).toEqual([
      'weakened-setting registrationGateMode b:2, overrides a:2',
    ]);
  });
});

describe('a list', () => {
  const list = (...names: string[]): string => `extraEnv:\n${names.map((name) => `  - name: ${name}\n    value: x\n`).join('')}`;

  it('replaces that of an earlier file', async () => {
    expect(await merged({ files: { a: list('TZ'), b: `app: {}\n${list('LANG')}` } })).toEqual([
      'replaced-list extraEnv b:3, overrides a:2',
    ]);
  });

  it('replaces nothing of the chart, nor what is no list', async () => {
    expect(await merged({ files: { a: list('TZ') } })).toEqual([]);
    expect(await merged({ files: { a: 'extraEnv: {}\n', b: list('TZ') } })).toEqual([]);
  });
});
