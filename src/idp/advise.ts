import { adviseAddresses } from './addresses.ts';
import type { Advice, ClientConfiguration } from './client.ts';
import { recogniseProvider } from './explain.ts';
import { generic } from './generic.ts';
import { adviseScopeList } from './scope-list.ts';

/** What is wrong with the configuration of a client, as far as it can be told without asking the provider. */
export function adviseClient(client: ClientConfiguration): Advice[] {
  // Both together are an error of their own.
  const one = client.tokenUrl === undefined ? client : { ...client, issuerUrl: undefined };
  const address = one.tokenUrl ?? one.issuerUrl;
  const provider = address === undefined ? generic : recogniseProvider(address.url);
  return [...adviseAddresses(one, provider), ...adviseScopeList(one), ...provider.advise(one)];
}

/** True for the token endpoint of a provider that is known by its addresses. */
export function isKnownTokenEndpoint(url: URL): boolean {
  return recogniseProvider(url).addresses?.isTokenEndpoint(url) ?? false;
}
