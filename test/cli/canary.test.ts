import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { dialects } from '../../src/dotenv/dialects.ts';
import { formats } from '../../src/report/formats.ts';
import { appSettings } from '../../src/settings/setting.ts';
import { gatectl } from '../support/cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const temp = tempFolder().path;
const cwd = join(temp, 'values');
const reports = join(temp, 'reports');

const CANARY = 'CANARY-0815';
const NUMBER = '909147119';
const canary = new RegExp(`CANARY|${NUMBER}`, 'i');

const secrets = appSettings.filter(({ secret }) => secret);
const urls = ['registrationGateUrl', 'registrationGateOauth2TokenUrl', 'registrationGateOauth2IssuerUrl', 'httpsProxy'];

beforeEach(() => {
  for (const folder of [cwd, reports]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  }
});

/** Runs a command that must not show the canary, on either output or in a file that it writes. */
async function run(args: readonly string[]): Promise<void> {
  const env = { GITHUB_STEP_SUMMARY: join(reports, 'summary.md') };
  const { stdout, stderr } = await gatectl(args, { cwd, env, tty: true });
  const written = readdirSync(reports).map((name) => readFileSync(join(reports, name), 'utf8'));
  for (const text of [stdout, stderr, ...written]) {
    const leak = text.split('\n').find((line) => canary.test(line));
    expect(leak, args.join(' ')).toBeUndefined();
  }
}

/** Every output of gatectl about some values, given as its arguments. */
async function runAll(values: readonly string[]): Promise<void> {
  await run(['lint', ...values, ...formats.flatMap((format) => ['--format', `${format}=${join(reports, format)}`])]);
  expect(formats.filter((format) => !existsSync(join(reports, format)))).toEqual([]);
  await run(['lint', ...values]);
  await run(['lint', ...values, '--scope', 'gate']);
  await run(['lint', ...values, '--write-baseline', join(reports, 'baseline.json')]);
  for (const output of ['yaml', 'json']) {
    await run(['values', ...values, '-o', output]);
    await run(['values', ...values, '-o', output, '--origins']);
  }
  for (const dialect of dialects) await run(['env', ...values, '--dialect', dialect]);
  await run(['lint', ...values, '--fix', '--dry-run']);
  await run(['lint', ...values, '--fix']);
}

const lines = (line: (key: string, env: string) => string): string =>
  secrets.map(({ key, env }) => line(key, env).replaceAll(/^(?=.)/gm, '  ')).join('\n');

