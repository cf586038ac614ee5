import type { Finding } from '../../errors/finding.ts';
import { parseWebUrl } from '../../idp/addresses.ts';
import { isKnownTokenEndpoint } from '../../idp/advise.ts';
import { clientKeys } from '../../idp/client.ts';
import { findSetting } from '../../settings/setting.ts';
import { isNamedForProduction } from '../file-names.ts';
import { placeOf, type Subject } from '../subject.ts';

const readUrl = (subject: Subject, key: string): URL | undefined => parseWebUrl(subject.text(key) ?? '');

/** Where a URL leads, less what makes no difference at most servers. */
const target = ({ origin, pathname }: URL): string => origin + pathname.replace(/\/+$/, '');

/** A gate's URL that is the identity provider's. */
function checkUrl(subject: Subject): Finding[] {
  const gate = readUrl(subject, 'registrationGateUrl');
  if (gate === undefined) return [];
  const same = [clientKeys.tokenUrl, clientKeys.issuerUrl].find((key) => {
    const url = readUrl(subject, key);
    return url !== undefined && target(url) === target(gate);
  });
  if (same === undefined && !isKnownTokenEndpoint(gate)) return [];
  return [
    subject.finding('gate-is-token-url', 'registrationGateUrl', {
      message: same === undefined ? "is an identity provider's token endpoint" : `is the same address as ${same}`,
      hint: 'give the endpoint of the gate, which decides about registrations',
    }),
  ];
}

const DEADLINE = 'registrationGateDeadlineSeconds';
const GATE_TIMEOUT = 'registrationGateTimeoutSeconds';
const TOKEN_TIMEOUT = 'registrationGateOauth2TimeoutSeconds';
const RETRIES = 'registrationGateMaxRetries';

/** A number of the settings; undefined when the key holds something else, which has a finding of its own. */
function readNumber(subject: Subject, key: string): number | undefined {
  const value = subject.facts.value(key);
  const number = typeof value === 'string' && /^[0-9]+$/.test(value) ? Number(value) : value;
  const { minimum = 0, maximum = 0 } = findSetting(key)?.schema ?? {};
  return typeof number === 'number' && number >= minimum && number <= maximum ? number : undefined;
}

/** Seconds that the waits before so many retries take at least: 0.5 doubling, less a quarter by jitter. */
const leastWait = (retries: number): number => 0.375 * (2 ** retries - 1);

/** A deadline that ends before what it is for can be done. */
function checkDeadline(subject: Subject): Finding[] {
  const withToken = subject.facts.value('registrationGateAuthType') === 'oauth2_client_credentials';
  const keys = [DEADLINE, GATE_TIMEOUT, RETRIES, ...(withToken ? [TOKEN_TIMEOUT] : [])];
  const own = keys.filter((key) => subject.isOwn(key));
  // Other charts have no deadline, and a Secret may bring another one.
  if (subject.input.chart === 'any' && !own.includes(DEADLINE)) return [];
  if (subject.mayComeFromSecret && own.length < keys.length) return [];
  const deadline = readNumber(subject, DEADLINE);
  const timeout = readNumber(subject, GATE_TIMEOUT);
  const retries = readNumber(subject, RETRIES);
  const tokenTimeout = withToken ? readNumber(subject, TOKEN_TIMEOUT) : 0;
  if (deadline === undefined || timeout === undefined || retries === undefined || tokenTimeout === undefined) return [];

  const placeOfFirst = (...candidates: string[]) =>
    placeOf(subject.entry(candidates.find((key) => subject.isOwn(key)) ?? DEADLINE)?.value);
  const needed = tokenTimeout + timeout;
  if (deadline < needed) {
    return [
      subject.finding('deadline-too-short', DEADLINE, {
        message: withToken
          ? `is ${deadline} seconds, while the token may take ${tokenTimeout} (${TOKEN_TIMEOUT}) and a gate call ${timeout} (${GATE_TIMEOUT})`
          : `is ${deadline} seconds, while a gate call may take ${timeout} (${GATE_TIMEOUT})`,
        hint: `set it to ${needed} or more, or shorten the timeouts`,
        ...placeOfFirst(DEADLINE, GATE_TIMEOUT, TOKEN_TIMEOUT),
      }),
    ];
  }
  let possible = retries;
  while (possible > 0 && leastWait(possible) >= deadline) possible -= 1;
  if (possible === retries) return [];
  return [
    subject.finding('deadline-too-short', DEADLINE, {
      severity: 'info',
      message: `is ${deadline} seconds, so that not all ${retries} retries (${RETRIES}) can happen: the waits before them take ${Math.ceil(leastWait(retries))} or more`,
      hint: `set ${RETRIES} to ${possible}, or the deadline to more than ${Math.ceil(leastWait(retries))}`,
      ...placeOfFirst(DEADLINE, RETRIES),
    }),
  ];
}

/** A gate that does not enforce in a file that is named for production. */
function checkMode(subject: Subject): Finding[] {
  const { facts } = subject;
  const origin = subject.entry('registrationGateMode')?.value.origin;
  if (facts.value('registrationGateEnabled') !== true || facts.value('registrationGateMode') !== 'audit') return [];
  if (origin?.kind !== 'file' || !isNamedForProduction(origin.range.file)) return [];
  return [
    subject.finding('audit-in-production', 'registrationGateMode', {
      message: 'is audit in a file that is named for production: registrations pass whatever the gate says',
      hint: 'set it to enforce',
    }),
  ];
}

/** The word that the registry writes before the token itself (RFC 6750 section 2.1). */
const BEARER = /^\s*(?:authorization\s*:\s*)?bearer\s/i;

function checkCredential(subject: Subject): Finding[] {
  const key = 'registrationGateAuthCredential';
  if (subject.facts.value('registrationGateAuthType') !== 'bearer' || !BEARER.test(subject.text(key) ?? '')) return [];
  return [
    subject.finding('wrong-value', key, {
      message: 'begins with the word Bearer, which the registry writes before it: the gate would get it twice',
      hint: 'give the token alone',
    }),
  ];
}

/** The gate's address, its credential, its time and its mode, as far as they contradict other settings or the file they stand in. */
export function checkGate(subject: Subject): Finding[] {
  return [...checkUrl(subject), ...checkCredential(subject), ...checkDeadline(subject), ...checkMode(subject)];
}
