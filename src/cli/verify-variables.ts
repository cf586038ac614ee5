import type { Finding } from '../errors/finding.ts';
import { type AppSettingsReading, readAppSettings } from '../settings/app-settings.ts';
import type { Environment } from '../settings/environment.ts';
import type { SecretReference, VerifyInput } from '../verify/settings.ts';

/** Settings to verify, without how. */
export type VerifySource = Omit<VerifyInput, 'callGate'>;

/** The platform's own variables, which this machine needs for its calls as the pod does for its own. */
const PLATFORM = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'AZURE_FEDERATED_TOKEN_FILE'];

const EXTRA_AUTHORITIES = 'NODE_EXTRA_CA_CERTS';

const isSet = (variables: Environment, name: string): boolean => (variables[name] ?? '') !== '';

/** Variables of a source, and what the environment of gatectl adds to them. */
export class GatheredVariables {
  readonly #env: Environment;
  readonly #variables: Record<string, string | undefined>;
  readonly #taken = new Set<string>();
  readonly #unresolved: SecretReference[] = [];

  constructor(env: Environment, own: Environment) {
    this.#env = env;
    this.#variables = { ...own };
  }

  /** True when the source, or what was added to it, has one of the variables. */
  has(names: readonly string[]): boolean {
    return names.some((name) => isSet(this.#variables, name));
  }

  /** Replaces the variables of one setting by those of the environment; false when there are none. */
  take(names: readonly string[]): boolean {
    const there = names.filter((name) => isSet(this.#env, name));
    if (there.length === 0) return false;
    for (const name of names) this.#variables[name] = this.#env[name];
    for (const name of there) this.#taken.add(name);
    return true;
  }

  /** A reference counts as set, like a file that is read when it is used. What needs it is not tried. */
  leaveToSecret(reference: SecretReference): void {
    this.#variables[`${reference.variable}_FILE`] = `Secret ${reference.secretName}`;
    this.#unresolved.push(reference);
  }

  /** The settings as the registry reads them from these variables. */
  read(): AppSettingsReading {
    return readAppSettings(this.#variables);
  }

  /** What is verified. */
  finish(source: VerifyInput['source'], more: { findings?: readonly Finding[]; name?: VerifyInput['name'] } = {}): VerifySource {
    for (const name of PLATFORM) {
      // Small letters make the same variable.
      const spellings = [name, name.toLowerCase()];
      if (this.has(spellings)) continue;
      for (const spelling of spellings) this.#variables[spelling] = this.#env[spelling];
    }
    return {
      source,
      reading: this.read(),
      environment: this.#variables,
      findings: more.findings ?? [],
      unresolved: this.#unresolved,
      remarks: this.#remarks(),
      name: more.name ?? ((words) => words),
    };
  }

  #remarks(): string[] {
    const remarks = this.#taken.size === 0 ? [] : [`${[...this.#taken].join(', ')} from the environment`];
    const authorities = this.#variables[EXTRA_AUTHORITIES] ?? '';
    // Node reads it before gatectl begins.
    if (authorities !== '' && authorities !== this.#env[EXTRA_AUTHORITIES]) {
      remarks.push(`${EXTRA_AUTHORITIES} is not in effect here: set it in the environment of gatectl, too`);
    }
    return remarks;
  }
}
