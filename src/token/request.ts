import type { AppSettings } from '../settings/generated/settings.ts';
import type { ClientAuthentication } from './client-authentication.ts';

/** Header fields and body of a token request. */
export interface TokenRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Builds a token request (RFC 6749 section 4.4.2). What is not set is not sent. */
export function buildTokenRequest(settings: AppSettings, authentication: ClientAuthentication): TokenRequest {
  const {
    registrationGateOauth2Scope: scope,
    registrationGateOauth2Audience: audience,
    registrationGateOauth2Resource: resource,
  } = settings;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    ...authentication.form,
    ...(scope !== '' && { scope }),
    ...(audience !== '' && { audience }),
    ...(resource !== '' && { resource }),
  });
  // The settings' own check refuses extra parameters that are sent already; none may replace one here either.
  for (const [name, value] of new URLSearchParams(settings.registrationGateOauth2ExtraParams)) {
    if (!form.has(name)) form.set(name, value);
  }
  return {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      ...authentication.headers,
    },
    body: form.toString(),
  };
}
