import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type FindingCode } from '../errors/codes.ts';
import type { SourceRange } from '../errors/finding.ts';
import { nearestName } from '../errors/nearest-name.ts';
import { UsageError } from '../errors/usage-error.ts';
import { isNull, type MapEntry, type MapNode, type ValueNode } from '../helm/value-tree.ts';
import { newestHelm } from '../helm/version.ts';
import { readYamlBytes } from '../helm/yaml.ts';
import { findRule, fixedRules, unknownRuleHint } from '../lint/rule-ids.ts';
import type { RuleLevel } from '../lint/severities.ts';

/** Name of the configuration file. */
export const CONFIG_NAME = 'gatectl.yaml';

/** Globs of what is passed over. */
export interface Exclusion {
  /** Folder that the globs are relative to. */
  readonly folder: string;
  readonly globs: readonly string[];
}

/** What a repository's `gatectl.yaml` says. */
export interface Config {
  readonly rules: ReadonlyMap<FindingCode, RuleLevel>;
  /** File of the baseline, relative to the working folder. */
  readonly baseline: string | undefined;
  readonly exclude: Exclusion;
}

const KEYS = ['rules', 'baseline', 'exclude'] as const;

const LEVELS: readonly RuleLevel[] = ['off', 'info', 'warning', 'error'];

/**
 * Reads the configuration: the file given, else the `gatectl.yaml` of the working folder or of the nearest folder above it,
 * as far as the repository reaches (a folder with `.git` is its root).
 *
 * @param option `--config`
 * @throws UsageError when the file cannot be read, or says something that is not known
 */
export function readConfig(cwd: string, option?: string): Config {
  const path = option === undefined ? findConfig(cwd) : resolve(cwd, option);
  if (path === undefined) return { rules: new Map(), baseline: undefined, exclude: { folder: cwd, globs: [] } };
  const name = option ?? relative(cwd, path);
  return parseConfig(readBytes(path, name), { name, folder: dirname(path), cwd });
}

function findConfig(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, CONFIG_NAME);
    if (existsSync(path)) return path;
    if (folder === dirname(folder) || existsSync(join(folder, '.git'))) return undefined;
  }
}

function readBytes(path: string, name: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${name === '' ? '--config' : name} cannot be read (${String(code)})`, 'name a file that may be read');
  }
}

interface ConfigPlace {
  readonly name: string;
  readonly folder: string;
  readonly cwd: string;
}

function parseConfig(bytes: Buffer, { name, folder, cwd }: ConfigPlace): Config {
  const { root, findings } = readYamlBytes(bytes, name, { helmVersion: newestHelm });
  for (const { code, message, source } of findings) {
    if (code === 'duplicate-key') throw wrong(source, 'the key stands twice', 'keep one of the two');
    if (code === 'yaml-syntax') throw wrong(source, message, 'correct the YAML there');
  }
  const entries = root?.entries ?? new Map<string, MapEntry>();
  for (const [key, { keyOrigin }] of entries) {
    if (!KEYS.some((known) => known === key)) throw wrong(keyOrigin.range, `${key} is not known here`, unknownKeyHint(key));
  }
  const baseline = readText(entries.get('baseline')?.value, 'baseline takes the name of a file');
  return {
    rules: readRules(entries.get('rules')?.value),
    baseline: baseline === undefined ? undefined : relative(cwd, join(folder, baseline)),
    exclude: { folder, globs: readGlobs(entries.get('exclude')?.value) },
  };
}

function wrong(source: SourceRange | null, message: string, hint: string): UsageError {
  return new UsageError(source === null ? message : `${source.file}:${source.line}:${source.column}: ${message}`, hint);
}

function unknownKeyHint(key: string): string {
  const near = nearestName(key, KEYS);
  return near === undefined ? `the keys are ${KEYS.join(', ')}` : `did you mean ${near}?`;
}

function readRules(node: ValueNode | undefined): Map<FindingCode, RuleLevel> {
  const rules = new Map<FindingCode, RuleLevel>();
  if (node === undefined || isNull(node)) return rules;
  if (node.kind !== 'map') throw wrong(node.origin.range, 'rules takes a map of rules', 'write a line such as plain-http: off');
  for (const [name, entry] of (node satisfies MapNode).entries) {
    const rule = findRule(name);
    if (rule === undefined) throw wrong(entry.keyOrigin.range, `${name} is no rule`, unknownRuleHint(name));
    const level = readLevel(entry.value);
    if (level === undefined) {
      throw wrong(entry.value.origin.range, `${name} does not take this severity`, `use one of ${LEVELS.join(', ')}`);
    }
    if (fixedRules.has(rule) && level !== 'error') {
      throw wrong(entry.keyOrigin.range, `${name} is always an error`, 'remove the line; Helm itself would refuse the values');
    }
    rules.set(rule, level);
  }
  return rules;
}

/** YAML 1.1 reads a bare `off` as false. */
function readLevel(node: ValueNode): RuleLevel | undefined {
  if (node.kind !== 'scalar') return undefined;
  if (node.value === false) return 'off';
  return LEVELS.find((level) => level === node.value);
}

function readText(node: ValueNode | undefined, expected: string): string | undefined {
  if (node === undefined || isNull(node)) return undefined;
  if (node.kind === 'scalar' && typeof node.value === 'string' && node.value !== '') return node.value;
  throw wrong(node.origin.range, expected, 'put text in quotes where YAML reads something else');
}

function readGlobs(node: ValueNode | undefined): string[] {
  if (node === undefined || isNull(node)) return [];
  if (node.kind !== 'list') throw wrong(node.origin.range, 'exclude takes a list of globs', 'write a line such as - vendor/**');
  return node.items.flatMap((item) => {
    const glob = readText(item, 'exclude takes globs') ?? '';
    if (/^\/|^$/.test(glob)) {
      throw wrong(item.origin.range, `a glob is relative to the folder of ${CONFIG_NAME}`, 'write a line such as - vendor/**');
    }
    return [glob];
  });
}
