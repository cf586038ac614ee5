import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadChart } from '../../src/helm/chart.ts';
import { coalesce } from '../../src/helm/coalesce.ts';
import { mergeSources, noSources } from '../../src/helm/sources.ts';
import { nodeAt, type ValueNode } from '../../src/helm/value-tree.ts';
import { parseHelmVersion } from '../../src/helm/version.ts';
import { type ContainerText, containerText } from '../../src/lint/rules/container-text.ts';
import { appSettings } from '../../src/settings/setting.ts';
import { helms, root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { lintApp, lintValues, shown } from './lint-values.ts';

const folder = tempFolder();

/** The registry chart with its Secret alone: neither its schema nor its own refusals stand in the way. */
const chartDir = join(folder.path, 'registry');
mkdirSync(join(chartDir, 'templates'), { recursive: true });
for (const file of ['Chart.yaml', 'values.yaml', 'templates/_helpers.tpl', 'templates/secret.yaml']) {
  cpSync(join(root, 'charts/registry', file), join(chartDir, file));
}

const versions = { helm3: parseHelmVersion('3.21'), helm4: parseHelmVersion('4.2') };

/** The Secret's entries, decoded; undefined when Helm fails. */
function render(helm: string, args: readonly string[]): Map<string, string> | undefined {
  try {
    const text = execFileSync(helm, ['template', 'r', chartDir, ...args], { encoding: 'utf8', stdio: 'pipe' });
    return new Map(
      [...text.matchAll(/^ {2}([A-Z0-9_]+): "([^"]*)"$/gm)].map(([, name = '', data = '']) => [
        name,
        Buffer.from(data, 'base64').toString('utf8'),
      ]),
    );
  } catch {
    return undefined;
  }
}

interface Given {
  readonly key: string;
  readonly how: 'file' | 'set' | 'set-string' | 'set-json';
  readonly text: string;
}

const literals = fc.constantFrom(
  ...[
    'yes',
    'Off',
    'true',
    'false',
    '0',
    '0.0',
    '-0.0',
    '010',
    '08',
    '0o17',
    '0x1F',
    '1_000',
    '+5',
    '5.0',
    '1.10',
    '1e6',
    '999999',
    '1000000',
  ],
  ...[
    '12345678',
    '1e21',
    '1e-7',
    '1e400',
    '123456789012345678',
    '9007199254740993',
    'null',
    '~',
    '""',
    "' '",
    '"a\\nb\\n"',
    '"\\u00e9"',
  ],
  ...[
    '2024-01-01',
    '1:30',
    '!!binary aGk=',
    '!vault x',
    '!!str 5',
    '"{{ x }}"',
    '"0"',
    '"false"',
    'plain text',
    '"\\u2028"',
    '"\\U0001F600"',
  ],
);
const jsonText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
);
const argument = fc.constantFrom(
  '5',
  '0',
  '007',
  '1000000',
  '12345678901',
  'true',
  'FALSE',
  'null',
  '1e6',
  '5.0',
  '',
  'a b',
  '"x"',
);
const json = fc.constantFrom('5', '1000000', '1e6', '-0.0', '0.1', 'true', 'null', '""', '"x\\n"', '12345678901234567890');

const given: fc.Arbitrary<Given> = fc.record({ key: fc.constantFrom(...appSettings.map(({ key }) => key)) }).chain(({ key }) =>
  fc.oneof(
    fc
      .oneof(
        literals,
        jsonText.map((value) => JSON.stringify(value)),
      )
      .map((text) => ({ key, how: 'file' as const, text })),
    fc.constantFrom('set', 'set-string').chain((how) => argument.map((text) => ({ key, how: how, text }))),
    json.map((text) => ({ key, how: 'set-json' as const, text })),
  ),
);

const escapeArgument = (text: string): string => text.replaceAll(',', '\\,');

let number = 0;

