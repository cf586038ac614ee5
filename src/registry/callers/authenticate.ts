import type { IncomingHttpHeaders } from 'node:http';
import type { Log } from '../../gate/decision.ts';
import type { HttpClient } from '../../http/client.ts';
import type { AppSettings } from '../../settings/generated/settings.ts';
import { describeFault } from '../../errors/fault.ts';
import { Problem } from '../problem.ts';
import { createApiKeys } from './api-keys.ts';
import { type Caller, callerOf } from './caller.ts';
import { createOidcCallers } from './oidc.ts';

/** Tells who sends a request. */
export interface Authenticator {
  /** @throws Problem `unauthenticated`, `no_callers_configured`, `bad_request`, `callers_unavailable` */
  authenticate(headers: IncomingHttpHeaders): Promise<Caller>;
}

/** Settings of who may call. */
export type CallerSettings = Pick<
  AppSettings,
  | 'registryApiKeys'
  | 'registryOidcIssuerUrl'
  | 'registryOidcAudience'
  | 'registryOidcGroupsClaim'
  | 'registryAdminGroup'
  | 'registryRegisterGroup'
  | 'registryAllowAnonymous'
>;

/** What an operator does about {@link hasCallers} being false. */
export const NO_CALLERS_HINT =
  'set REGISTRY_API_KEYS, or REGISTRY_OIDC_ISSUER_URL with REGISTRY_OIDC_AUDIENCE, or REGISTRY_ALLOW_ANONYMOUS';

/** True when somebody can use the API at all: `[]` as API keys is nobody. */
export function hasCallers(settings: CallerSettings, apiKeys: string): boolean {
  return (
    settings.registryOidcIssuerUrl !== '' || settings.registryAllowAnonymous !== 'none' || !/^\s*(\[\s*\])?\s*$/.test(apiKeys)
  );
}

const challenge = (error?: string): Record<string, string> => ({
  'www-authenticate': `Bearer realm="registry"${error === undefined ? '' : `, error="${error}"`}`,
});

/** The 401 for a caller without credentials, who may not do this without. */
export function credentialsNeeded(): Problem {
  return new Problem(
    'unauthenticated',
    'an API key or a JWT is needed: send it as Authorization: Bearer, or an API key as X-Api-Key',
    {
      headers: challenge(),
    },
  );
}

/**
 * Reads the credential of a request (RFC 6750 section 2.1, or the `X-Api-Key` header).
 *
 * @throws Problem when there are two, or the header is of another scheme
 */
function readCredential(headers: IncomingHttpHeaders): string | null {
  const { authorization } = headers;
  const apiKey = headers['x-api-key'];
  if (apiKey !== undefined && authorization !== undefined) {
    throw new Problem('bad_request', 'send either Authorization or X-Api-Key, not both');
  }
  if (authorization === undefined) return typeof apiKey === 'string' ? apiKey.trim() : null;
  const token = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (token === undefined) {
    throw new Problem('unauthenticated', 'the Authorization header must be Bearer and an API key or a JWT', {
      headers: challenge('invalid_request'),
    });
  }
  return token;
}

const looksLikeJwt = (text: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);

/** Authenticates callers by API key, JWT, or not at all, as the settings allow. */
export function createAuthenticator(settings: CallerSettings, http: HttpClient, log: Log): Authenticator {
  const apiKeys = createApiKeys(settings.registryApiKeys);
  const oidc = settings.registryOidcIssuerUrl === '' ? null : createOidcCallers(settings, http);

  async function identify(credential: string) {
    try {
      const byKey = await apiKeys.identify(credential);
      if (byKey !== null || oidc === null || !looksLikeJwt(credential)) return byKey;
      return await oidc.identify(credential);
    } catch (error) {
      const { name, message } = error as Error;
      const known = name === 'KeysUnavailableError' || name === 'SecretUnreadableError';
      log.error(known ? { reason: message } : { fault: describeFault(error) }, 'callers cannot be authenticated');
      throw new Problem('callers_unavailable', 'callers cannot be authenticated at the moment: try again later');
    }
  }

  async function refuseAnonymous(): Promise<never> {
    const keys = settings.registryApiKeys.isFile ? 'file' : await settings.registryApiKeys.read();
    if (hasCallers(settings, keys)) throw credentialsNeeded();
    throw new Problem('no_callers_configured', `nobody can call this registry yet: ${NO_CALLERS_HINT}`, { headers: challenge() });
  }

  return {
    async authenticate(headers) {
      const credential = readCredential(headers);
      if (credential === null || credential === '') {
        if (settings.registryAllowAnonymous === 'none') return refuseAnonymous();
        return callerOf({ subject: 'anonymous', groups: [], method: 'anonymous' }, settings);
      }
      const actor = await identify(credential);
      if (actor !== null) return callerOf(actor, settings);
      const keys = settings.registryApiKeys.isFile ? 'file' : await settings.registryApiKeys.read();
      if (!hasCallers(settings, keys)) return refuseAnonymous();
      throw new Problem('unauthenticated', 'the API key or JWT is not valid', { headers: challenge('invalid_token') });
    },
  };
}
