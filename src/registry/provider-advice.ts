import { finding, type Finding } from '../errors/finding.ts';
import { adviseClient } from '../idp/advise.ts';
import { clientKeys } from '../idp/client.ts';
import { readClient } from '../idp/read-client.ts';
import type { AppSettings } from '../settings/generated/settings.ts';
import { phrase } from '../settings/rules.ts';
import { findSetting } from '../settings/setting.ts';

/** A file that cannot be read is told by whoever needs it. */
async function readSecret(settings: AppSettings): Promise<string> {
  try {
    return await settings.registrationGateOauth2ClientSecret.read();
  } catch {
    return '';
  }
}

/**
 * What the identity provider will not like about the token request, by what is known of providers. The linter says the same
 * of values, some of it as errors; here it is a warning, because the provider has the last word.
 */
export async function adviseOnProvider(settings: AppSettings): Promise<Finding[]> {
  if (settings.registrationGateAuthType !== 'oauth2_client_credentials') return [];
  const values = settings as unknown as Readonly<Record<string, unknown>>;
  const secret = await readSecret(settings);
  const text = (key: string): string | undefined => {
    if (key === clientKeys.clientSecret) return secret;
    return typeof values[key] === 'string' ? values[key] : undefined;
  };
  const client = readClient({
    text,
    isSet: (key) => (text(key) ?? '').trim() !== '',
    authMethod: settings.registrationGateOauth2ClientAuthMethod,
    complete: true,
  });
  const envOf = (key: string): string => findSetting(key)?.env ?? key;
  return adviseClient(client).map(({ code, key, message, hint, ...more }) => {
    const words = { message: `${envOf(key)} ${phrase(message, envOf)}`, hint: phrase(hint, envOf) };
    const found = finding(code, { path: key, env: envOf(key), ...words, ...more });
    return found.severity === 'error' ? { ...found, severity: 'warning' } : found;
  });
}
