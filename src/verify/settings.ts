/**
 * The first step: whether the settings can be used, and what the calls need besides.
 *
 * @module
 */
import type { Finding } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { settingsStep as judgeSettings } from '../gate/dry-run.ts';
import { createHttpClient, type HttpClient, type HttpClientOptions } from '../http/client.ts';
import { readTrust } from '../http/trust.ts';
import type { AppSettingsReading } from '../settings/app-settings.ts';
import type { Environment } from '../settings/environment.ts';
import type { AppSettings } from '../settings/generated/settings.ts';
import { type Outcome, step, type VerifyReport, type VerifyStep } from './report.ts';

/** A secret that stands in a Kubernetes Secret, so that its value is not known here. */
export interface SecretReference {
  /** Variable that the pod gets it as. */
  readonly variable: string;
  /** Name of the Secret. */
  readonly secretName: string;
}

/** Settings to verify, and where they come from. */
export interface VerifyInput {
  readonly source: VerifyReport['source'];
  readonly reading: AppSettingsReading;
  /** What the settings were read from, with the platform's own variables. */
  readonly environment: Environment;
  /** What is wrong with the source itself, such as values that Helm would refuse. */
  readonly findings: readonly Finding[];
  /** Secrets that count as set although nobody here knows them. */
  readonly unresolved: readonly SecretReference[];
  /** Words about the source that a reader should know. */
  readonly remarks: readonly string[];
  /** Names settings in a text as the user writes them. */
  readonly name: (text: string) => string;
  /** False leaves the call of the gate out. */
  readonly callGate: boolean;
}

/** What the calls are made with. */
export interface Tools {
  readonly http: HttpClient;
  readonly connection: HttpClientOptions;
}

/** The step, and the tools when the other steps can follow. */
export interface SettingsResult {
  readonly step: VerifyStep;
  readonly tools: Tools | null;
}

const PREFIX = 'REGISTRATION_GATE_';

/** Variables of the secrets that a token request, or a call of the gate, sends. */
export function secretsInUse(settings: AppSettings): { readonly token: readonly string[]; readonly gate: readonly string[] } {
  const { registrationGateAuthType: type, registrationGateOauth2ClientAuthMethod: method } = settings;
  const gate = [`${PREFIX}SIGNING_KEYS`];
  if (type === 'api_key' || type === 'bearer') return { token: [], gate: [`${PREFIX}AUTH_CREDENTIAL`, ...gate] };
  if (type === 'none' || method === 'federated_token') return { token: [], gate };
  const secret = method === 'private_key_jwt' ? 'PRIVATE_KEY' : 'CLIENT_SECRET';
  return { token: [`${PREFIX}OAUTH2_${secret}`], gate };
}

/** What a step has to say, the most severe first. */
interface Remark {
  readonly outcome: Outcome;
  readonly detail: string;
  readonly hint: string;
}

const SWITCHED_OFF: Remark = {
  outcome: 'warning',
  detail: 'the gate is switched off: nothing else is tried',
  hint: 'set REGISTRATION_GATE_ENABLED to true, also to try the gate before you switch it on',
};

const aboutReference = ({ variable, secretName }: SecretReference): Remark => ({
  outcome: 'warning',
  detail: `${variable} is in the Secret ${secretName}, which is not read here`,
  hint: `set ${variable}, or ${variable}_FILE to a file with it, in the environment; or run this in the pod, where it is set`,
});

function remarksOf({ reading, unresolved, name }: VerifyInput): Remark[] {
  const { settings, gateState, gateFindings, registryFindings } = reading;
  const used = Object.values(secretsInUse(settings)).flat();
  const warnings = [...gateFindings, ...registryFindings].filter(({ severity }) => severity === 'warning');
  return [
    ...(gateState === 'off' ? [{ ...SWITCHED_OFF, hint: name(SWITCHED_OFF.hint) }] : []),
    ...unresolved.filter(({ variable }) => gateState === 'on' && used.includes(variable)).map(aboutReference),
    ...warnings.map(({ message, hint }): Remark => ({ outcome: 'warning', detail: name(message), hint: name(hint) })),
  ];
}

async function openTools({ reading, environment, name }: VerifyInput): Promise<Tools | Remark> {
  const trust = await readTrust(reading.settings.registrationGateCaFile);
  if (!trust.ok) {
    const hint = name('check REGISTRATION_GATE_CA_FILE; a path that exists in the pod alone can be verified there alone');
    return { outcome: 'failed', detail: trust.reason, hint };
  }
  const connection = { ca: trust.ca, environment };
  try {
    return { http: createHttpClient(connection), connection };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { outcome: 'failed', detail: error.message, hint: error.hint };
  }
}

/** Judges the settings, and opens what the other steps need. */
export async function trySettings(input: VerifyInput): Promise<SettingsResult> {
  const start = performance.now();
  const { reading, name } = input;
  const findings = [...input.findings, ...reading.gateFindings, ...reading.registryFindings].map((one) => ({
    ...one,
    message: name(one.message),
    hint: name(one.hint),
  }));
  const result = (remarks: readonly Remark[], tools: Tools | null): SettingsResult => {
    const detail = [...remarks.map((remark) => remark.detail), ...input.remarks].join('; ');
    const hint = [...new Set(remarks.map((remark) => remark.hint))].filter((text) => text !== '').join('; ');
    const ms = performance.now() - start;
    return { step: { ...step('settings', null, remarks[0]?.outcome ?? 'ok', { ms, detail, hint }), findings }, tools };
  };
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const { detail, hint = '' } = judgeSettings('misconfigured', errors);
    return result([{ outcome: 'failed', detail, hint }], null);
  }
  const remarks = remarksOf(input);
  if (reading.gateState === 'off') return result(remarks, null);
  const opened = await openTools(input);
  if (!('http' in opened)) return result([opened], null);
  const usable: Remark = { outcome: 'ok', detail: judgeSettings(reading.gateState, []).detail, hint: '' };
  return result(remarks.length > 0 ? remarks : [usable], opened);
}
