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

/** A member of a shape. */
interface Wanted {
  readonly name: string;
  readonly plain: string;
  readonly required: boolean;
  readonly rule: Rule;
}

const known = new WeakMap<Shape, readonly Wanted[]>();

/** The members of a shape, worked out once. */
function wantedBy(shape: Shape): readonly Wanted[] {
  const made = known.get(shape);
  if (made !== undefined) return made;
  const wanted = Object.entries(shape).map(([marked, rule]) => {
    const name = marked.replace('!', '');
    return { name, plain: plain(name), required: marked !== name, rule };
  });
  known.set(shape, wanted);
  return wanted;
}

/** A member as it is spelled. */
interface Member {
  readonly key: string;
  readonly value: JsonValue;
}

/** The members of an object under any of their spellings; null counts as absent. */
class Members {
  readonly #object: JsonObject;
  #keys: Map<string, string> | undefined;

  constructor(object: JsonObject) {
    this.#object = object;
  }

  /** Keys by their plain name, the first of those that have the same. */
  #spelled(): Map<string, string> {
    const keys = new Map<string, string>();
    for (const [key, value] of Object.entries(this.#object)) {
      const name = plain(key);
      if (value !== null && !keys.has(name)) keys.set(name, key);
    }
    return keys;
  }

  /** A member, the specification's own spelling first. */
  find(name: string, plainName = plain(name)): Member | null {
    const own = Object.hasOwn(this.#object, name) ? (this.#object[name] ?? null) : null;
    if (own !== null) return { key: name, value: own };
    this.#keys ??= this.#spelled();
    const key = this.#keys.get(plainName);
    return key === undefined ? null : { key, value: this.#object[key] as JsonValue };
  }
}

const wrong = (expected: string): BodyError[] => [{ pointer: '', message: `must be ${expected} by the A2A specification` }];

const NONE: readonly BodyError[] = [];

/** What is wrong with a member, of what is wrong with its value. */
const under = (name: string | number, gaps: readonly BodyError[]): readonly BodyError[] =>
  gaps.length === 0 ? NONE : gaps.map(({ pointer, message }) => ({ pointer: pointerTo('', name) + pointer, message }));

function findRuleGaps(value: JsonValue, rule: Rule): readonly BodyError[] {
  switch (rule) {
    case 'text':
      return isText(value) ? NONE : wrong(EXPECTED.text);
    case 'boolean':
      return typeof value === 'boolean' ? NONE : wrong(EXPECTED.boolean);
    case 'texts':
      return Array.isArray(value) && value.every(isText) ? NONE : wrong(EXPECTED.texts);
    case 'object':
      return isObject(value) ? NONE : wrong(EXPECTED.object);
    case 'objects':
      return findRuleGaps(value, EACH_ANY);
  }
  if ('each' in rule) {
    if (!Array.isArray(value)) return wrong(EXPECTED.objects);
    const items: readonly JsonValue[] = value;
    return items.flatMap((item, index) => under(index, findObjectGaps(item, rule.each)));
  }
  if ('object' in rule) return findObjectGaps(value, rule.object);
  if (!isObject(value)) return wrong(EXPECTED.object);
  return Object.entries(value).flatMap(([name, item]) => under(name, findObjectGaps(item, rule.values)));
}

const EACH_ANY = { each: {} };

const findObjectGaps = (value: JsonValue, shape: Shape): readonly BodyError[] =>
  isObject(value) ? findGaps(new Members(value), shape) : wrong(EXPECTED.object);

function findGaps(members: Members, shape: Shape): readonly BodyError[] {
  return wantedBy(shape).flatMap((wanted) => {
    const member = members.find(wanted.name, wanted.plain);
    if (member !== null) return under(member.key, findRuleGaps(member.value, wanted.rule));
    if (!wanted.required) return NONE;
    return [{ pointer: pointerTo('', wanted.name), message: 'is required by the A2A specification' }];
  });
}

function findSchemeGaps(members: Members): readonly BodyError[] {
  const schemes = members.find('securitySchemes');
  if (schemes === null || !isObject(schemes.value)) return NONE;
  const gaps = Object.entries(schemes.value).flatMap(([name, scheme]) => {
    if (!isObject(scheme)) return NONE;
    const { type } = scheme;
    const shape = typeof type === 'string' && Object.hasOwn(securitySchemes, type) ? securitySchemes[type] : undefined;
    if (shape !== undefined) return under(name, findGaps(new Members(scheme), shape));
    return under(name, under('type', wrong(`one of ${Object.keys(securitySchemes).join(', ')}`)));
  });
  return under(schemes.key, gaps);
}

/** Schemes that `security` asks for must be declared. */
function findUndeclared(members: Members): readonly BodyError[] {
  const security = members.find('security');
  const schemes = members.find('securitySchemes')?.value ?? {};
  if (security === null || !Array.isArray(security.value) || !isObject(schemes)) return NONE;
  const requirements: readonly JsonValue[] = security.value;
  const gaps = requirements.flatMap((requirement, index) =>
    Object.keys(isObject(requirement) ? requirement : {})
      .filter((name) => !Object.hasOwn(schemes, name))
      .flatMap((name) => under(index, under(name, wrong('one of securitySchemes')))),
  );
  return under(security.key, gaps);
}

/** What a card lacks, or has otherwise than the A2A specification wants it. What the registry itself needs is not among it. */
export function adviseAgent(agent: JsonObject): readonly BodyError[] {
  const members = new Members(agent);
  if (members.find('supportedInterfaces') !== null) return findGaps(members, from10);
  return [...findGaps(members, until03), ...findSchemeGaps(members), ...findUndeclared(members)];
}
