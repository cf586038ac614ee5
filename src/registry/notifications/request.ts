import { createHash, createHmac } from 'node:crypto';
import { signatureHeaders } from '../../gate/signature.ts';
import { isSafeHeaderValue } from '../../http/header-value.ts';
import { parseSigningKeys } from '../../settings/checks/keys.ts';
import type { AppSettings } from '../../settings/generated/settings.ts';
import { SecretUnreadableError } from '../../settings/secret.ts';
import type { Delivery } from '../store/store.ts';

/** The settings of the webhook. */
export type WebhookSettings = Pick<
  AppSettings,
  | 'registrationWebhookUrl'
  | 'registrationWebhookAuthHeader'
  | 'registrationWebhookAuthToken'
  | 'registrationWebhookSigningSecret'
  | 'registrationWebhookTimeoutSeconds'
>;

/** Header fields of one notification, or why it cannot be sent, without a value. */
export type HeadersResult =
  { readonly ok: true; readonly headers: Record<string, string> } | { readonly ok: false; readonly reason: string };

/** The same for every attempt at a delivery, so that the receiver can tell a repetition. */
export const messageId = ({ id, createdAt, payload }: Delivery): string =>
  `msg_${createHash('sha256').update(`${id}.${createdAt}.${payload}`).digest('hex').slice(0, 32)}`;

/** Keys of the signing secret: Standard Webhooks keys, or the text itself, as the upstream registry takes it. */
function signingKeys(secret: string): readonly Buffer[] {
  const parsed = parseSigningKeys(secret);
  return parsed.ok ? parsed.keys : [Buffer.from(secret, 'utf8')];
}

/** Signs by Standard Webhooks, and by the upstream registry's own `X-Registry-Signature` (HMAC-SHA256 of the body, in hex). */
function signed(delivery: Delivery, keys: readonly Buffer[], wall: number): Record<string, string> {
  const [first = Buffer.alloc(0)] = keys;
  return {
    ...signatureHeaders(messageId(delivery), wall, delivery.payload, keys),
    'x-registry-signature': `sha256=${createHmac('sha256', first).update(delivery.payload).digest('hex')}`,
  };
}

/**
 * Makes the header fields of one attempt. Token and signing secret are read anew each time, so that rotating them needs no restart.
 *
 * @param wall wall clock in milliseconds
 */
export async function notificationHeaders(settings: WebhookSettings, delivery: Delivery, wall: number): Promise<HeadersResult> {
  try {
    const token = await settings.registrationWebhookAuthToken.read();
    const secret = await settings.registrationWebhookSigningSecret.read();
    const name = settings.registrationWebhookAuthHeader.toLowerCase();
    if (!isSafeHeaderValue(token))
      return { ok: false, reason: 'REGISTRATION_WEBHOOK_AUTH_TOKEN is not a text that a header can hold' };
    return {
      ok: true,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'registration-gate',
        'x-registry-event': delivery.eventType,
        'webhook-id': messageId(delivery),
        // The upstream registry puts Bearer before the token in this header alone.
        ...(token !== '' && { [name]: name === 'authorization' ? `Bearer ${token}` : token }),
        ...(secret !== '' && signed(delivery, signingKeys(secret), wall)),
      },
    };
  } catch (error) {
    if (error instanceof SecretUnreadableError) return { ok: false, reason: error.message };
    throw error;
  }
}
