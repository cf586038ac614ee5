import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../errors/usage-error.ts';
import { type ChartRule, policyGateRules } from '../settings/chart-rules.ts';
import type { Rule } from '../settings/rules.ts';
import { type Area, type Setting, settingsOf } from '../settings/setting.ts';

/** A JSON Schema, as far as the generators look into it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

/** A schema file with its properties. */
export interface SchemaFile extends JsonSchema {
  readonly title: string;
  readonly description: string;
  readonly properties: Readonly<Record<string, JsonSchema>>;
}

/** All of `schema/`: what everything generated is made from. */
export interface Catalogue {
  readonly files: Readonly<Record<Area | 'kubernetes' | 'stack', SchemaFile>>;
  readonly rules: readonly Rule[];
  /** What contradicts among the Kubernetes keys. */
  readonly chartRules: readonly ChartRule[];
  /** What contradicts among the stack's keys. */
  readonly stackRules: readonly ChartRule[];
  /** The keys under `app` in the charts. */
  readonly appSettings: readonly Setting[];
  readonly policyGateSettings: readonly Setting[];
  /** What the registry asks the gate, and what the gate answers. */
  readonly contract: Readonly<Record<'request' | 'answer', JsonSchema>>;
  /** Text of `compose.yaml`, parts of which are generated. */
  readonly compose: string;
}

const unreadable = (path: string, reason: unknown): UsageError =>
  new UsageError(`${path} cannot be read: ${String(reason)}`, 'run the command in a checkout of the repository');

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unreadable(path, (error as NodeJS.ErrnoException).code);
  }
}

async function readJson(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(path, (error as SyntaxError).message);
  }
}

/**
 * Reads `schema/` of a checkout. The generators use what stands there, not what was bundled, so that an edit counts at once.
 *
 * @param root folder that holds `schema/`
 * @throws UsageError when a file is missing or no JSON
 */
export async function readCatalogue(root: string): Promise<Catalogue> {
  const read = async (name: string): Promise<SchemaFile> =>
    (await readJson(join(root, 'schema', `${name}.schema.json`))) as SchemaFile;
  const [gate, registry, policyGate, kubernetes, stack, request, answer, rules, chartRules, stackRules, compose] =
    await Promise.all([
      read('gate'),
      read('registry'),
      read('policy-gate'),
      read('kubernetes'),
      read('stack'),
      read('contract/gate-request'),
      read('contract/gate-answer'),
      readJson(join(root, 'schema', 'rules.json')),
      readJson(join(root, 'schema', 'chart-rules.json')),
      readJson(join(root, 'schema', 'stack-rules.json')),
      readText(join(root, 'compose.yaml')),
    ]);
  return {
    files: { gate, registry, 'policy-gate': policyGate, kubernetes, stack },
    rules: (rules as { rules: readonly Rule[] }).rules,
    chartRules: (chartRules as { rules: readonly ChartRule[] }).rules,
    stackRules: [...(stackRules as { rules: readonly ChartRule[] }).rules, ...policyGateRules],
    appSettings: [...settingsOf('gate', gate.properties), ...settingsOf('registry', registry.properties)],
    policyGateSettings: settingsOf('policy-gate', policyGate.properties),
    contract: { request, answer },
    compose,
  };
}

/** First line of every generated text file: where it comes from. */
export const BANNER = 'Generated from schema/ by "gatectl generate"; edits are lost.';