/** Values below the map of the settings, or beside it, in which canaries stand for secrets. */
const planted: Readonly<Record<string, { readonly app?: string; readonly beside?: string }>> = {
  'where they belong': { app: lines((key) => `${key}: ${CANARY}`) },
  'in quotes': { app: lines((key) => `${key}: "${CANARY} # \\" ${CANARY}"`) },
  'with white space around': { app: lines((key) => `${key}: " ${CANARY} "`) },
  'as placeholders': { app: lines((key) => `${key}: <${CANARY}>`) },
  'as templates': { app: lines((key) => `${key}: "{{ ${CANARY} }}"`) },
  'behind tags and anchors': { app: lines((key) => `${key}: !${CANARY} &${CANARY} ${CANARY}`) },
  'as block scalars': { app: lines((key) => `${key}: |\n  ${CANARY}\n  ${CANARY}: ${CANARY}`) },
  folded: { app: lines((key) => `${key}: >-\n  ${CANARY}\n  # ${CANARY}`) },
  'over several lines': { app: lines((key) => `${key}: ${CANARY}\n  ${CANARY}`) },
  'as PEM': { app: lines((key) => `${key}: |\n  -----BEGIN PRIVATE KEY-----\n  ${CANARY}\n  -----END PRIVATE KEY-----`) },
  'as JSON': { app: lines((key) => `${key}: '[{"name":"x","key":"${CANARY}"}]'`) },
  'as numbers': { app: lines((key) => `${key}: ${NUMBER}`) },
  'as lists': { app: lines((key) => `${key}: [${CANARY}]\n`) },
  'as lists of maps': { app: lines((key) => `${key}:\n  - name: x\n    key: ${CANARY}`) },
  'as maps': { app: lines((key) => `${key}: {${CANARY}: ${CANARY}}`) },
  'as deep maps': { app: lines((key) => `${key}:\n  a:\n    ${CANARY}: [{b: ${CANARY}}]`) },
  'as references of Kubernetes': { app: lines((key) => `${key}: {valueFrom: {secretKeyRef: {name: x, key: ${CANARY}}}}`) },
  'beside references': { app: lines((key) => `${key}: ${CANARY}\n${key}ExistingSecret: name`) },
  twice: { app: lines((key) => `${key}: ${CANARY}-1\n${key}: ${CANARY}-2`) },
  'misspelt: a letter less': { app: lines((key) => `${key.slice(0, -1)}: ${CANARY}`) },
  'misspelt: a letter more': { app: lines((key) => `${key}t: ${CANARY}`) },
  'misspelt: neighbours swapped': { app: lines((key) => `${key.replace(/(.)(.)$/, '$2$1')}: ${CANARY}`) },
  'misspelt: another case': { app: lines((key) => `${key.toUpperCase()}: ${CANARY}`) },
  'misspelt: as variables': { app: lines((_key, env) => `${env}: ${CANARY}`) },
  'misspelt: as lists': { app: lines((key) => `${key}t: [${CANARY}, {a: ${CANARY}}]`) },
  'under names that say nothing': { app: `  colour: ${CANARY}\n  pwd: {deep: [${CANARY}]}` },
  'in comments': { app: `  # ${CANARY}\n  registrationGateEnabled: yes # ${CANARY}\n#${CANARY}` },
  'in suppressions': {
    app: `  # gatectl-disable-next-line plain-http ${CANARY}\n  registrationGateEnabled: yes\n  # gatectl-disable-file url-query -- ${CANARY}`,
  },
  'without the space behind the colon': { app: lines((key) => `${key}:${CANARY}`) },
  'without the space, in a flow map': { app: `  x: {${secrets.map(({ key }) => `${key}:${CANARY}`).join(', ')}}` },
  'with an equals sign': { app: lines((key) => `${key}=${CANARY}: x`) },
  'at the wrong depth': { beside: lines((key) => `${key}: ${CANARY}`).replaceAll(/^ {2}/gm, '') },
  'below another map': { app: `  nested:\n${lines((key) => `  ${key}: ${CANARY}`)}` },
  'below the values of the image': { beside: `image:\n${lines((key) => `${key}: ${CANARY}`)}` },
  'in keys that are shown, by their form': {
    app: [
      `registrationGateOauth2ClientId: ghp_${CANARY.replace('-', '').repeat(4)}`,
      `registrationGateAuthHeaderName: "Authorization: Bearer ${CANARY}"`,
      `registryAdminGroup: Bearer ${CANARY}`,
      `registrationGateOauth2Certificate: |\n    -----BEGIN PRIVATE KEY-----\n    ${CANARY}\n    -----END PRIVATE KEY-----`,
      `registryApiKeysExistingSecret: ${CANARY}aB3${CANARY}`,
    ]
      .map((line) => `  ${line}`)
      .join('\n'),
  },
  'in the user part of URLs': { app: urls.map((key) => `  ${key}: https://me:${CANARY}@host.example.com/`).join('\n') },
  'in the query of URLs': { app: urls.map((key) => `  ${key}: https://host.example.com/?code=${CANARY}`).join('\n') },
  'in the fragment of URLs': { app: urls.map((key) => `  ${key}: https://host.example.com/#${CANARY}`).join('\n') },
  'in malformed URLs': { app: urls.map((key) => `  ${key}: "https://me:${CANARY}@ho st:99999/?x=${CANARY}"`).join('\n') },
  'in extraEnv': { beside: `extraEnv:\n  - name: API_TOKEN\n    value: ${CANARY}\n  - {name: DB_PASSWORD, value: ${CANARY}}` },
  'in extraEnv, under the names of the settings': {
    beside: `extraEnv:\n${secrets.map(({ env }) => `  - {name: ${env}, value: ${CANARY}}`).join('\n')}`,
  },
  'in extraEnv, as one text': { beside: `extraEnv:\n  - API_TOKEN=${CANARY}` },
  'in extraEnv, as URL': { beside: `extraEnv:\n  - {name: DSN, value: "https://me:${CANARY}@sentry.example.com/1"}` },
  'in a file that breaks off': { app: `${lines((key) => `${key}: ${CANARY}`)}\n  registryHost: "${CANARY}` },
  'in a file with a wrong line': { app: `${lines((key) => `${key}: ${CANARY}`)}\n  ${CANARY}: ${CANARY}: ${CANARY}` },
};

