/** Characters that a denial's message may have. */
const MAX_LENGTH = 500;

/** What a caller reads when the gate gives no reason. */
export const DEFAULT_DENIAL = 'registration denied by policy';

const MASK = '[redacted]';

/** One line: control characters become spaces, invisible format characters go. */
function oneLine(text: string): string {
  return text
    .replaceAll(/\p{Cf}+/gu, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .toWellFormed();
}

/** Masks credentials, also where they stand escaped as in JSON or in a URL; the longest first, because one may begin with another. */
function maskCredentials(text: string, credentials: readonly string[]): string {
  return credentials
    .flatMap((credential) => [credential, JSON.stringify(credential).slice(1, -1), encodeURIComponent(credential)])
    .map(oneLine)
    .filter((written) => written !== '')
    .sort((one, other) => other.length - one.length)
    .reduce((masked, written) => masked.replaceAll(written, MASK), text);
}

/**
 * Plain text: one line without invisible characters and without the credentials, at most 500 characters.
 *
 * @param credentials what the gate was sent and may echo
 */
export function plainText(text: string, credentials: readonly string[] = []): string {
  const cleaned = maskCredentials(oneLine(text), credentials);
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
 * @param credentials what the gate was sent; a gate that echoes them does not show them to the caller
 */
export function denialMessage(json: unknown, text: string, credentials: readonly string[] = []): string {
  if (json === undefined) return plainText(text, credentials) || DEFAULT_DENIAL;
  if (typeof json === 'string') return plainText(json, credentials) || DEFAULT_DENIAL;
  if (typeof json !== 'object' || json === null) return DEFAULT_DENIAL;
  const { error, message, reason, detail, title } = json as Record<string, unknown>;
  const nested = typeof error === 'object' && error !== null ? (error as Record<string, unknown>).message : undefined;
  return plainText(firstText([error, nested, message, reason, detail, title]) ?? '', credentials) || DEFAULT_DENIAL;
}
