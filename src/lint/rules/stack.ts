import { type Finding, finding } from '../../errors/finding.ts';
import { stackRules } from '../../settings/chart-rules.ts';
import { existingSecretKey } from '../../settings/setting.ts';
import { ChartValues } from '../chart-values.ts';
import { broughtDatabase, isPolicyGateUrl } from '../stack-wiring.ts';
import { placeOf, type Subject } from '../subject.ts';
import { brokenChartRules } from './chart.ts';

const ENABLED = 'registry.app.registrationGateEnabled';
const URL_PATH = 'registry.app.registrationGateUrl';
const DATABASE = `registry.app.${existingSecretKey('registryDatabaseUrl')}`;

/** What the stack refuses, in its words. */
export function checkStackRules(subject: Subject): Finding[] {
  const values = new ChartValues(subject.input.values, []);
  const asksPolicyGate = values.value('policyGate.enabled') === true && isPolicyGateUrl(values.text(URL_PATH));
  return brokenChartRules(
    values,
    stackRules.filter(({ asks }) => asks === undefined || asksPolicyGate),
  );
}

function unused(values: ChartValues, path: string, message: string, hint: string): Finding {
  return finding('unused-setting', { path, message: `${path} ${message}`, hint, ...placeOf(values.node(path)) });
}

/**
 * What the stack brings and the values of the registry do not want.
 *
 * @param given values as Helm computes them, before the stack's templates complete the registry's
 */
export function checkStackUse(given: ChartValues): Finding[] {
  const findings: Finding[] = [];
  if (given.value('policyGate.enabled') === true) {
    if (given.isOwn(ENABLED) && given.value(ENABLED) === false) {
      const message = `${ENABLED} is false, but the registry asks the policy gate all the same, since policyGate.enabled is true`;
      const hint = `leave ${ENABLED} out, or set policyGate.enabled to false`;
      findings.push(finding('conflicting-keys', { path: ENABLED, message, hint, ...placeOf(given.node(ENABLED)) }));
    }
    if (given.isSet(URL_PATH) && !isPolicyGateUrl(given.text(URL_PATH)))
      findings.push(
        unused(
          given,
          'policyGate.enabled',
          `runs a gate that the registry does not ask, since ${URL_PATH} names another`,
          `leave ${URL_PATH} out, or set policyGate.enabled to false`,
        ),
      );
  }
  const brought = broughtDatabase(given);
  const named = given.text(DATABASE);
  // A name with a template, or one that ends as the stack's Secrets do, may be the stack's own.
  if (brought !== undefined && named !== '' && named !== brought && !/\{\{|-(?:postgresql|database-app)$/.test(named)) {
    const path = given.value('postgresql.enabled') === true ? 'postgresql.enabled' : 'cloudNativePg.enabled';
    findings.push(
      unused(
        given,
        path,
        `runs a database that the registry does not use, since ${DATABASE} names another`,
        `leave ${DATABASE} out, or set ${path} to false`,
      ),
    );
  }
  return findings;
}
