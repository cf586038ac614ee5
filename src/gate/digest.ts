import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { JsonValue } from './decision.ts';

/**
 * SHA-256, in hexadecimal, of a value's canonical JSON (RFC 8785).
 *
 * @throws Error for a value that has no canonical form: a lone surrogate, or a number that is not finite
 */
export function canonicalSha256(value: JsonValue): string {
  return hash('sha256', canonicalize(value) ?? '');
}
