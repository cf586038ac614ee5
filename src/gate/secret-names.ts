/**
 * Which names say that their value is a secret. Names are compared word by word, so that `max_tokens`, `tokenizer`,
 * `tokenUrl`, `auth_scheme` and `bearer_auth` are not taken for secrets.
 *
 * @module
 */

/** Splits a name into small words: `API_KEY`, `apiKey`, `X-Api-Key` and `api key` all give `api`, `key`. */
export function splitWords(name: string): string[] {
  return name
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/(?<=[a-z])\d+$/, ''))
    .filter((word) => word !== '');
}

/** Words that mean a secret wherever they stand in a name. */
const SECRET_WORDS = new Set(
  (
    'secret secrets password passwords passwd pwd passphrase passcode credential credentials token tokens jwt ' +
    'apikey apikeys authtoken accesstoken refreshtoken idtoken bearertoken clientsecret privatekey secretkey accesskey'
  ).split(' '),
);

/** Pairs of words that mean a secret wherever they stand in a name: an api key, a private key... */
const KEY_KINDS = new Set(
  'api private secret access signing encryption account shared master auth service subscription function session client'.split(
    ' ',
  ),
);

/** Words that mean a secret as the last word of a name. */
const SECRET_ENDINGS = new Set('authorization bearer cookie cookies passkey sessionid'.split(' '));

/** As the last word they say that a name is about a secret without being one: `token_url`, `secret_name`, `password_policy`. */
const DESCRIBING_WORDS = new Set(
  (
    'url urls uri uris endpoint endpoints host type types scheme schemes method methods name names header headers location in ' +
    'format formats policy policies required requirement requirements optional needed enabled disabled supported expiry expiration ' +
    'expires ttl lifetime seconds minutes minute hours hour days day limit limits count counts budget usage size length max min id ids ' +
    'provider providers issuer manager store rotation description hint hints label title help doc docs documentation placeholder ' +
    'file path paths ref refs reference references version versions algorithm alg scope scopes audience model mode status ' +
    'schema schemas prefix introspection revocation exchange validation verification validator generator scanner scanning scan ' +
    'reset less free based sealed summary price prices cost costs pattern enum choices properties flows definitions'
  ).split(' '),
);

/** Names under which free words and structure stand, even inside something whose name means a secret. */
const PLAIN_MEMBERS = new Set(
  'description type format title name in scheme bearerFormat pattern enum choices required items properties flows $ref'.split(
    ' ',
  ),
);

/** Ids that are secrets themselves: of a session, and the second half of a Vault AppRole. */
const SECRET_IDS = new Set(['session', 'secret']);

/** Before `tokens` they say that tokens are counted: `max_tokens`. */
const QUANTITIES = new Set('max min total num number input output prompt completion context cached used remaining'.split(' '));

/** What a name says about its value. */
export type NameKind = 'secret' | 'describing' | 'neutral';

/** Tells what a member's name says about its value. */
export function classifyName(name: string): NameKind {
  if (PLAIN_MEMBERS.has(name)) return 'describing';
  const words = splitWords(name);
  const last = words.at(-1) ?? '';
  if (last === 'id' && SECRET_IDS.has(words.at(-2) ?? '')) return 'secret';
  if (DESCRIBING_WORDS.has(last) || (last === 'tokens' && QUANTITIES.has(words.at(-2) ?? ''))) return 'describing';
  if (SECRET_ENDINGS.has(last) || words.some((word) => SECRET_WORDS.has(word))) return 'secret';
  const pairs = words.slice(1).map((word, index) => [words[index] ?? '', word] as const);
  if (pairs.some(([first, second]) => /^keys?$/.test(second) && KEY_KINDS.has(first))) return 'secret';
  if (pairs.some(([first, second]) => first === 'connection' && second === 'string')) return 'secret';
  return 'neutral';
}

/** True for a name that says its value is a secret. */
export function isSecretName(name: string): boolean {
  return classifyName(name) === 'secret';
}

/** True for a name that counts tokens when its value is a number: `tokens`. */
export function countsTokens(name: string): boolean {
  return splitWords(name).at(-1) === 'tokens';
}

/** Query parameters that carry secrets under names too short to mean one elsewhere. */
const SECRET_PARAMETERS = new Set('key sig signature code auth sas'.split(' '));

/** True for a query parameter whose value is a secret. */
export function isSecretParameter(name: string): boolean {
  return SECRET_PARAMETERS.has(name.toLowerCase()) || isSecretName(name);
}
