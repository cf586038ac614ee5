import { type Finding, finding } from '../../errors/finding.ts';
import type { MapNode } from '../../helm/value-tree.ts';
import { stackRules } from '../../settings/chart-rules.ts';
import { existingSecretKey, WHOLE_SECRET_KEY } from '../../settings/setting.ts';
import { ChartValues } from '../chart-values.ts';
import { askedGate, broughtDatabase } from '../stack-wiring.ts';
import { placeOf, type Subject } from '../subject.ts';
import { brokenChartRules } from './chart.ts';

const ENABLED = 'registry.app.registrationGateEnabled';
const URL_PATH = 'registry.app.registrationGateUrl';
const DATABASE_URL = 'registry.app.registryDatabaseUrl';
const DATABASE_SECRET = `registry.app.${existingSecretKey('registryDatabaseUrl')}`;
const WHOLE_SECRET = `registry.app.${WHOLE_SECRET_KEY}`;

/** What the stack refuses, in its words. */
export function checkStackRules(subject: Subject): Finding[] {
  const values = new ChartValues(subject.input.values, []);
  const asksPolicyGate = values.value('policyGate.enabled') === true && askedGate(subject.input.values) === 'policy-gate';
  return brokenChartRules(
    values,
    stackRules.filter(({ asks }) => asks === undefined || asksPolicyGate),
  );
}

function unused(values: ChartValues, path: string, message: string, hint: string): Finding {
  return finding('unused-setting', { path, message: `${path} ${message}`, hint, ...placeOf(values.node(path)) });
}

function checkGateUse(stack: MapNode): Finding[] {
  const values = new ChartValues(stack, []);
  if (values.value('policyGate.enabled') !== true) return [];
  const findings: Finding[] = [];
  if (values.isOwn(ENABLED) && values.value(ENABLED) === false) {
    const message = `${ENABLED} is false, but the registry asks the policy gate all the same, since policyGate.enabled is true`;
    const hint = `leave ${ENABLED} out, or set policyGate.enabled to false`;
    findings.push(finding('conflicting-keys', { path: ENABLED, message, hint, ...placeOf(values.node(ENABLED)) }));
  }
  const asked = askedGate(stack);
  if (asked === 'policy-gate') return findings;
  const [cause, remedy] =
    asked === 'other'
      ? [`${URL_PATH} names another`, `leave ${URL_PATH} out`]
      : [`the Secret of ${WHOLE_SECRET} holds REGISTRATION_GATE_URL`, 'take REGISTRATION_GATE_URL out of that Secret'];
  const message = `runs a gate that the registry does not ask, since ${cause}`;
  return [...findings, unused(values, 'policyGate.enabled', message, `${remedy}, or set policyGate.enabled to false`)];
}

/** Why the registry does not store in the database that the stack brings, and what helps; undefined when it may well do. */
function otherDatabase(values: ChartValues, brought: string): readonly [cause: string, remedy: string] | undefined {
  if (values.isSet(DATABASE_SECRET)) {
    const named = values.text(DATABASE_SECRET);
    // A name with a template, or one that ends as the stack's Secrets do, may be the stack's own.
    if (named === brought || /\{\{|-(?:postgresql|database-app)$/.test(named)) return undefined;
    return [`${DATABASE_SECRET} names another`, `leave ${DATABASE_SECRET} out`];
  }
  if (values.isSet(DATABASE_URL)) return [`${DATABASE_URL} names another`, `leave ${DATABASE_URL} out`];
  return [`the Secret of ${WHOLE_SECRET} holds REGISTRY_DATABASE_URL`, 'take REGISTRY_DATABASE_URL out of that Secret'];
}

function checkDatabaseUse(stack: MapNode): Finding[] {
  const values = new ChartValues(stack, []);
  const brought = broughtDatabase(values);
  if (brought === undefined || !new ChartValues(stack, ['registry']).usesPostgresql) return [];
  const other = otherDatabase(values, brought);
  if (other === undefined) return [];
  const [cause, remedy] = other;
  const path = values.value('postgresql.enabled') === true ? 'postgresql.enabled' : 'cloudNativePg.enabled';
  const message = `runs a database that the registry does not use, since ${cause}`;
  return [unused(values, path, message, `${remedy}, or set ${path} to false`)];
}

/**
 * What the stack brings and the values of the registry do not want.
 *
 * @param given values as Helm computes them, before the stack's templates complete the registry's
 */
export const checkStackUse = (given: MapNode): Finding[] => [...checkGateUse(given), ...checkDatabaseUse(given)];