/** What is predicted and what Helm gives, for some values. */
async function compare(values: readonly Given[], helm: (typeof helms)[number]) {
  const inFile = values.filter(({ how }) => how === 'file').map(({ key, text }) => `  ${key}: ${text}\n`);
  const file = folder.write(`values-${(number += 1)}.yaml`, inFile.length === 0 ? 'app: {}\n' : `app:\n${inFile.join('')}`);
  const of = (wanted: string): string[] =>
    values.filter(({ how }) => how === wanted).map(({ key, text }) => `app.${key}=${escapeArgument(text)}`);
  const sources = { ...noSources, values: [file], set: of('set'), setString: of('set-string'), setJson: of('set-json') };
  const io = { readFile: (path: string) => Promise.resolve(readFileSync(path)), readStdin: () => Promise.resolve(Buffer.of()) };
  const version = versions[helm.name];
  const { user, findings } = await mergeSources(sources, io, version);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { values: effective } = coalesce(loadChart(chartDir, version), user, version);
  const predicted = new Map<string, ContainerText>(
    appSettings.map((setting) => [setting.env, containerText(setting, nodeAt(effective, ['app', setting.key]))]),
  );
  const flags = (['set', 'set-string', 'set-json'] as const).flatMap((how) => of(how).flatMap((text) => [`--${how}`, text]));
  return { predicted, rendered: render(helm.path, ['-f', file, ...flags]) };
}

describe('the text that the container gets', () => {
  it('is what Helm puts into the Secret', async () => {
    const outcomes = { texts: 0, absent: 0, refused: 0 };
    const distinct = fc.uniqueArray(given, { selector: ({ key }) => key, minLength: 20, maxLength: 46 });
    await fc.assert(
      fc.asyncProperty(distinct, fc.constantFrom(...helms), async (values, helm) => {
        const first = await compare(values, helm);
        const refused = new Set(
          appSettings.filter(({ env }) => first.predicted.get(env)?.kind === 'refused').map(({ key }) => key),
        );
        expect(first.rendered === undefined).toBe(refused.size > 0);
        outcomes.refused += refused.size;
        const { predicted, rendered } = await compare(
          values.filter(({ key }) => !refused.has(key)),
          helm,
        );
        const texts = [...predicted].flatMap(([env, one]) => (one.kind === 'text' ? [[env, one.text] as const] : []));
        expect(Object.fromEntries(rendered ?? [])).toEqual(Object.fromEntries(texts));
        outcomes.texts += texts.length;
        outcomes.absent += predicted.size - texts.length;
      }),
      { numRuns: 24 },
    );
    for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(20);
  }, 120_000);

  it.each(helms)('fails with $name wherever it is predicted to', ({ path }) => {
    const text = appSettings.find(({ key }) => key === 'registryAdminGroup');
    const node = (value: number | boolean): ValueNode => ({
      kind: 'scalar',
      value,
      style: 'plain',
      tag: 'int',
      origin: { kind: 'file', range: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 } },
      overridden: [],
    });
    for (const value of [5, true, 0, false]) {
      const isRefused = text !== undefined && containerText(text, node(value)).kind === 'refused';
      const file = folder.write('one.yaml', `app:\n  registryAdminGroup: ${value}\n`);
      expect(render(path, ['-f', file]) === undefined, String(value)).toBe(isRefused);
    }
  });
});