const render = ({ app = '', beside = '' }: { app?: string; beside?: string }): string =>
  `app:\n  registryPort: 8080\n${app}\n${beside}\n`;

describe.each(Object.keys(planted))('secrets %s', (name) => {
  const text = render(planted[name] ?? {});

  it('reach no output', async () => {
    writeFileSync(join(cwd, 'values.yaml'), text);
    await runAll(['-f', 'values.yaml']);
  });

  it('in the stack reach no output', async () => {
    writeFileSync(join(cwd, 'values.yaml'), `registry:\n${text.replaceAll(/^(?=.)/gm, '  ')}`);
    await runAll(['-f', 'values.yaml']);
  });

  it('reach no output when a later file replaces them', async () => {
    writeFileSync(join(cwd, 'values.yaml'), text);
    writeFileSync(join(cwd, 'later.yaml'), render({ app: lines((key) => `${key}: ""`) }));
    await runAll(['-f', 'values.yaml', '-f', 'later.yaml']);
  });
});

describe('secrets in arguments reach no output', () => {
  const [first, ...others] = secrets.map(({ key }) => key);
  const all = (form: (key: string) => string): string[] => [first ?? '', ...others.slice(0, 2)].map(form);

  it.each<[string, string[]]>([
    ['--set', all((key) => `app.${key}=${CANARY}`)],
    ['--set', all((key) => `app.${key}={${CANARY}}`)],
    ['--set', all((key) => `app.${key}={${CANARY}`)],
    ['--set', all((key) => `app.${key}=abc,${CANARY}`)],
    ['--set', all((key) => `app.${key}[0]=${CANARY}`)],
    ['--set', all((key) => `app.${key}[${CANARY}]=x`)],
    ['--set', all((key) => `app.${key}.${CANARY}=x`)],
    ['--set', all((key) => `app.${key}=abc,${CANARY}=x`)],
    ['--set', all((key) => `app.${key}:${CANARY}`)],
    ['--set', all((key) => `app.${key}{${CANARY}`)],
    ['--set', all((key) => `app.${key}=[{"name":"me","key":"${CANARY}"}]`)],
    ['--set', all((key) => `app.${key}t=${CANARY}`)],
    ['--set', all((key) => `${key}=${CANARY}`)],
    ['--set', urls.slice(0, 3).map((key) => `app.${key}=https://me:${CANARY}@host.example.com/?x=${CANARY}`)],
    ['--set', [`extraEnv[0].name=API_TOKEN,extraEnv[0].value=${CANARY}`]],
    ['--set-string', all((key) => `app.${key}=${CANARY}`)],
    ['--set-string', all((key) => `app.${key}=${NUMBER}`)],
    ['--set-literal', all((key) => `app.${key}=${CANARY},{[=\\`)],
    ['--set-json', all((key) => `app.${key}="${CANARY}"`)],
    ['--set-json', all((key) => `app.${key}="${CANARY}`)],
    ['--set-json', all((key) => `app.${key}={"${CANARY}": ["${CANARY}"]}`)],
    ['--set-json', all((key) => `{"app": {"${key}": "${CANARY}"}}`)],
    ['--set-json', all((key) => `{"app": {"${key}": "${CANARY}"`)],
    ['--set-file', all((key) => `app.${key}=secret.txt`)],
  ])('%s %j', async (flag, args) => {
    writeFileSync(join(cwd, 'secret.txt'), `${CANARY}\n`);
    for (const argument of args) await runAll(['--chart', 'registry', flag, argument]);
  });
});
