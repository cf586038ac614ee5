import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { getCACertificates } from 'node:tls';
import { systemCode } from './failure.ts';

/** Certificate authorities to trust, or why they cannot be read. */
export type TrustResult =
  { readonly ok: true; readonly ca: readonly string[] | undefined } | { readonly ok: false; readonly reason: string };

/**
 * Reads a file of more certificate authorities (PEM) and adds them to those that the platform trusts, `NODE_EXTRA_CA_CERTS`
 * included: an agent's own list replaces the platform's.
 *
 * @param file path; empty leaves the platform's list as it is
 */
export async function readTrust(file: string): Promise<TrustResult> {
  if (file === '') return { ok: true, ca: undefined };
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return { ok: false, reason: `the CA file cannot be read (${systemCode(error) ?? 'unknown error'})` };
  }
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) return { ok: false, reason: 'the CA file holds no certificate in PEM' };
  try {
    for (const certificate of certificates) new X509Certificate(certificate);
  } catch {
    return { ok: false, reason: 'the CA file holds a certificate that cannot be read' };
  }
  return { ok: true, ca: [...getCACertificates('default'), ...certificates] };
}
