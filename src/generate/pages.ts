/**
 * What people read about the settings and the codes: `.env.example`, `docs/settings.md`, `docs/errors.md`.
 *
 * @module
 */
import { findingCodes, problemCodes } from '../errors/codes.ts';
import { phrase } from '../settings/rules.ts';
import { existingSecretEntryKey, existingSecretKey, imageDefault, type Setting } from '../settings/setting.ts';
import { BANNER, type Catalogue } from './catalogue.ts';
import { commentLines, describeLimits } from './prose.ts';

/** `.env.example`: every variable, commented out at its default. */
export function renderEnvExample(catalogue: Catalogue): string {
  const byKey = new Map(catalogue.appSettings.map((setting) => [setting.key, setting.env]));
  const toEnv = (text: string): string => phrase(text, (key) => byKey.get(key) ?? key);
  const entry = (setting: Setting): string => {
    const { env, schema, file } = setting;
    const example = schema.examples?.[0];
    const words = [toEnv(schema.description), describeLimits(schema), example === undefined ? '' : `Example: ${example}`];
    const forms = [`#${env}=${String(schema.default)}`, ...(file ? [`#${env}_FILE=`] : [])];
    return [...commentLines(words.join(' ')), ...forms].join('\n');
  };
  const section = (area: 'gate' | 'registry'): string[] => [
    `## ${catalogue.files[area].title}: ${catalogue.files[area].description}`,
    ...catalogue.appSettings.filter((setting) => setting.area === area).map(entry),
  ];
  return `# ${BANNER}\n\n${[...section('gate'), ...section('registry')].join('\n\n')}\n`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const code = (text: string): string => (text === '' ? 'empty' : `\`${text}\``);

function settingSection(setting: Setting, charts: boolean): string {
  const { key, env, schema, secret, file } = setting;
  const bare = String(schema.default);
  const image = String(imageDefault(setting));
  const rows: (readonly [string, string])[] = [
    ['Environment', code(env) + (file ? ` or \`${env}_FILE\`` : '')],
    ...(charts ? ([['Values', `\`app.${key}\`, in the stack \`registry.app.${key}\``]] as const) : []),
    ...(charts && secret
      ? ([['By reference', `\`app.${existingSecretKey(key)}\`, \`app.${existingSecretEntryKey(key)}\``]] as const)
      : []),
    ['Default', code(bare) + (image === bare ? '' : `, in the image ${code(image)}`)],
    ...(describeLimits(schema) === '' ? [] : ([['Takes', describeLimits(schema)]] as const)),
    ...(schema.examples ? ([['Example', schema.examples.map(code).join(', ')]] as const) : []),
    ...(secret ? ([['Secret', 'yes: never shown in any output']] as const) : []),
  ];
  return [
    `### ${key}`,
    '',
    schema.description,
    '',
    '| | |',
    '|---|---|',
    ...rows.map(([name, text]) => `| ${name} | ${cell(text)} |`),
  ].join('\n');
}

/** `docs/settings.md`: the reference of all settings. */
export function renderSettingsPage(catalogue: Catalogue): string {
  const section = (area: 'gate' | 'registry' | 'policy-gate', settings: readonly Setting[]): string =>
    [
      `## ${catalogue.files[area].title}`,
      `${catalogue.files[area].description}.`,
      ...settings.filter((setting) => setting.area === area).map((setting) => settingSection(setting, area !== 'policy-gate')),
    ].join('\n\n');
  const ruleRows = catalogue.rules.map((rule) => {
    const [key = ''] = rule.require ?? rule.requireOne ?? rule.conflict ?? [];
    return `| \`${key}\` | ${cell(rule.message)} | ${cell(rule.hint)} |`;
  });
  return `<!-- ${BANNER} -->

# Settings

Every setting is an environment variable of the registry and a key of both charts. In the environment a boolean is
\`true/false\`, \`1/0\`, \`yes/no\` or \`on/off\` in any case, a number is decimal digits, and an empty variable counts as unset.
A secret can also be read from a file: \`<VARIABLE>_FILE\` names it, it is read at each use, and one trailing newline is
trimmed. In the charts a secret can be taken from a Secret made elsewhere, one by one (\`<key>ExistingSecret\`,
\`<key>ExistingSecretKey\`) or all at once (\`app.existingSecret\`).

${section('gate', catalogue.appSettings)}

${section('registry', catalogue.appSettings)}

## Rules across settings

| setting | rule | what to do |
|---|---|---|
${ruleRows.join('\n')}

${section('policy-gate', catalogue.policyGateSettings)}
`;
}

/** `docs/errors.md`: every code that the tools and the API answer with. */
export function renderErrorsPage(): string {
  const findings = Object.entries(findingCodes).map(
    ([name, { severity, title }]) => `| \`${name}\` | ${severity} | ${cell(title)} |`,
  );
  const problems = Object.entries(problemCodes).map(
    ([name, { status, title }]) => `| \`${name}\` | ${status} | ${cell(title)} |`,
  );
  return `<!-- Generated from src/errors/codes.ts by "gatectl generate"; edits are lost. -->

# Codes

## Findings

What \`gatectl\` reports about values, and what the registry logs about its settings at start.

| code | severity | meaning |
|---|---|---|
${findings.join('\n')}

## Problems

What the registry's API answers when it refuses or fails: \`application/problem+json\` (RFC 9457) with this \`code\`.

| code | status | meaning |
|---|---|---|
${problems.join('\n')}
`;
}
