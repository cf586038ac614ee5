/** Characters that a denial's message may have. */
const MAX_LENGTH = 500;

/** What a caller reads when the gate gives no reason. */
export const DEFAULT_DENIAL = 'registration denied by policy';

/** Plain text: control characters become spaces, invisible format characters go, at most 500 characters. */
export function plainText(text: string): string {
  const cleaned = text
    .replaceAll(/\p{Cf}+/gu, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .toWellFormed();
  return cleaned.length <= MAX_LENGTH ? cleaned : `${cleaned.slice(0, MAX_LENGTH - 3).toWellFormed()}...`;
}

function firstText(values: readonly unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string' && plainText(value) !== '');
}

/**
 * The gate's words for a denial: `{"error"}`, `{"status", "error" | "message" | "reason"}`, problem details (RFC 9457
 * `detail`, `title`), or plain text.
 *
 * @param json the parsed body; undefined when it is not JSON
 * @param text the body as text, to be used when it is not JSON; empty when it must not be shown
 */
export function denialMessage(json: unknown, text: string): string {
  if (json === undefined) return plainText(text) || DEFAULT_DENIAL;
  if (typeof json === 'string') return plainText(json) || DEFAULT_DENIAL;
  if (typeof json !== 'object' || json === null) return DEFAULT_DENIAL;
  const { error, message, reason, detail, title } = json as Record<string, unknown>;
  const nested = typeof error === 'object' && error !== null ? (error as Record<string, unknown>).message : undefined;
  return plainText(firstText([error, nested, message, reason, detail, title]) ?? '') || DEFAULT_DENIAL;
}
