import type { Finding } from '../../errors/finding.ts';
import { adviseClient } from '../../idp/advise.ts';
import { clientKeys } from '../../idp/client.ts';
import { readClient } from '../../idp/read-client.ts';
import { placeOf, type Subject } from '../subject.ts';

/** What is known of identity providers, said about the token request that is configured. */
export function checkOauth2(subject: Subject): Finding[] {
  if (subject.facts.value('registrationGateAuthType') !== 'oauth2_client_credentials') return [];
  const client = readClient({
    text: (key) => subject.text(key),
    isSet: (key) => subject.facts.isSet(key),
    authMethod: String(subject.facts.value(clientKeys.authMethod)),
    complete: !subject.mayComeFromSecret,
  });
  // What is missing is shown where the provider is named.
  const provider = [clientKeys.tokenUrl, clientKeys.issuerUrl].find((key) => subject.isOwn(key) && subject.facts.isSet(key));
  return adviseClient(client).map(({ code, key, ...words }) => {
    const place = subject.isOwn(key) && subject.facts.isSet(key) ? key : provider;
    return subject.finding(code, key, { ...words, ...placeOf(place === undefined ? undefined : subject.entry(place)?.value) });
  });
}
