/**
 * Takes the secrets out of an asset before anybody else sees it. One walk serves both: the copy that the gate gets, and the list
 * of places that the registry seals or refuses.
 *
 * @module
 */
import { rememberByName } from './by-name.ts';
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

/** Members whose lists name schemes and scopes. */
const SCOPE_LISTS = /^(?:security|scopes)$/;

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
  readonly parent: Place | null;
  readonly name: string;
  readonly depth: number;
  /** Inside something whose name means a secret: texts are secrets unless their own name only describes. */
  readonly inSecret: boolean;
}

const isObject = (value: JsonValue): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

const below = (parent: Place, name: string | number, inSecret: boolean): Place => ({
  parent,
  name: String(name),
  depth: parent.depth + 1,
  inSecret,
});

/** JSON pointer of a place. */
function pointerOf({ parent, name }: Place): string {
  return parent === null ? '' : `${pointerOf(parent)}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** True when this place, or the one around it, has such a name. */
const isWithin = ({ name, parent }: Place, names: RegExp): boolean => names.test(name) || names.test(parent?.name ?? '');

/** What a member's name says. */
const kindOf = rememberByName(classifyName);

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
  if (!Object.keys(entry).some((name) => VALUE_MEMBERS.has(name.toLowerCase()))) return false;
  const isField = isWithin(place, FIELD_PLACES);
  return Object.entries(entry).some(([member, value]) => {
    const name = member.toLowerCase();
    if (name === 'issecret' || name === 'is_secret')
      return value === true || (typeof value === 'string' && /^true$/i.test(value));
    return (NAME_MEMBERS.has(name) || (isField && name === 'id')) && typeof value === 'string' && isSecretName(value);
  });
}

function cleanText(text: string, place: Place, walk: Walk): string {
  if (SEALED.test(text)) walk.found.push(pointerOf(place));
  const withoutUrls = maskUrls(text);
  let masked = maskNamedValues(maskConnectionString(withoutUrls));
  if (masked !== text) {
    // Masked it is judged again, so that a copy of the copy is the same.
    for (let round = 0; round < 3; round += 1) masked = maskNamedValues(maskConnectionString(maskUrls(masked)));
  }
  if (isCredential(text) || (masked !== text && isCredential(masked))) {
    walk.found.push(pointerOf(place));
    return REDACTED;
  }
  // A text that is one address is a secret as a whole; an address in prose is masked and left.
  if (masked !== withoutUrls || (masked !== text && !/\s/.test(text))) walk.found.push(pointerOf(place));
  return masked;
}

const isSecretFieldName = (text: string): boolean => /^[A-Za-z][A-Za-z0-9_.-]*$/.test(text) && isSecretName(text);

/** True for the second of a pair such as `["Authorization", "Bearer x"]` in a list of header fields or variables. */
function isFieldValue(text: string, name: JsonValue | undefined, index: number, place: Place): boolean {
  // A list may also just name header fields.
  if (index % 2 === 0 || typeof name !== 'string' || !isSecretFieldName(name) || isSecretFieldName(text)) return false;
  return isWithin(place, FIELD_PLACES);
}

function cleanEntry(list: readonly JsonValue[], index: number, place: Place, walk: Walk): JsonValue {
  const entry = list[index] as JsonValue;
  const secret =
    typeof entry === 'string' &&
    (place.inSecret || announcesSecret(list[index - 1]) || isFieldValue(entry, list[index - 1], index, place)) &&
    isMeant(entry);
  if (!secret) return clean(entry, place, index, place.inSecret, walk);
  walk.found.push(pointerOf(below(place, index, true)));
  return REDACTED;
}

/** The list itself when there is nothing to take out of it: most have nothing, and to copy them is half of the work. */
function cleanList(list: readonly JsonValue[], place: Place, walk: Walk): readonly JsonValue[] {
  let copy: JsonValue[] | null = null;
  for (let index = 0; index < list.length; index += 1) {
    const cleaned = cleanEntry(list, index, place, walk);
    if (cleaned !== list[index]) (copy ??= [...list])[index] = cleaned;
  }
  return copy ?? list;
}

/** The object itself when there is nothing to take out of it, as for lists. */
function cleanObject(object: JsonObject, place: Place, walk: Walk): JsonObject {
  const secretEntry = isSecretEntry(object, place);
  let result = object as Record<string, JsonValue>;
  const changed = (): Record<string, JsonValue> => {
    // Copied as a whole, a member called __proto__ is a member, too.
    if (result === object) result = { ...object };
    return result;
  };
  const leaveOut = (name: string): void => {
    walk.found.push(pointerOf(below(place, name, true)));
    Reflect.deleteProperty(changed(), name);
  };
  for (const [name, value] of Object.entries(object)) {
    if (secretEntry && VALUE_MEMBERS.has(name.toLowerCase())) {
      if (carriesSecret(value, '')) {
        walk.found.push(pointerOf(below(place, name, true)));
        changed()[name] = REDACTED;
        continue;
      }
    }
    const kind = kindOf(name);
    const secret = kind === 'secret' || (kind === 'neutral' && place.inSecret);
    // What lists of schemes and scopes name is no secret, whatever it is called.
    const namesScopes = isList(value) && isWithin(place, SCOPE_LISTS);
    const scopeText = typeof value === 'string' && place.name === 'scopes';
    if (secret && !namesScopes && !scopeText && carriesSecret(value, name)) {
      // Inherited numbers (limits, defaults of schemas) are no secrets.
      if (kind === 'secret' || typeof value !== 'number') {
        leaveOut(name);
        continue;
      }
    }
    if (kind === 'secret' && !namesScopes && isSecretStructure(value, place.name)) {
      leaveOut(name);
      continue;
    }
    const cleaned = clean(value, place, name, secret && !namesScopes, walk);
    if (cleaned !== value) changed()[name] = cleaned;
  }
  return result;
}

/** What every text has that any rule for texts is about; most texts have none of it. */
const MARKS = /[:=]|PRIVATE KEY|bearer|basic/i;

function clean(value: JsonValue, parent: Place, name: string | number, inSecret: boolean, walk: Walk): JsonValue {
  if (typeof value === 'string') return MARKS.test(value) ? cleanText(value, below(parent, name, inSecret), walk) : value;
  if (typeof value !== 'object' || value === null) return value;
  const place = below(parent, name, inSecret);
  if (place.depth > MAX_DEPTH) {
    walk.found.push(pointerOf(place));
    return REDACTED;
  }
  return isList(value) ? cleanList(value, place, walk) : cleanObject(value, place, walk);
}

const ROOT: Place = { parent: null, name: '', depth: 0, inSecret: false };

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
 * The payload without secrets, for the gate: members whose names mean a secret are left out, secrets in lists and texts are replaced
 * by `<redacted>`. The input is never changed; what holds no secret is not copied.
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
