import type { FindingCode, Severity } from '../errors/codes.ts';

/** Keys of the settings that advice is given about. */
export const clientKeys = {
  tokenUrl: 'registrationGateOauth2TokenUrl',
  issuerUrl: 'registrationGateOauth2IssuerUrl',
  clientId: 'registrationGateOauth2ClientId',
  clientSecret: 'registrationGateOauth2ClientSecret',
  scope: 'registrationGateOauth2Scope',
  audience: 'registrationGateOauth2Audience',
  resource: 'registrationGateOauth2Resource',
  extraParams: 'registrationGateOauth2ExtraParams',
  authMethod: 'registrationGateOauth2ClientAuthMethod',
  assertionAudience: 'registrationGateOauth2AssertionAudience',
} as const;

/** An address that is configured. */
export interface Address {
  readonly url: URL;
  /** As it was written: a `URL` gives every bare host a slash, and an issuer is compared to the letter. */
  readonly endsInSlash: boolean;
}

/** An optional form parameter of the token request. */
export interface FormParameter {
  /** The setting that brings it: its own, or the extra parameters. */
  readonly key: string;
  /** Empty when it is set but cannot be read. */
  readonly value: string;
}

/** What is configured for the token request. Holds no secret. */
export interface ClientConfiguration {
  readonly tokenUrl: Address | undefined;
  readonly issuerUrl: Address | undefined;
  readonly authMethod: string;
  /** False when the assertion's audience is the default one, the token endpoint. */
  readonly hasAssertionAudience: boolean;
  /** The parameters that are sent. */
  readonly parameters: ReadonlyMap<'scope' | 'audience' | 'resource', FormParameter>;
  /** The shape of the client secret, where it is known. */
  readonly secret: { readonly looksLikeGuid: boolean };
  /** False when settings may come from where nobody sees them: nothing is missing then. */
  readonly complete: boolean;
}

/** What is wrong with the configuration of a client, by what is known of its provider. Holds no value of a setting. */
export interface Advice {
  readonly code: FindingCode;
  /** The code's own severity when absent. */
  readonly severity?: Severity;
  readonly key: string;
  /** Reads on after the key's name. */
  readonly message: string;
  readonly hint: string;
}
