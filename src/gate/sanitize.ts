/**
 * Takes the secrets out of an asset before anybody else sees it. One walk serves both: the copy that the gate gets, and the list
 * of places that the registry seals or refuses.
 *
 * @module
 */
import type { JsonObject, JsonValue } from './decision.ts';
import { classifyName, countsTokens, isSecretName } from './secret-names.ts';
import { announcesSecret, isTemplate, maskNamedValue, maskUrls, REDACTED } from './secret-text.ts';

/** Levels that are looked into; what lies deeper counts as a secret, because nobody has looked. */
const MAX_DEPTH = 64;

/** Names under which a list's entries name themselves, and those under which they keep their value. */
const NAME_MEMBERS = ['name', 'key', 'header', 'header_name', 'headerName', 'variable', 'env'] as const;
const VALUE_MEMBERS: ReadonlySet<string> = new Set(['value', 'values', 'default', 'val']);

/** What the registry puts in the place of a secret that it has sealed; a card that is sent back carries it where the secret was. */
const SEALED = /^\[sealed:[A-Za-z0-9_-]{12}\]$/;

interface Walk {
  /** JSON pointers of the secrets. */
  readonly found: string[];
}

interface Place {
  readonly pointer: string;
  /** Names on the way here, the nearest first. */
  readonly name: string;
  readonly parentName: string;
  readonly depth: number;
  /** Inside something whose name means a secret: texts are secrets unless their own name only describes. */
  readonly inSecret: boolean;
}

const isObject = (value: JsonValue): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

const below = (place: Place, name: string | number, inSecret: boolean): Place => ({
  pointer: `${place.pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`,
  name: String(name),
  parentName: place.name,
  depth: place.depth + 1,
  inSecret,
});

/** True for a value that can itself be a secret: text that is more than a template, a number, or a list of such. */
function carriesSecret(value: JsonValue, name: string): boolean {
  if (typeof value === 'string') return value !== '' && !isTemplate(value) && !(countsTokens(name) && /^\d{1,9}$/.test(value));
  if (typeof value === 'number') return !countsTokens(name);
  return isList(value) && value.some((entry) => typeof entry === 'string' && entry !== '' && !isTemplate(entry));
}

/** True for an entry such as `{"name": "X-Api-Key", "value": "..."}` or `{"isSecret": true, "value": "..."}`. */
function isSecretEntry(entry: JsonObject): boolean {
  if (!Object.keys(entry).some((name) => VALUE_MEMBERS.has(name))) return false;
  if (entry.isSecret === true || entry.is_secret === true) return true;
  return NAME_MEMBERS.some((name) => typeof entry[name] === 'string' && isSecretName(entry[name]));
}

function cleanText(text: string, place: Place, walk: Walk): string {
  if (SEALED.test(text)) walk.found.push(place.pointer);
  const masked = maskNamedValue(maskUrls(text));
  // Only a text that is one address or one header line is a secret as a whole; in prose it is masked and left.
  if (masked !== text && (!/\s/.test(text) || maskUrls(text) === text)) walk.found.push(place.pointer);
  return masked;
}

function cleanList(list: readonly JsonValue[], place: Place, walk: Walk): JsonValue[] {
  return list.map((entry, index) => {
    const at = below(place, index, place.inSecret);
    const secret =
      typeof entry === 'string' && entry !== '' && !isTemplate(entry) && (place.inSecret || announcesSecret(list[index - 1]));
    if (!secret) return clean(entry, at, walk);
    walk.found.push(at.pointer);
    return REDACTED;
  });
}

function cleanObject(object: JsonObject, place: Place, walk: Walk): JsonObject {
  const secretEntry = isSecretEntry(object);
  const members: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(object)) {
    if (secretEntry && VALUE_MEMBERS.has(name)) {
      if (carriesSecret(value, '')) {
        walk.found.push(below(place, name, false).pointer);
        members.push([name, REDACTED]);
        continue;
      }
    }
    const kind = classifyName(name);
    const secret = kind === 'secret' || (kind === 'neutral' && place.inSecret);
    const at = below(place, name, secret);
    // A list under `security` or `scopes` names schemes and scopes, whatever they are called.
    const namesScopes =
      isList(value) && [place.name, place.parentName].some((above) => above === 'security' || above === 'scopes');
    const scopeText = typeof value === 'string' && place.name === 'scopes';
    if (secret && !namesScopes && !scopeText && carriesSecret(value, name)) {
      // Inherited numbers (limits, defaults of schemas) are no secrets.
      if (kind === 'secret' || typeof value !== 'number') {
        walk.found.push(at.pointer);
        continue;
      }
    }
    members.push([name, clean(value, namesScopes ? { ...at, inSecret: false } : at, walk)]);
  }
  // fromEntries keeps a member called __proto__ a member.
  return Object.fromEntries(members);
}

function clean(value: JsonValue, place: Place, walk: Walk): JsonValue {
  if (place.depth > MAX_DEPTH && typeof value === 'object' && value !== null) {
    walk.found.push(place.pointer);
    return REDACTED;
  }
  if (typeof value === 'string') return cleanText(value, place, walk);
  if (isList(value)) return cleanList(value, place, walk);
  return isObject(value) ? cleanObject(value, place, walk) : value;
}

const ROOT: Place = { pointer: '', name: '', parentName: '', depth: 0, inSecret: false };

/** Hides what a local runtime is started with: environment values and arguments, their number and names kept. */
function hideLocalRuntime(payload: JsonObject): JsonObject {
  const runtime = payload.local_runtime;
  if (runtime === undefined || !isObject(runtime)) return payload;
  const { env, args } = runtime;
  return {
    ...payload,
    local_runtime: {
      ...runtime,
      ...(env !== undefined && isObject(env) && { env: Object.fromEntries(Object.keys(env).map((name) => [name, REDACTED])) }),
      ...(isList(args) && { args: args.map(() => REDACTED) }),
    },
  };
}

/**
 * A copy without secrets, for the gate: members whose names mean a secret are left out, secrets in lists and texts are replaced by
 * `<redacted>`. The input is never changed.
 */
export function sanitizePayload(payload: JsonObject): JsonObject {
  return cleanObject(hideLocalRuntime(payload), ROOT, { found: [] });
}

/** JSON pointers (RFC 6901) of the members and list entries that are secrets, in document order. */
export function findSecrets(payload: JsonObject): string[] {
  const walk: Walk = { found: [] };
  cleanObject(payload, ROOT, walk);
  return walk.found;
}
