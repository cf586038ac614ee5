/**
 * Secrets inside cards. A card is stored, sent to the gate and read back with a placeholder where a secret was; the secret
 * stands beside it, sealed. An update that carries the placeholder keeps the secret, one without it drops the secret.
 *
 * @module
 */
import { createCipheriv, randomBytes } from 'node:crypto';
import { sanitizePayload } from '../../gate/sanitize.ts';
import type { AssetType, JsonObject, JsonValue } from '../../gate/decision.ts';
import type { EncryptionKey } from '../../settings/checks/keys.ts';
import { pointerTo } from '../body.ts';
import { type BodyError, invalidAsset, Problem } from '../problem.ts';
import type { Kind } from './kind.ts';

/** A secret under AES-256-GCM. All but the key's id is base64url. */
export interface SealedValue {
  /** Id of the key in `REGISTRY_ENCRYPTION_KEY` that sealed it. */
  readonly kid: string;
  readonly iv: string;
  readonly data: string;
  readonly tag: string;
}

/** The sealed secrets of a card, by the handle in their placeholder. */
export type SealedValues = Readonly<Record<string, SealedValue>>;

/** A card without its secrets. */
export interface SplitCard {
  /** The card with a placeholder for each secret. */
  readonly card: JsonObject;
  /** Secrets that came with it, by handle. */
  readonly fresh: ReadonlyMap<string, JsonValue>;
}

const PLACEHOLDER = /^\[sealed:([A-Za-z0-9_-]{12})\]$/;
const PLACEHOLDERS = /\[sealed:([A-Za-z0-9_-]{12})\]/g;

const placeholder = (handle: string): string => `[sealed:${handle}]`;

function handleOf(value: unknown): string | undefined {
  return typeof value === 'string' ? PLACEHOLDER.exec(value)?.[1] : undefined;
}

/** True for what stands in the place of a sealed secret. */
export const isPlaceholder = (value: unknown): boolean => handleOf(value) !== undefined;

/** Parent and member name that a JSON pointer (RFC 6901) leads to. */
function resolve(root: unknown, pointer: string): { parent: Record<string, unknown>; name: string } {
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const name = names.pop() ?? '';
  const parent = names.reduce((value, step) => (value as Record<string, unknown>)[step], root);
  return { parent: parent as Record<string, unknown>, name };
}

/** Those of some pointers that lead to members that others must read. */
function openTo(kind: Kind, pointers: readonly string[]): readonly string[] {
  if (pointers.length === 0) return pointers;
  const open = Object.entries(kind.fields).filter(
    ([, { type, required }]) => required || type === 'webUrl' || type === 'endpointUrl',
  );
  const places = new Set(open.flatMap(([name, field]) => [name, ...(field.also ?? [])]).map((name) => pointerTo('', name)));
  return pointers.filter((pointer) => places.has(pointer));
}

/**
 * Refuses secrets in members that others must read, such as an address with a key in its query: sealed they would be of no
 * use, and the gate could not judge them. Name and path stand in lists, records and logs besides: there a secret in the midst
 * of other text is refused as well.
 *
 * @throws Problem `card_holds_secret`
 */
export function refuseMisplacedSecrets(kind: Kind, card: JsonObject, pointers: readonly string[]): void {
  const identity = Object.fromEntries(
    ['path', 'name', ...(kind.fields['name']?.also ?? [])].flatMap((name) => {
      const value = card[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const sanitized = sanitizePayload(identity);
  const masked = Object.keys(identity).filter((name) => sanitized[name] !== identity[name]);
  const misplaced = [...new Set([...openTo(kind, pointers), ...masked.map((name) => pointerTo('', name))])];
  if (misplaced.length === 0) return;
  throw new Problem(
    'card_holds_secret',
    `the card holds secrets at ${misplaced.join(', ')}, which everybody must be able to read: remove them`,
    {
      errors: misplaced.map((pointer) => ({ pointer, message: 'must not hold a secret: give it in a member of its own' })),
    },
  );
}

/** True when a card holds a secret that is not a placeholder. */
export function holdsFreshSecret(card: JsonObject, pointers: readonly string[]): boolean {
  return pointers.some((pointer) => {
    const { parent, name } = resolve(card, pointer);
    return handleOf(parent[name]) === undefined;
  });
}

/**
 * Takes the secrets out of a card.
 *
 * @param pointers where they are
 * @param previous what the asset had sealed before; empty for a new one
 * @throws Problem `invalid_asset` when a placeholder refers to nothing that was sealed
 */
export function splitSecrets(card: JsonObject, pointers: readonly string[], previous: SealedValues): SplitCard {
  if (pointers.length === 0) return { card, fresh: new Map() };
  const copy = structuredClone(card);
  const fresh = new Map<string, JsonValue>();
  const errors: BodyError[] = [];
  for (const pointer of pointers) {
    const { parent, name } = resolve(copy, pointer);
    const handle = handleOf(parent[name]);
    if (handle === undefined) {
      const made = randomBytes(9).toString('base64url');
      fresh.set(made, parent[name] as JsonValue);
      parent[name] = placeholder(made);
    } else if (!Object.hasOwn(previous, handle)) {
      errors.push({ pointer, message: 'is the placeholder of a secret that this asset does not have: give the secret itself' });
    }
  }
  if (errors.length > 0) throw invalidAsset(errors);
  return { card: copy, fresh };
}

/**
 * Seals secrets for one asset: moved to another asset or another place, they cannot be opened (the additional
 * authenticated data is the JSON list of asset type, path and handle).
 */
export function sealSecrets(
  fresh: ReadonlyMap<string, JsonValue>,
  key: EncryptionKey,
  type: AssetType,
  path: string,
): SealedValues {
  const sealed: Record<string, SealedValue> = {};
  for (const [handle, secret] of fresh) {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key.key, iv);
    cipher.setAAD(Buffer.from(JSON.stringify([type, path, handle])));
    const data = Buffer.concat([cipher.update(JSON.stringify(secret), 'utf8'), cipher.final()]);
    const text = (bytes: Buffer): string => bytes.toString('base64url');
    sealed[handle] = { kid: key.id, iv: text(iv), data: text(data), tag: text(cipher.getAuthTag()) };
  }
  return sealed;
}

/** Drops the sealed values that no document has a placeholder of. */
export function keepReferenced(sealed: SealedValues, documents: readonly JsonObject[]): SealedValues {
  const texts = Object.keys(sealed).length === 0 ? [] : documents.map((document) => JSON.stringify(document));
  const handles = new Set(texts.flatMap((text) => [...text.matchAll(PLACEHOLDERS)].map(([, handle]) => handle)));
  return Object.fromEntries(Object.entries(sealed).filter(([handle]) => handles.has(handle)));
}
