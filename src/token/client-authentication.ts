/**
 * How the registry proves itself to the token endpoint.
 *
 * @module
 */
import { hash } from 'node:crypto';
import type { AppSettings } from '../settings/generated/settings.ts';
import { Secret, SecretUnreadableError } from '../settings/secret.ts';
import { createAssertion } from './assertion.ts';
import { basicCredentials } from './basic.ts';
import { localFailure, type TokenFailure } from './outcome.ts';

/** RFC 7523 section 2.2. */
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Bytes that a federated token's file may have. */
const MAX_ASSERTION_BYTES = 64 * 1024;

/** The credential as it is at this moment. */
export interface Credential {
  /** Its text: a secret, a private key with certificate, or a federated assertion. */
  readonly text: string;
  readonly certificate: string;
  /** Tells two credentials apart without showing either. */
  readonly digest: string;
}

/** A credential, or why it cannot be had. */
export type CredentialResult =
  { readonly ok: true; readonly credential: Credential } | { readonly ok: false; readonly failure: TokenFailure };

function credential(text: string, certificate = ''): CredentialResult {
  let digest: string | undefined;
  return {
    ok: true,
    credential: {
      text,
      certificate,
      // Made when it is asked for: with the cache off and a provider that refuses nothing it never is.
      get digest() {
        return (digest ??= hash('sha256', JSON.stringify([text, certificate]), 'base64url'));
      },
    },
  };
}

const failed = (reason: string, hint: string): CredentialResult => ({ ok: false, failure: localFailure(reason, hint) });

/** Path of the federated token: the setting, else what Azure Workload Identity injects. Empty when neither is set. */
export function federatedTokenFile(settings: AppSettings, environment: Readonly<Record<string, string | undefined>>): string {
  return settings.registrationGateOauth2FederatedTokenFile || (environment.AZURE_FEDERATED_TOKEN_FILE ?? '');
}

/** @throws SecretUnreadableError */
async function readFederatedToken(settings: AppSettings, file: string): Promise<CredentialResult> {
  const variable =
    settings.registrationGateOauth2FederatedTokenFile === ''
      ? 'AZURE_FEDERATED_TOKEN'
      : 'REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN';
  const text = (await Secret.file(variable, file).read()).trim();
  if (text.length > MAX_ASSERTION_BYTES || !/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/.test(text)) {
    return failed('the federated token file holds no JWT', 'check that it is the file of the projected token');
  }
  return credential(text);
}

/** False when the credential is in the settings themselves: it is the same at each use. */
export function isCredentialInFile(settings: AppSettings): boolean {
  switch (settings.registrationGateOauth2ClientAuthMethod) {
    case 'client_secret_post':
    case 'client_secret_basic':
      return settings.registrationGateOauth2ClientSecret.isFile;
    case 'private_key_jwt':
      return settings.registrationGateOauth2PrivateKey.isFile || settings.registrationGateOauth2Certificate.isFile;
    case 'federated_token':
      return true;
  }
}

/** Reads the credential anew, so that a rotated one is used at once. */
export async function readCredential(
  settings: AppSettings,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<CredentialResult> {
  const method = settings.registrationGateOauth2ClientAuthMethod;
  try {
    switch (method) {
      case 'client_secret_post':
      case 'client_secret_basic': {
        const secret = await settings.registrationGateOauth2ClientSecret.read();
        return secret.trim() === ''
          ? failed('the client secret is empty', 'set REGISTRATION_GATE_OAUTH2_CLIENT_SECRET or its file')
          : credential(secret);
      }
      case 'private_key_jwt': {
        const key = await settings.registrationGateOauth2PrivateKey.read();
        const certificate = await settings.registrationGateOauth2Certificate.read();
        return key.trim() === ''
          ? failed('the private key is empty', 'set REGISTRATION_GATE_OAUTH2_PRIVATE_KEY or its file')
          : credential(key, certificate);
      }
      case 'federated_token':
        return await readFederatedToken(settings, federatedTokenFile(settings, environment));
    }
  } catch (error) {
    // The message of this error names the variable and a system code, nothing else.
    const reason = error instanceof SecretUnreadableError ? error.message : 'the credential cannot be read';
    return failed(reason, 'check that the file exists and that the registry may read it');
  }
}

/** What the client's proof adds to a token request. */
export interface ClientAuthentication {
  readonly headers: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  /** What of it is secret. */
  readonly credentials: readonly string[];
}

/** A proof, or why there is none. */
export type AuthenticationResult =
  { readonly ok: true; readonly authentication: ClientAuthentication } | { readonly ok: false; readonly failure: TokenFailure };

/**
 * Proves the client to a token endpoint.
 *
 * @param now wall clock in milliseconds
 */
export async function authenticateClient(
  settings: AppSettings,
  credential: Credential,
  tokenEndpoint: string,
  now: number,
): Promise<AuthenticationResult> {
  const clientId = settings.registrationGateOauth2ClientId;
  const proof = (
    credentials: readonly string[],
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): AuthenticationResult => ({ ok: true, authentication: { form, headers, credentials } });
  const assertionProof = (assertion: string): AuthenticationResult =>
    proof([assertion], { client_id: clientId, client_assertion_type: JWT_BEARER, client_assertion: assertion });
  switch (settings.registrationGateOauth2ClientAuthMethod) {
    case 'client_secret_post':
      return proof([credential.text], { client_id: clientId, client_secret: credential.text });
    case 'client_secret_basic': {
      const authorization = basicCredentials(clientId, credential.text);
      return proof([credential.text, authorization], {}, { authorization });
    }
    case 'federated_token':
      return assertionProof(credential.text);
    case 'private_key_jwt': {
      const result = await createAssertion({
        clientId,
        privateKey: credential.text,
        keyId: settings.registrationGateOauth2PrivateKeyId,
        certificate: credential.certificate,
        algorithm: settings.registrationGateOauth2SigningAlg,
        audience: settings.registrationGateOauth2AssertionAudience || tokenEndpoint,
        now,
      });
      if (!result.ok) return { ok: false, failure: localFailure(result.reason, result.hint) };
      return assertionProof(result.assertion);
    }
  }
}
