import type { Finding } from '../../errors/finding.ts';
import { parseWebUrl } from '../../idp/addresses.ts';
import { adviseClient } from '../../idp/advise.ts';
import { type Address, type ClientConfiguration, clientKeys, type FormParameter } from '../../idp/client.ts';
import { isGuid } from '../../idp/guid.ts';
import { placeOf, type Subject } from '../subject.ts';

function readAddress(subject: Subject, key: string): Address | undefined {
  const text = subject.text(key) ?? '';
  // What is no such URL has a finding of its own.
  const url = parseWebUrl(text);
  return url && { url, endsInSlash: text.trimEnd().endsWith('/') };
}

function readParameters(subject: Subject): Map<'scope' | 'audience' | 'resource', FormParameter> {
  const extra = new URLSearchParams(subject.text(clientKeys.extraParams) ?? '');
  const parameters = new Map<'scope' | 'audience' | 'resource', FormParameter>();
  for (const name of ['scope', 'audience', 'resource'] as const) {
    const key = clientKeys[name];
    const value = extra.get(name) ?? '';
    if (subject.facts.isSet(key)) parameters.set(name, { key, value: subject.text(key) ?? '' });
    else if (value.trim() !== '') parameters.set(name, { key: clientKeys.extraParams, value });
  }
  return parameters;
}

function readClient(subject: Subject): ClientConfiguration {
  const { extraParams, clientSecret } = clientKeys;
  const extraIsReadable = subject.text(extraParams) !== undefined || !subject.facts.isSet(extraParams);
  return {
    tokenUrl: readAddress(subject, clientKeys.tokenUrl),
    issuerUrl: readAddress(subject, clientKeys.issuerUrl),
    authMethod: String(subject.facts.value(clientKeys.authMethod)),
    hasAssertionAudience: subject.facts.isSet(clientKeys.assertionAudience),
    parameters: readParameters(subject),
    secret: { looksLikeGuid: isGuid(subject.text(clientSecret)?.trim() ?? '') },
    complete: extraIsReadable && !subject.mayComeFromSecret,
  };
}

/** What is known of identity providers, said about the token request that is configured. */
export function checkOauth2(subject: Subject): Finding[] {
  if (subject.facts.value('registrationGateAuthType') !== 'oauth2_client_credentials') return [];
  // What is missing is shown where the provider is named.
  const provider = [clientKeys.tokenUrl, clientKeys.issuerUrl].find((key) => subject.isOwn(key) && subject.facts.isSet(key));
  return adviseClient(readClient(subject)).map(({ code, key, ...words }) => {
    const place = subject.isOwn(key) && subject.facts.isSet(key) ? key : provider;
    return subject.finding(code, key, { ...words, ...placeOf(place === undefined ? undefined : subject.entry(place)?.value) });
  });
}
