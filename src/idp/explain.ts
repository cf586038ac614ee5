import { auth0 } from './auth0.ts';
import { cognito } from './cognito.ts';
import { entra } from './entra.ts';
import { generic } from './generic.ts';
import { keycloak } from './keycloak.ts';
import { okta } from './okta.ts';
import type { Provider, ProviderAnswer } from './provider.ts';

const providers: readonly Provider[] = [entra, okta, auth0, cognito, keycloak, generic];

/** The identity provider that an address belongs to; `generic` when it is none of the known ones. */
export function recogniseProvider(url: URL): Provider {
  return providers.find((provider) => provider.recognises(url)) ?? generic;
}

/** How to mend what a token endpoint answered, in one line that quotes nothing of the answer. */
export function explainAnswer(url: URL, answer: ProviderAnswer): string {
  const provider = recogniseProvider(url);
  return (
    provider.explain(answer) ??
    generic.explain(answer) ??
    'look into the log of the identity provider, and check that the address is its token endpoint'
  );
}
