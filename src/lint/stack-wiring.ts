import type { MapNode, Scalar, ScalarNode } from '../helm/value-tree.ts';
import { existingSecretEntryKey, existingSecretKey } from '../settings/setting.ts';
import { ChartValues } from './chart-values.ts';

/** Stands for the name of the release, which values do not tell. */
const RELEASE = 'RELEASE';

/** Where the registry finds the policy gate: under its name in `compose.yaml`; a release has its own name before it. */
const POLICY_GATE_URL = 'http://policy-gate:8090/check';

const IN_A_RELEASE = /^http:\/\/[a-z0-9.-]+-policy-gate(?:\.[a-z0-9.-]+)?:8090\//;

/** True for the address of the stack's policy gate, as far as it can be told without the name of the release. */
export const isPolicyGateUrl = (url: string): boolean => url === POLICY_GATE_URL || IN_A_RELEASE.test(url);

/** The Secret of the database that the stack brings; undefined when it brings none. */
export function broughtDatabase(stack: ChartValues): string | undefined {
  if (stack.value('postgresql.enabled') === true) return stack.text('postgresql.existingSecret') || `${RELEASE}-postgresql`;
  return stack.value('cloudNativePg.enabled') === true ? `${RELEASE}-database-app` : undefined;
}

function withSettings(values: MapNode, path: readonly string[], settings: Readonly<Record<string, Scalar>>): MapNode {
  const [step, ...rest] = path;
  const entries = new Map(values.entries);
  if (step !== undefined) {
    const entry = entries.get(step);
    // A map that is missing or no map has a finding of its own.
    if (entry?.value.kind !== 'map') return values;
    entries.set(step, { ...entry, value: withSettings(entry.value, rest, settings) });
    return { ...values, entries };
  }
  const origin = { ...values.origin, kind: 'chart' } as const;
  for (const [key, value] of Object.entries(settings)) {
    const tag = typeof value === 'boolean' ? 'bool' : 'str';
    const node: ScalarNode = { kind: 'scalar', value, style: 'plain', tag, origin, overridden: [] };
    entries.set(key, { keyOrigin: origin, value: node });
  }
  return { ...values, entries };
}

/**
 * The stack's values as its templates see them: what the stack brings, the registry uses. The stack's
 * `templates/rendered/before/the/registry/wiring.yaml` does the same at every render.
 *
 * @param values effective values of the stack, as Helm computes them
 */
export function wireStack(values: MapNode): MapNode {
  const stack = new ChartValues(values, []);
  const database = broughtDatabase(stack);
  const wired: Record<string, Scalar> = {};
  if (stack.value('policyGate.enabled') === true) {
    wired['registrationGateEnabled'] = true;
    if (!stack.isSet('registry.app.registrationGateUrl')) wired['registrationGateUrl'] = POLICY_GATE_URL;
  }
  if (database !== undefined && !new ChartValues(values, ['registry']).usesPostgresql) {
    wired[existingSecretKey('registryDatabaseUrl')] = database;
    wired[existingSecretEntryKey('registryDatabaseUrl')] = 'uri';
  }
  return withSettings(values, ['registry', 'app'], wired);
}
