import { finding, type Finding } from '../errors/finding.ts';
import { type Environment, readEnvironment } from './environment.ts';
import type { AppSettings, PolicyGateSettings } from './generated/settings.ts';
import { validateAppSettings, validatePolicyGateSettings } from './generated/settings-validators.js';
import { appSettings, findSetting, policyGateSettings } from './setting.ts';

/** The registry's settings as its environment gives them. */
export interface AppSettingsReading {
  readonly settings: AppSettings;
  /** What concerns the gate. An error here blocks every gated write (`gate_misconfigured`), never the start. */
  readonly gateFindings: readonly Finding[];
  /** What concerns the rest. An error here ends the start with status 2. */
  readonly registryFindings: readonly Finding[];
  /**
   * `on`: every write asks the gate. `off`: switched off, readably. `misconfigured`: the settings are wrong, so that
   * nobody knows what was meant; writes are blocked.
   */
  readonly gateState: 'on' | 'off' | 'misconfigured';
}

const isGateFinding = ({ path, env }: Finding): boolean =>
  findSetting(path)?.area === 'gate' || /^registration[_.-]?gate/i.test(env ?? '');

/** Reads the registry's settings from its environment. */
export function readAppSettings(env: Environment): AppSettingsReading {
  const { values, given, unreadable, findings } = readEnvironment(env, appSettings, validateAppSettings);
  const settings = values as unknown as AppSettings;
  const gateFindings = findings.filter(isGateFinding);
  const usesFile = settings.registrationGateEnabled && settings.registrationGateOauth2ClientAuthMethod === 'federated_token';
  const isOauth2 = settings.registrationGateAuthType === 'oauth2_client_credentials';
  // No rule across keys: the platform's variable is none of our settings.
  if (usesFile && isOauth2 && !given.has('registrationGateOauth2FederatedTokenFile') && !env['AZURE_FEDERATED_TOKEN_FILE']) {
    const variable = 'REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE';
    gateFindings.push(
      finding('required-key', {
        path: 'registrationGateOauth2FederatedTokenFile',
        env: variable,
        message: `${variable} is needed, because AZURE_FEDERATED_TOKEN_FILE is not set`,
        hint: "name the file in which the platform keeps its token, or switch the platform's workload identity on",
      }),
    );
  }
  const readablyOff =
    given.has('registrationGateEnabled') && !unreadable.has('registrationGateEnabled') && !settings.registrationGateEnabled;
  const wrong = gateFindings.some(({ severity }) => severity === 'error');
  return {
    settings,
    gateFindings,
    registryFindings: findings.filter((one) => !isGateFinding(one)),
    gateState: readablyOff ? 'off' : wrong ? 'misconfigured' : settings.registrationGateEnabled ? 'on' : 'off',
  };
}

/** The policy gate's settings as its environment gives them. */
export function readPolicyGateSettings(env: Environment): { settings: PolicyGateSettings; findings: readonly Finding[] } {
  const { values, findings } = readEnvironment(env, policyGateSettings, validatePolicyGateSettings);
  return { settings: values as unknown as PolicyGateSettings, findings };
}
