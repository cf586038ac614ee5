/**
 * Readers of the settings that hold several keys in one text. Each returns the keys or what is wrong, never the text itself.
 *
 * @module
 */
import type { Check } from './check.ts';

/** The keys of a setting, or why they cannot be read. */
export type KeysResult<T> =
  { readonly ok: true; readonly keys: readonly T[] } | { readonly ok: false; readonly expected: string };

/** A caller's API key: known as such or by its SHA-256, with the name and groups that it stands for. */
export interface ApiKey {
  /** SHA-256 of the key, 64 hexadecimal digits; null where the key itself is given. */
  readonly sha256: string | null;
  /** The key, null where its digest is given. */
  readonly key: string | null;
  readonly name: string;
  readonly groups: readonly string[];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function parseApiKey(entry: unknown): ApiKey | string {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return 'must be an object';
  const { key, key_sha256: sha256, name, groups = [], ...rest } = entry as Record<string, unknown>;
  if (Object.keys(rest).length > 0) return 'may only have "key", "key_sha256", "name" and "groups"';
  if (!isText(name)) return 'needs a "name"';
  if (!Array.isArray(groups) || !groups.every(isText)) return 'must have a list of texts as "groups"';
  if ((key === undefined) === (sha256 === undefined)) return 'needs either "key" or "key_sha256"';
  if (key !== undefined && !isText(key)) return 'must have text as "key"';
  if (sha256 !== undefined && (!isText(sha256) || !/^[0-9a-f]{64}$/i.test(sha256))) {
    return 'must have 64 hexadecimal digits as "key_sha256"';
  }
  return { key: isText(key) ? key : null, sha256: isText(sha256) ? sha256.toLowerCase() : null, name, groups };
}

/** Reads `REGISTRY_API_KEYS`: a JSON list of `{"key" or "key_sha256", "name", "groups"}`. */
export function parseApiKeys(text: string): KeysResult<ApiKey> {
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which holds keys.
    return { ok: false, expected: 'must be a JSON list' };
  }
  if (!Array.isArray(entries)) return { ok: false, expected: 'must be a JSON list' };
  const keys: ApiKey[] = [];
  for (const [index, entry] of entries.entries()) {
    const key = parseApiKey(entry);
    if (typeof key === 'string') return { ok: false, expected: `entry ${index + 1} ${key}` };
    keys.push(key);
  }
  return { ok: true, keys };
}

/** A key that seals secrets at rest (AES-256). */
export interface EncryptionKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

function decodeBase64(text: string): Buffer | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64').replaceAll('=', '') === text.replaceAll('=', '') ? bytes : undefined;
}

/** Reads `REGISTRY_ENCRYPTION_KEY`: `kid:base64 of 32 bytes`, several separated by commas. */
export function parseEncryptionKeys(text: string): KeysResult<EncryptionKey> {
  const keys: EncryptionKey[] = [];
  for (const [index, part] of text.split(',').entries()) {
    const colon = part.indexOf(':');
    const id = part.slice(0, Math.max(colon, 0)).trim();
    const key = decodeBase64(part.slice(colon + 1).trim());
    if (!/^[A-Za-z0-9._-]{1,64}$/.test(id) || key?.length !== 32) {
      return { ok: false, expected: `key ${index + 1} must be an id, a colon and the base64 of 32 bytes` };
    }
    if (keys.some((other) => other.id === id)) return { ok: false, expected: `key ${index + 1} repeats an id` };
    keys.push({ id, key });
  }
  return { ok: true, keys };
}

/** Reads `REGISTRATION_GATE_SIGNING_KEYS`: Standard Webhooks secrets, separated by spaces. */
export function parseSigningKeys(text: string): KeysResult<Buffer> {
  const keys: Buffer[] = [];
  for (const [index, part] of text.trim().split(/\s+/).entries()) {
    const key = part.startsWith('whsec_') ? decodeBase64(part.slice('whsec_'.length)) : undefined;
    if (key === undefined || key.length < 24 || key.length > 64) {
      return { ok: false, expected: `key ${index + 1} must be whsec_ and the base64 of 24 to 64 bytes` };
    }
    keys.push(key);
  }
  return { ok: true, keys };
}

function checkWith(parse: (text: string) => KeysResult<unknown>, hint: string): Check {
  return (text) => {
    const result = parse(text);
    return result.ok ? [] : [{ code: 'wrong-value', message: `is not readable: ${result.expected}`, hint }];
  };
}

/** Checks the callers' API keys. */
export const checkApiKeys = checkWith(parseApiKeys, 'write [{"key": "...", "name": "...", "groups": ["..."]}]');

/** Checks the keys that seal secrets. */
export const checkEncryptionKeys = checkWith(parseEncryptionKeys, 'make one with: echo "2026:$(openssl rand -base64 32)"');

/** Checks the Standard Webhooks keys. */
export const checkSigningKeys = checkWith(parseSigningKeys, 'make one with: echo "whsec_$(openssl rand -base64 32)"');
