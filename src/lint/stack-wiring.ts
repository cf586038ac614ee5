import type { MapNode, Scalar, ScalarNode } from '../helm/value-tree.ts';
import { existingSecretEntryKey, existingSecretKey } from '../settings/setting.ts';
import { ChartValues } from './chart-values.ts';

/** Stands for the name of the release, which values do not tell. */
const RELEASE = 'RELEASE';

/** Where the registry finds the policy gate: under its name in `compose.yaml`; a release has its own name before it. */
const POLICY_GATE_URL = 'http://policy-gate:8090/check';

const IN_A_RELEASE = /^http:\/\/[a-z0-9.-]+-policy-gate(?:\.[a-z0-9-]+(?:\.svc(?:\.[a-z0-9.-]+)?)?)?:8090(?:[/?]|$)/i;

const GATE_URL = 'app.registrationGateUrl';

/** True when the one Secret of the registry is known to say which gate it asks. */
const secretNamesGate = (registry: ChartValues): boolean => registry.existingSecretHolds('REGISTRATION_GATE_URL');

/** Which gate the registry asks when the stack runs one, as far as values tell it without the names of release and namespace. */
export function askedGate(stack: MapNode): 'policy-gate' | 'other' | 'secret' {
  const registry = new ChartValues(stack, ['registry']);
  if (secretNamesGate(registry)) return 'secret';
  const url = registry.isOwn(GATE_URL) && registry.isSet(GATE_URL) ? registry.text(GATE_URL) : undefined;
  return url === undefined || IN_A_RELEASE.test(url) ? 'policy-gate' : 'other';
}

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
 * @param values effective values, as Helm computes them
 * @param base path of the stack's own values among them
 */
export function wireStack(values: MapNode, base: readonly string[] = []): MapNode {
  const stack = new ChartValues(values, base);
  const registry = new ChartValues(values, [...base, 'registry']);
  const database = broughtDatabase(stack);
  const wired: Record<string, Scalar> = {};
  if (stack.value('policyGate.enabled') === true) {
    wired['registrationGateEnabled'] = true;
    if (!registry.isSet(GATE_URL) && !secretNamesGate(registry)) wired['registrationGateUrl'] = POLICY_GATE_URL;
  }
  if (database !== undefined && !registry.usesPostgresql) {
    wired[existingSecretKey('registryDatabaseUrl')] = database;
    wired[existingSecretEntryKey('registryDatabaseUrl')] = 'uri';
  }
  return withSettings(values, [...base, 'registry', 'app'], wired);
}
