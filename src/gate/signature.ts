import { createHmac } from 'node:crypto';

/**
 * Header fields of a signed call (Standard Webhooks): HMAC-SHA256 over id, timestamp and body, once with each key, so that a
 * receiver may still know only the older one.
 *
 * @param wall wall clock in milliseconds
 */
export function signatureHeaders(id: string, wall: number, body: string, keys: readonly Buffer[]): Record<string, string> {
  const timestamp = String(Math.floor(wall / 1000));
  const signatures = keys.map((key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
