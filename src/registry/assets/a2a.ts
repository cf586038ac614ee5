/**
 * What the public A2A specification asks of an agent card, as data: the required members and the types of its JSON schema, the same in
 * 0.2 and 0.3 but for `protocolVersion`, `preferredTransport`, `additionalInterfaces` (0.2.5 on) and signatures (0.3). A card that has
 * `supportedInterfaces`, as 1.0 wants it, is held to that form.
 *
 * @module
 */
import type { JsonObject, JsonValue } from '../../gate/decision.ts';
import { pointerTo } from '../body.ts';
import type { BodyError } from '../problem.ts';

type Rule =
  | 'text'
  | 'boolean'
  | 'texts'
  | 'object'
  | 'objects'
  | { readonly object: Shape }
  | { readonly each: Shape }
  | { readonly values: Shape };

/** Members of an object; one with a `!` is required. */
interface Shape {
  readonly [member: string]: Rule;
}

const EXPECTED = {
  text: 'text',
  boolean: 'true or false',
  texts: 'a list of texts',
  object: 'an object',
  objects: 'a list of objects',
};

const isText = (value: JsonValue): boolean => typeof value === 'string';
const isObject = (value: JsonValue): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

const skill: Shape = {
  'id!': 'text',
  'name!': 'text',
  'description!': 'text',
  'tags!': 'texts',
  examples: 'texts',
  inputModes: 'texts',
  outputModes: 'texts',
  security: 'objects',
};

const card: Shape = {
  'capabilities!': {
    object: {
      streaming: 'boolean',
      pushNotifications: 'boolean',
      stateTransitionHistory: 'boolean',
      extensions: { each: { 'uri!': 'text', description: 'text', required: 'boolean', params: 'object' } },
    },
  },
  'skills!': { each: skill },
  'defaultInputModes!': 'texts',
  'defaultOutputModes!': 'texts',
  provider: { object: { 'organization!': 'text', 'url!': 'text' } },
  documentationUrl: 'text',
  iconUrl: 'text',
  securitySchemes: { values: {} },
  signatures: { each: { 'protected!': 'text', 'signature!': 'text', header: 'object' } },
};

/** A card with its address, version and transport at the top: up to 0.3. */
const until03: Shape = {
  'protocolVersion!': 'text',
  ...card,
  preferredTransport: 'text',
  additionalInterfaces: { each: { 'url!': 'text', 'transport!': 'text' } },
  supportsAuthenticatedExtendedCard: 'boolean',
  security: 'objects',
};

const from10: Shape = {
  ...card,
  'supportedInterfaces!': { each: { 'url!': 'text', 'protocolBinding!': 'text', 'protocolVersion!': 'text' } },
};

/** Security schemes by their type, which are those of OpenAPI 3.0. */
const securitySchemes: Readonly<Record<string, Shape>> = {
  apiKey: { 'in!': 'text', 'name!': 'text' },
  http: { 'scheme!': 'text' },
  oauth2: {
    'flows!': {
      object: {
        authorizationCode: { object: { 'authorizationUrl!': 'text', 'tokenUrl!': 'text', 'scopes!': 'object' } },
        clientCredentials: { object: { 'tokenUrl!': 'text', 'scopes!': 'object' } },
        implicit: { object: { 'authorizationUrl!': 'text', 'scopes!': 'object' } },
        password: { object: { 'tokenUrl!': 'text', 'scopes!': 'object' } },
      },
    },
  },
  openIdConnect: { 'openIdConnectUrl!': 'text' },
  mutualTLS: {},
};

/** `openIdConnectUrl`, `open_id_connect_url` and `openid_connect_url` are one name. */
const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();

/** A member under any of its spellings, the specification's own first, with that spelling; null counts as absent. */
function memberOf(object: JsonObject, name: string): { readonly key: string; readonly value: JsonValue } | null {
  const own = Object.hasOwn(object, name) ? (object[name] ?? null) : null;
  if (own !== null) return { key: name, value: own };
  const wanted = plain(name);
  const found = Object.entries(object).find(([key, value]) => value !== null && plain(key) === wanted);
  return found === undefined ? null : { key: found[0], value: found[1] };
}

const wrong = (pointer: string, expected: string): BodyError[] => [
  { pointer, message: `must be ${expected} by the A2A specification` },
];

function findRuleGaps(value: JsonValue, rule: Rule, pointer: string): BodyError[] {
  switch (rule) {
    case 'text':
      return isText(value) ? [] : wrong(pointer, EXPECTED.text);
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong(pointer, EXPECTED.boolean);
    case 'texts':
      return Array.isArray(value) && value.every(isText) ? [] : wrong(pointer, EXPECTED.texts);
    case 'object':
      return isObject(value) ? [] : wrong(pointer, EXPECTED.object);
    case 'objects':
      return findRuleGaps(value, { each: {} }, pointer);
  }
  if ('each' in rule) {
    if (!Array.isArray(value)) return wrong(pointer, EXPECTED.objects);
    return value.flatMap((item: JsonValue, index) => findRuleGaps(item, { object: rule.each }, pointerTo(pointer, index)));
  }
  if (!isObject(value)) return wrong(pointer, EXPECTED.object);
  if ('object' in rule) return findGaps(value, rule.object, pointer);
  return Object.entries(value).flatMap(([name, item]) => findRuleGaps(item, { object: rule.values }, pointerTo(pointer, name)));
}

function findGaps(object: JsonObject, shape: Shape, pointer: string): BodyError[] {
  return Object.entries(shape).flatMap(([marked, rule]) => {
    const name = marked.replace('!', '');
    const member = memberOf(object, name);
    if (member !== null) return findRuleGaps(member.value, rule, pointerTo(pointer, member.key));
    return marked === name ? [] : [{ pointer: pointerTo(pointer, name), message: 'is required by the A2A specification' }];
  });
}

function findSchemeGaps(object: JsonObject): BodyError[] {
  const schemes = memberOf(object, 'securitySchemes');
  if (schemes === null || !isObject(schemes.value)) return [];
  return Object.entries(schemes.value).flatMap(([name, scheme]) => {
    const pointer = pointerTo(pointerTo('', schemes.key), name);
    if (!isObject(scheme)) return [];
    const { type } = scheme;
    const shape = typeof type === 'string' && Object.hasOwn(securitySchemes, type) ? securitySchemes[type] : undefined;
    if (shape !== undefined) return findGaps(scheme, shape, pointer);
    return wrong(pointerTo(pointer, 'type'), `one of ${Object.keys(securitySchemes).join(', ')}`);
  });
}

/** Schemes that `security` asks for must be declared. */
function findUndeclared(object: JsonObject): BodyError[] {
  const security = memberOf(object, 'security');
  const schemes = memberOf(object, 'securitySchemes')?.value ?? {};
  if (security === null || !Array.isArray(security.value) || !isObject(schemes)) return [];
  const at = pointerTo('', security.key);
  return security.value.flatMap((requirement: JsonValue, index) =>
    Object.keys(isObject(requirement) ? requirement : {})
      .filter((name) => !Object.hasOwn(schemes, name))
      .map((name) => ({
        pointer: pointerTo(pointerTo(at, index), name),
        message: 'must be one of securitySchemes by the A2A specification',
      })),
  );
}

/** What a card lacks, or has otherwise than the A2A specification wants it. What the registry itself needs is not among it. */
export function adviseAgent(agent: JsonObject): readonly BodyError[] {
  if (memberOf(agent, 'supportedInterfaces') !== null) return findGaps(agent, from10, '');
  return [...findGaps(agent, until03, ''), ...findSchemeGaps(agent), ...findUndeclared(agent)];
}
