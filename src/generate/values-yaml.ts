/**
 * `values.yaml` of both charts: every key with its default, commented from the schema.
 *
 * @module
 */
import { stringify } from 'yaml';
import { imageDefault, policyGateChartSettings, type Setting } from '../settings/setting.ts';
import { BANNER, type Catalogue, type JsonSchema } from './catalogue.ts';
import { commentLines, describeLimits } from './prose.ts';
import { type ReferenceKey, referenceKeys, WHOLE_SECRET } from './values-schema.ts';

const INDENT = '  ';

function indent(lines: readonly string[], depth: number): string[] {
  return lines.map((line) => (line === '' ? '' : INDENT.repeat(depth) + line));
}

const yamlLines = (value: object): string[] =>
  stringify(value, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0, flowCollectionPadding: false })
    .trimEnd()
    .split('\n');

function settingLines(setting: Setting): string[] {
  const facts = [`Environment: ${setting.env}.`, describeLimits(setting.schema)].filter((text) => text !== '');
  return [
    ...commentLines(`${setting.schema.description} ${facts.join(' ')}`),
    ...yamlLines({ [setting.key]: imageDefault(setting) }),
    ...(setting.secret ? referenceKeys(setting).flatMap(referenceLines) : []),
    '',
  ];
}

const referenceLines = ({ key, description }: ReferenceKey): string[] => [...commentLines(description), `${key}: ""`];

/** Lines of what the stack has besides the registry; the policy gate's settings stand where the schema leaves their place. */
function stackLines(catalogue: Catalogue): string[] {
  const { title, description, properties } = catalogue.files.stack;
  const { policyGate = {}, ...others } = properties;
  const { settings = {}, ...rest } = policyGate.properties ?? {};
  return [
    `# ${title}`,
    ...commentLines(`${description}.`),
    '',
    ...Object.entries(others).flatMap(([key, schema]) => [...schemaLines(key, schema), '']),
    ...schemaLines('policyGate', { ...policyGate, properties: rest }),
    ...indent([...commentLines(settings.description ?? ''), 'settings:'], 1),
    ...indent(policyGateChartSettings.flatMap(settingLines), 2),
  ];
}

function schemaLines(key: string, schema: JsonSchema): string[] {
  const comment = commentLines(schema.description ?? '');
  if (schema.properties === undefined) return [...comment, ...yamlLines({ [key]: schema.default })];
  const inner = Object.entries(schema.properties).flatMap(([name, property]) => schemaLines(name, property));
  return [...comment, `${key}:`, ...indent(inner, 1)];
}

function registryLines(catalogue: Catalogue): string[] {
  const { gate, registry, kubernetes } = catalogue.files;
  const section = (title: string, description: string): string[] => [`# ${title}`, ...commentLines(`${description}.`), ''];
  const settings = (area: 'gate' | 'registry'): string[] =>
    catalogue.appSettings.filter((setting) => setting.area === area).flatMap(settingLines);
  return [
    '# Settings of the registry; each key is an environment variable of its container.',
    'app:',
    ...indent([...referenceLines(WHOLE_SECRET), ''], 1),
    ...indent([...section(gate.title, gate.description), ...settings('gate')], 1),
    ...indent([...section(registry.title, registry.description), ...settings('registry')], 1),
    ...section(kubernetes.title, kubernetes.description),
    ...Object.entries(kubernetes.properties).flatMap(([key, schema]) => [...schemaLines(key, schema), '']),
  ];
}

const finish = (lines: readonly string[]): string =>
  `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;

/** `values.yaml` of the registry chart. */
export function renderRegistryValues(catalogue: Catalogue): string {
  return finish([`# ${BANNER}`, '# yaml-language-server: $schema=values.schema.json', '', ...registryLines(catalogue)]);
}

/** `values.yaml` of the stack chart: the registry's values under the subchart's name, then what stands around it. */
export function renderStackValues(catalogue: Catalogue): string {
  return finish([
    `# ${BANNER}`,
    '# yaml-language-server: $schema=values.schema.json',
    '',
    '# The registry; these are the values of the chart registry.',
    'registry:',
    ...indent(registryLines(catalogue), 1),
    '',
    ...stackLines(catalogue),
  ]);
}
