import type { Advice, ClientConfiguration, clientKeys } from './client.ts';

/** What a token endpoint answered instead of a token. */
export interface ProviderAnswer {
  readonly status: number;
  /** RFC 6749 section 5.2 `error`, or a vendor's own; empty when there is none. */
  readonly error: string;
  /** Free text of the provider: only matched against, never shown. */
  readonly errorDescription: string;
  /** Entra's `error_codes`. */
  readonly errorCodes: readonly number[];
}

/** What a provider's addresses look like. */
export interface AddressForms {
  /** A token endpoint, with the parts that differ in angle brackets. */
  readonly tokenEndpoint: string;
  /** An issuer, likewise. */
  readonly issuer: string;
  /** Whether the provider writes this issuer with a slash at its end. */
  issuerEndsInSlash(url: URL): boolean;
  isTokenEndpoint(url: URL): boolean;
  /** True for an issuer, and for an address that ends before the token endpoint's does. */
  endsEarly(url: URL): boolean;
}

/** A setting that every client of a provider needs, besides its credential. */
export interface PresetEntry {
  readonly key: (typeof clientKeys)['tokenUrl' | 'issuerUrl' | 'clientId' | 'scope' | 'audience'];
  /** With the parts that differ in angle brackets. */
  readonly value: string;
  /** Where the parts that differ are found at the provider. */
  readonly about: string;
}

/** An identity provider whose ways are known. */
export interface Provider {
  readonly name: 'entra' | 'okta' | 'auth0' | 'keycloak' | 'cognito' | 'generic';
  /** Tells whether a token endpoint or issuer is one of this provider's. */
  recognises(url: URL): boolean;
  /** How to mend what the provider complains of, in one line from a fixed table; null when it has nothing to say. */
  explain(answer: ProviderAnswer): string | null;
  /** Absent where every server has its own. */
  readonly addresses?: AddressForms;
  /** What a new client of this provider sets, in the order of the settings. */
  readonly preset: readonly PresetEntry[];
  /** What is wrong with a client of this provider, beyond the addresses. */
  advise(client: ClientConfiguration): readonly Advice[];
}

/** A line of a provider's table: what it applies to, and the hint. */
export interface HintRule {
  readonly error?: string | readonly string[];
  readonly status?: number;
  /** Matched against the provider's free text. */
  readonly text?: RegExp;
  readonly hint: string;
}

/** The hint of the first rule that applies. */
export function firstHint(rules: readonly HintRule[], answer: ProviderAnswer): string | null {
  const found = rules.find(
    ({ error, status, text }) =>
      (error === undefined || [error].flat().includes(answer.error)) &&
      (status === undefined || status === answer.status) &&
      (text === undefined || text.test(answer.errorDescription)),
  );
  return found?.hint ?? null;
}