describe('texts that the container gets otherwise than they are meant', () => {
  const group = 'registryAdminGroup';
  const found = (column: number, code = 'container-text', key = group): string[] => [`2:${column} ${code} ${key}`];

  it.each<[string, string, string[]]>([
    ['a block that keeps its last line break', `${group}: |\n  admins`, found(23)],
    ['a block that drops it', `${group}: |-\n  admins`, []],
    ['spaces in quotes', `${group}: " admins"`, found(23)],
    ['a byte order mark', `${group}: "\\ufeffadmins"`, found(23)],
    [
      'a scope with a line break',
      'registrationGateOauth2Scope: |\n  read',
      found(32, 'container-text', 'registrationGateOauth2Scope'),
    ],
    [
      'a file name with a line break',
      'registrationGateCaFile: "/etc/ca.pem\\n"',
      found(27, 'container-text', 'registrationGateCaFile'),
    ],
    ['a proxy with a line break', 'httpsProxy: "http://proxy:3128\\n"', found(15, 'container-text', 'httpsProxy')],
    [
      'the name of a Secret with a line break',
      'registryApiKeysExistingSecret: |\n  keys',
      found(34, 'container-text', 'registryApiKeysExistingSecret'),
    ],
    [
      'a URL with a line break',
      'registryOidcIssuerUrl: |\n  https://idp.example.com',
      found(26, 'unsafe-url', 'registryOidcIssuerUrl'),
    ],
    [
      'a secret with a line break',
      'registrationGateAuthCredential: |\n  8Jq-tZ5y',
      found(35, 'secret-whitespace', 'registrationGateAuthCredential'),
    ],
    ['a list with spaces', 'registrationGateOperations: " register , update "', []],
    ['nothing but spaces', 'registrationGateOauth2Audience: "  "', []],
    ['quotes in quotes', `${group}: '"admins"'`, found(23)],
    ['quotes within', `${group}: 'the "admins"'`, []],
    ['a NUL', `${group}: "a\\0b"`, found(23)],
    [
      'an empty text where there is a default',
      'registrationGateAuthHeaderName: ""',
      found(35, 'container-text', 'registrationGateAuthHeaderName'),
    ],
    ['an empty text where there is none', 'registrationGateOauth2Audience: ""', []],
    ['an empty text that is not taken', `${group}: ""`, found(23, 'wrong-value')],
    [
      'minus zero',
      'registryRateLimitPerMinute: -0.0',
      [...found(31, 'container-text', 'registryRateLimitPerMinute'), ...found(31, 'number-form', 'registryRateLimitPerMinute')],
    ],
    ['zero', 'registryRateLimitPerMinute: 0', []],
    ['a template', `${group}: "{{ .Values.group }}"`, found(23, 'template-in-value')],
    ['an include', `${group}: 'x-{{ include "y" . }}'`, found(23, 'template-in-value')],
    ['a variable of Kubernetes', 'noProxy: localhost,$(KUBERNETES_SERVICE_HOST)', found(12, 'template-in-value', 'noProxy')],
    ['what a template left', `${group}: <no value>`, found(23, 'template-in-value')],
    ['a template for the name of a Secret', 'registryApiKeysExistingSecret: "{{ .Release.Name }}-keys"', []],
    ['a template for the name of the Secret', 'existingSecret: "{{ .Release.Name }}"', []],
    [
      'a template for an entry',
      'registryApiKeysExistingSecretKey: "{{ .x }}"',
      found(37, 'template-in-value', 'registryApiKeysExistingSecretKey'),
    ],
    ['a template in a URL', 'registryOidcIssuerUrl: "https://{{ .x }}/"', found(26, 'unsafe-url', 'registryOidcIssuerUrl')],
    ['a template for a choice', 'registryLogLevel: "{{ .x }}"', found(21, 'wrong-value', 'registryLogLevel')],
    ['a variable of a pipeline', `${group}: \${GROUP}`, []],
    ['a variable of Azure DevOps', `${group}: $(group)`, []],
    ['braces', `${group}: "{group}"`, []],
  ])('%s', async (_name, lines, expected) => {
    expect(shown(await lintApp(lines))).toEqual(expected);
  });

  it('leaves files alone that another program renders first', async () => {
    const text = `app:\n  ${group}: "{{ .Values.group }}"\n`;
    expect(shown(await lintValues({ files: { 'values.yaml.gotmpl': text } }))).toEqual([]);
  });

  it('looks at arguments, too', async () => {
    const findings = await lintValues({
      set: [`app.${group}="admins"`, 'app.registrationGateOauth2Audience=x'],
      setString: ['app.registryRateLimitPerMinute=5'],
      setFile: ['app.registrationGateOauth2Scope=scope.txt'],
      texts: { 'scope.txt': 'read\n' },
    });
    expect(shown(findings)).toEqual(['1:1 container-text registryAdminGroup', '1:1 container-text registrationGateOauth2Scope']);
    expect(findings.find(({ path }) => path.endsWith(group))?.hint).toBe('--set takes quotes as they are: drop them');
  });
});
