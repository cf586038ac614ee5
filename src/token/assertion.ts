/**
 * The assertion of `private_key_jwt` (RFC 7523 sections 2.2 and 3; OpenID Connect Core section 9).
 *
 * @module
 */
import { createHash, createPrivateKey, type KeyObject, randomUUID, X509Certificate } from 'node:crypto';
import { SignJWT } from 'jose';

/** Seconds that an assertion is good for. */
const LIFETIME_SECONDS = 60;

/** What an assertion is made of. */
export interface AssertionInput {
  readonly clientId: string;
  /** PEM; never quoted in an error. */
  readonly privateKey: string;
  /** `kid`, empty for none. */
  readonly keyId: string;
  /** PEM, empty for none. */
  readonly certificate: string;
  /** Empty picks by key. */
  readonly algorithm: '' | 'RS256' | 'PS256' | 'ES256';
  readonly audience: string;
  /** Wall clock in milliseconds. */
  readonly now: number;
}

/** An assertion, or what is wrong with the key or certificate. */
export type AssertionResult =
  { readonly ok: true; readonly assertion: string } | { readonly ok: false; readonly reason: string; readonly hint: string };

const problem = (reason: string, hint: string): AssertionResult => ({ ok: false, reason, hint });

/** The algorithm that fits a key: PS256 for RSA with a certificate, RS256 for RSA without, ES256 for P-256. */
function pickAlgorithm(key: KeyObject, hasCertificate: boolean): 'RS256' | 'PS256' | 'ES256' | null {
  if (key.asymmetricKeyType === 'rsa') return hasCertificate ? 'PS256' : 'RS256';
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ES256';
  return null;
}

function readKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}

function readCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

/** Makes a signed assertion with a `jti` of its own. */
export async function createAssertion(input: AssertionInput): Promise<AssertionResult> {
  const key = readKey(input.privateKey);
  if (key === null) return problem('the private key cannot be read', 'give an unencrypted private key in PEM (PKCS#8)');
  const hasCertificate = input.certificate.trim() !== '';
  const certificate = hasCertificate ? readCertificate(input.certificate) : null;
  if (hasCertificate && certificate === null) return problem('the certificate cannot be read', 'give the certificate in PEM');
  if (certificate !== null && !certificate.checkPrivateKey(key)) {
    return problem('the certificate does not belong to the private key', 'give the certificate of this key');
  }
  const fitting = pickAlgorithm(key, hasCertificate);
  const algorithm = input.algorithm === '' ? fitting : input.algorithm;
  if (fitting === null || algorithm === null || (algorithm === 'ES256') !== (fitting === 'ES256')) {
    return problem(
      'the private key does not fit the signature algorithm',
      'use RSA with RS256 or PS256, or a P-256 key with ES256',
    );
  }
  const issuedAt = Math.floor(input.now / 1000);
  try {
    const assertion = await new SignJWT()
      .setProtectedHeader({
        alg: algorithm,
        typ: 'JWT',
        ...(input.keyId !== '' && { kid: input.keyId }),
        ...(certificate && { 'x5t#S256': createHash('sha256').update(certificate.raw).digest('base64url') }),
      })
      .setIssuer(input.clientId)
      .setSubject(input.clientId)
      .setAudience(input.audience)
      .setJti(randomUUID())
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFETIME_SECONDS)
      .sign(key);
    return { ok: true, assertion };
  } catch {
    return problem('the assertion cannot be signed', 'use an RSA key of at least 2048 bits, or a P-256 key');
  }
}
