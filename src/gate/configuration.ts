/**
 * What makes a gate impossible to ask, however the settings were read. The settings' own checks find more and say it better;
 * this is the last line: whatever they let through, no call without credentials leaves the registry.
 *
 * @module
 */
import type { AppSettings } from '../settings/generated/settings.ts';
import { checkHeaderName } from '../settings/checks/header-name.ts';
import { checkUrl } from '../settings/checks/url.ts';
import { federatedTokenFile } from '../token/client-authentication.ts';

const NO_SETTINGS = { isSet: () => false };

const isUnsafe = (url: string): boolean => url === '' || checkUrl(url, NO_SETTINGS).some(({ code }) => code === 'unsafe-url');

function oauth2Problem(settings: AppSettings, environment: Readonly<Record<string, string | undefined>>): string | null {
  const { registrationGateOauth2TokenUrl: tokenUrl, registrationGateOauth2IssuerUrl: issuer } = settings;
  if (tokenUrl === '' && issuer === '')
    return 'REGISTRATION_GATE_OAUTH2_TOKEN_URL or REGISTRATION_GATE_OAUTH2_ISSUER_URL is needed';
  if (tokenUrl !== '' && issuer !== '') {
    return 'REGISTRATION_GATE_OAUTH2_TOKEN_URL and REGISTRATION_GATE_OAUTH2_ISSUER_URL are both set';
  }
  if (isUnsafe(tokenUrl || issuer))
    return `REGISTRATION_GATE_OAUTH2_${tokenUrl === '' ? 'ISSUER' : 'TOKEN'}_URL is not a safe URL`;
  if (settings.registrationGateOauth2ClientId === '') return 'REGISTRATION_GATE_OAUTH2_CLIENT_ID is needed';
  switch (settings.registrationGateOauth2ClientAuthMethod) {
    case 'client_secret_post':
    case 'client_secret_basic':
      return settings.registrationGateOauth2ClientSecret.isSet ? null : 'REGISTRATION_GATE_OAUTH2_CLIENT_SECRET is needed';
    case 'private_key_jwt':
      return settings.registrationGateOauth2PrivateKey.isSet ? null : 'REGISTRATION_GATE_OAUTH2_PRIVATE_KEY is needed';
    case 'federated_token':
      return federatedTokenFile(settings, environment) === '' ? 'REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE is needed' : null;
  }
}

/** What makes the gate impossible to ask, naming the variable; null when nothing does. */
export function findImpossible(settings: AppSettings, environment: Readonly<Record<string, string | undefined>>): string | null {
  if (isUnsafe(settings.registrationGateUrl)) return 'REGISTRATION_GATE_URL is empty or not a safe URL';
  switch (settings.registrationGateAuthType) {
    case 'none':
      return null;
    case 'api_key':
      if (checkHeaderName(settings.registrationGateAuthHeaderName, NO_SETTINGS).length > 0) {
        return 'REGISTRATION_GATE_AUTH_HEADER_NAME is not a name that can be used';
      }
      return settings.registrationGateAuthCredential.isSet ? null : 'REGISTRATION_GATE_AUTH_CREDENTIAL is needed';
    case 'bearer':
      return settings.registrationGateAuthCredential.isSet ? null : 'REGISTRATION_GATE_AUTH_CREDENTIAL is needed';
    case 'oauth2_client_credentials':
      return oauth2Problem(settings, environment);
    default:
      // Settings that were not validated: an unknown type must not become a call without credentials.
      return 'REGISTRATION_GATE_AUTH_TYPE is not one that is known';
  }
}
