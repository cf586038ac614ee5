/** Settings that do less than one would expect of them together. */
import type { FindingCode } from '../errors/codes.ts';
import type { SettingFacts } from './rules.ts';

/** A choice that is right for a while or for a test, and that nobody should forget; or one that nobody meant. */
export interface Departure {
  readonly code: FindingCode;
  readonly key: string;
  /** Reads on after the key's name. */
  readonly message: string;
  readonly hint: string;
}

/** Reads a comma-separated list: trimmed, without empty entries and repetitions. */
export function parseList(text: string): string[] {
  return [...new Set(text.split(',').map((entry) => entry.trim()))].filter((entry) => entry !== '');
}

function missing(facts: SettingFacts, key: string, all: readonly string[]): string[] {
  const value = facts.value(key);
  if (typeof value !== 'string') return [];
  const chosen = parseList(value);
  // An empty list, or one of other words, has a finding of its own, and nobody knows what was meant.
  if (chosen.length === 0 || chosen.some((entry) => !all.includes(entry))) return [];
  return all.filter((entry) => !chosen.includes(entry));
}

/** Credentials by the authentication types that use them. */
const CREDENTIALS = [
  [['api_key', 'bearer'], ['registrationGateAuthCredential']],
  [
    ['oauth2_client_credentials'],
    [
      'registrationGateOauth2TokenUrl',
      'registrationGateOauth2IssuerUrl',
      'registrationGateOauth2ClientId',
      'registrationGateOauth2ClientSecret',
      'registrationGateOauth2PrivateKey',
    ],
  ],
] as const;

const AUTH_TYPES: ReadonlySet<string> = new Set(['none', ...CREDENTIALS.flatMap(([types]) => types)]);

/** A credential that the authentication type does not use: the type was likely forgotten, and the gate gets no token. */
function findUnusedCredentials(facts: SettingFacts): Departure[] {
  const type = facts.value('registrationGateAuthType');
  if (!AUTH_TYPES.has(String(type))) return [];
  return CREDENTIALS.filter(([types]) => !(types as readonly unknown[]).includes(type)).flatMap(([types, keys]) =>
    keys
      .filter((key) => facts.isSet(key))
      .slice(0, 1)
      .map((key) => ({
        code: 'unused-setting',
        key,
        message: `is set but not used, because registrationGateAuthType is ${String(type)}`,
        hint: `set registrationGateAuthType to ${types.join(' or ')}, or drop it`,
      })),
  );
}

/** Who sets one of these wants a gate. */
const MEANS_A_GATE = [
  'registrationGateUrl',
  'registrationGateOauth2TokenUrl',
  'registrationGateOauth2IssuerUrl',
  'registrationGateOauth2ClientId',
];

/** A gate that is configured, while nobody said whether it is to be asked. */
function findForgottenGate(facts: SettingFacts): Departure[] {
  return MEANS_A_GATE.filter((key) => facts.given(key) && facts.isSet(key))
    .slice(0, 1)
    .map((key) => ({
      code: 'gate-not-enabled',
      key,
      message: 'is set but registrationGateEnabled is not: the gate is not asked',
      hint: 'set registrationGateEnabled to true, or to false to say that this is meant',
    }));
}

/** Every departure from enforcing the gate for everything and knowing every caller, and every credential in vain. */
export function findDepartures(facts: SettingFacts): Departure[] {
  const departures: Departure[] = [];
  if (facts.value('registrationGateEnabled') === true) {
    if (facts.value('registrationGateMode') === 'audit') {
      departures.push({
        code: 'gate-departure',
        key: 'registrationGateMode',
        message: 'is audit: registrations pass whatever the gate says, and when it cannot be reached',
        hint: 'set it to enforce once the gate decides as it should',
      });
    }
    for (const [key, all] of [
      ['registrationGateAssetTypes', ['agent', 'server', 'skill']],
      ['registrationGateOperations', ['register', 'update']],
    ] as const) {
      const left = missing(facts, key, all);
      if (left.length > 0) {
        departures.push({
          code: 'gate-departure',
          key,
          message: `leaves out ${left.join(' and ')}: the gate is not asked about ${left.length > 1 ? 'them' : 'it'}`,
          hint: `set it to ${all.join(',')} to have the gate decide about everything`,
        });
      }
    }
  }
  if (facts.value('registrationGateEnabled') === true) departures.push(...findUnusedCredentials(facts));
  if (facts.value('registrationGateEnabled') === false && !facts.given('registrationGateEnabled'))
    departures.push(...findForgottenGate(facts));
  const anonymous = facts.value('registryAllowAnonymous');
  if (anonymous === 'read' || anonymous === 'all') {
    departures.push({
      code: 'gate-departure',
      key: 'registryAllowAnonymous',
      message: `is ${anonymous}: callers without credentials may ${anonymous === 'read' ? 'read' : 'read and register'}`,
      hint: 'set it to none and give each caller an API key',
    });
  }
  return departures;
}
