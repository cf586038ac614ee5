import type { Finding } from '../errors/finding.ts';
import type { MapNode, ValueNode } from '../helm/value-tree.ts';
import { lint, type LintResult } from '../lint/lint.ts';
import { wireStack } from '../lint/stack-wiring.ts';
import { appSettings } from '../settings/setting.ts';
import type { EffectiveValues, GivenValues } from './effective-values.ts';

/** Tells which of some files git tracks. Asked only when it matters: it starts git. */
export type FindTracked = (files: readonly string[]) => Promise<ReadonlySet<string>>;

/** For commands that say nothing about git. */
export const noneTracked: FindTracked = () => Promise.resolve(new Set());

/** Maps called `app` that hold keys of the gate: where any chart keeps its settings. */
function gateMaps(root: MapNode): (readonly string[])[] {
  const isGateKey = (key: string): boolean => /^registration_?gate/i.test(key);
  const walk = (node: ValueNode, path: readonly string[]): (readonly string[])[] => {
    if (node.kind !== 'map') return [];
    const here = path.at(-1) === 'app' && [...node.entries.keys()].some(isGateKey) ? [path] : [];
    return [...here, ...[...node.entries].flatMap(([key, { value }]) => walk(value, [...path, key]))];
  };
  return walk(root, []);
}

const gateSettings = appSettings.filter(({ area }) => area === 'gate');

/**
 * Leaves out the secrets of files that git does not track. What a secret is, and in which file it stands, the rules tell: git
 * is asked only when they found one.
 */
async function keepTracked(
  findings: readonly Finding[],
  { files }: GivenValues,
  findTracked: FindTracked,
): Promise<readonly Finding[]> {
  if (!findings.some(({ code }) => code === 'secret-in-git')) return findings;
  const tracked = await findTracked([...files.keys()]);
  return findings.filter(({ code, source }) => code !== 'secret-in-git' || (source !== null && tracked.has(source.file)));
}

function lintGateMaps(values: MapNode, { files }: GivenValues): readonly Finding[] {
  const tracked = new Set(files.keys());
  return gateMaps(values).flatMap((path) => {
    // Also as a part of another chart the stack switches the gate on; a registry of another kind has no policy gate beside it.
    const seen = path.at(-2) === 'registry' ? wireStack(values, path.slice(0, -2)) : values;
    return lint({ chart: 'any', values: seen, path, settings: gateSettings, files, tracked }).findings;
  });
}

/** Lints the gate's keys alone, in values for any chart. */
export async function lintGateKeys(given: GivenValues, findTracked: FindTracked): Promise<readonly Finding[]> {
  return [...given.findings, ...(await keepTracked(lintGateMaps(given.user, given), given, findTracked))];
}

/** Lints effective values: by our schemas and rules for our charts, by the charts' own schemas for any other. */
export async function lintEffective(effective: EffectiveValues, findTracked: FindTracked): Promise<LintResult> {
  const { kind, values, path, charts, given } = effective;
  if (kind === 'any') {
    const { validateAgainstSchemas } = await import('../helm/schema.ts');
    const refusals = validateAgainstSchemas(values, charts);
    const isKnown = new Set(refusals.map(({ code, path: name }) => `${code} ${name}`));
    const inGate = await keepTracked(lintGateMaps(values, given), given, findTracked);
    return {
      findings: [...refusals, ...inGate.filter((one) => !isKnown.has(`${one.code} ${one.path}`))],
      refused: refusals.some(({ severity }) => severity === 'error'),
    };
  }
  const { files } = given;
  const result = lint({ chart: kind, values, path, settings: appSettings, files, tracked: new Set(files.keys()) });
  return { ...result, findings: await keepTracked(result.findings, given, findTracked) };
}
