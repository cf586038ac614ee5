/**
 * Takes the secrets out of an asset before anybody else sees it. One walk serves both: the copy that the gate gets, and the list
 * of places that the registry seals or refuses.
 *
 * @module
 */
import type { JsonObject, JsonValue } from './decision.ts';
import { isCredential, isTemplate } from '../settings/credential.ts';
import { classifyName, countsTokens, isSecretName } from '../settings/secret-names.ts';
import { announcesSecret, maskConnectionString, maskNamedValues, maskUrls, REDACTED } from './secret-text.ts';

/** Levels that are looked into; what lies deeper counts as a secret, because nobody has looked. */
const MAX_DEPTH = 64;

/** Names, in small letters, under which a list's entries name themselves, and those under which they keep their value. */
const NAME_MEMBERS: ReadonlySet<string> = new Set([
  'name',
  'key',
  'header',
  'header_name',
  'headername',
  'variable',
  'env',
  'field',
]);
const VALUE_MEMBERS: ReadonlySet<string> = new Set(['value', 'values', 'default', 'val']);

/** Members that hold header fields or environment variables: as objects, as pairs, or with name and value in turn. */
const FIELD_PLACES = /^(?:(?:http|request|extra|custom|default)[-_]?)?(?:headers?|env|environment|variables)$/i;

/** Members that map names to descriptions of what they name (JSON Schema, OpenAPI, MCP), and the types of such descriptions. */
const DESCRIPTION_MAPS = /^(?:(?:pattern)?properties|\$defs|definitions|schemas|security_?schemes|flows|parameters|variables)$/i;
const DESCRIBED_TYPES: ReadonlySet<JsonValue> = new Set(
  'string number integer boolean object array null apiKey http oauth2 openIdConnect mutualTLS'.split(' '),
);

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

/** True for text that is more than a template or a yes or no. */
const isMeant = (text: string): boolean => text !== '' && !isTemplate(text) && !/^(?:true|false)$/i.test(text);

/** True for a value that can itself be a secret: text, a number, or a list of such. */
function carriesSecret(value: JsonValue, name: string): boolean {
  if (typeof value === 'string') return isMeant(value) && !(countsTokens(name) && /^\d{1,9}$/.test(value));
  if (typeof value === 'number') return !countsTokens(name);
  return isList(value) && value.some((entry) => !isList(entry) && carriesSecret(entry, name));
}

/** True when there is text at any depth, or more depth than is looked into. */
function holdsText(value: JsonValue, depth = 0): boolean {
  if (typeof value === 'string') return isMeant(value);
  if (typeof value !== 'object' || value === null) return false;
  return depth > MAX_DEPTH || Object.values(value).some((inner: JsonValue) => holdsText(inner, depth + 1));
}

/** True for an object that describes a secret, as a schema does, instead of holding it. */
function isDescription(value: JsonValue, container: string): boolean {
  return isObject(value) && (DESCRIPTION_MAPS.test(container) || DESCRIBED_TYPES.has(value.type ?? '') || '$ref' in value);
}

/** True for an object, or a list with objects, that is a secret as a whole. */
function isSecretStructure(value: JsonValue, container: string): boolean {
  const structured = isObject(value) || (isList(value) && value.some((entry) => typeof entry === 'object'));
  return structured && !isDescription(value, container) && holdsText(value);
}

/** True for an entry such as `{"name": "X-Api-Key", "value": "..."}` or `{"isSecret": true, "value": "..."}`. */
function isSecretEntry(entry: JsonObject, place: Place): boolean {
  const members = Object.entries(entry).map(([name, value]) => [name.toLowerCase(), value] as const);
  if (!members.some(([name]) => VALUE_MEMBERS.has(name))) return false;
  const isField = FIELD_PLACES.test(place.name) || FIELD_PLACES.test(place.parentName);
  return members.some(([name, value]) => {
    if (name === 'issecret' || name === 'is_secret')
      return value === true || (typeof value === 'string' && /^true$/i.test(value));
    return (NAME_MEMBERS.has(name) || (isField && name === 'id')) && typeof value === 'string' && isSecretName(value);
  });
}

function cleanText(text: string, place: Place, walk: Walk): string {
  if (SEALED.test(text)) walk.found.push(place.pointer);
  const withoutUrls = maskUrls(text);
  // Masked it is judged again, so that a copy of the copy is the same.
  let masked = maskNamedValues(maskConnectionString(withoutUrls));
  for (let round = 0; round < 3; round += 1) masked = maskNamedValues(maskConnectionString(maskUrls(masked)));
  if (isCredential(text) || isCredential(masked)) {
    walk.found.push(place.pointer);
    return REDACTED;
  }
  // A text that is one address is a secret as a whole; an address in prose is masked and left.
  if (masked !== withoutUrls || (masked !== text && !/\s/.test(text))) walk.found.push(place.pointer);
  return masked;
}

const isSecretFieldName = (text: string): boolean => /^[A-Za-z][A-Za-z0-9_.-]*$/.test(text) && isSecretName(text);

/** True for the second of a pair such as `["Authorization", "Bearer x"]` in a list of header fields or variables. */
function isFieldValue(text: string, name: JsonValue | undefined, index: number, place: Place): boolean {
  // A list may also just name header fields.
  if (index % 2 === 0 || typeof name !== 'string' || !isSecretFieldName(name) || isSecretFieldName(text)) return false;
  return FIELD_PLACES.test(place.name) || FIELD_PLACES.test(place.parentName);
}

function cleanList(list: readonly JsonValue[], place: Place, walk: Walk): JsonValue[] {
  return list.map((entry, index) => {
    const at = below(place, index, place.inSecret);
    const secret =
      typeof entry === 'string' &&
      isMeant(entry) &&
      (place.inSecret || announcesSecret(list[index - 1]) || isFieldValue(entry, list[index - 1], index, place));
    if (!secret) return clean(entry, at, walk);
    walk.found.push(at.pointer);
    return REDACTED;
  });
}

function cleanObject(object: JsonObject, place: Place, walk: Walk): JsonObject {
  const secretEntry = isSecretEntry(object, place);
  const members: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(object)) {
    if (secretEntry && VALUE_MEMBERS.has(name.toLowerCase())) {
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
    if (kind === 'secret' && !namesScopes && isSecretStructure(value, place.name)) {
      walk.found.push(at.pointer);
      continue;
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
