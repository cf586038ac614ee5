/**
 * Which names say that their value is a secret. Names are compared word by word, so that `max_tokens`, `tokenizer`,
 * `tokenUrl`, `auth_scheme` and `bearer_auth` are not taken for secrets.
 *
 * @module
 */

/** Where a word begins inside a name: `apiKey`, and behind an acronym, as in `APIKey`. */
const WORD_STARTS = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/** The same for names whose acronyms run on in small letters, as in `APIkey`. */
const LOWER_TO_UPPER = /(?<=[a-z0-9])(?=[A-Z])/g;

/** Splits a name into small words: `API_KEY`, `apiKey`, `X-Api-Key` and `api key` all give `api`, `key`. */
export function splitWords(name: string, wordStarts = WORD_STARTS): string[] {
  return name
    .replaceAll(wordStarts, ' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/(?<=[a-z])\d+$/, ''))
    .filter((word) => word !== '');
}

/** Words that mean a secret wherever they stand in a name. */
const SECRET_WORDS = new Set(
  (
    'secret secrets password passwords passwd pwd passphrase passcode credential credentials creds token tokens jwt ' +
    'apikey apikeys authtoken accesstoken refreshtoken idtoken bearertoken clientsecret privatekey secretkey accesskey'
  ).split(' '),
);

/** Pairs of words that mean a secret wherever they stand in a name: an api key, a private key... */
const KEY_KINDS = new Set(
  (
    'api private secret access signing encryption account shared master auth service subscription function session client ' +
    'ssh hmac'
  ).split(' '),
);

/** Ends of names, written without any separator, that mean a secret: `dbpassword`, `JWTtoken`, `sEcReT`. */
const RUN_TOGETHER =
  /(?:(?:api|access|private|secret|auth|ssh|hmac)keys?|passwords?|passwd|pwd|passphrase|secrets?|creds|credentials?|token)\d*$/;

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
  const splittings = [splitWords(name), splitWords(name, LOWER_TO_UPPER)];
  if (splittings.some(isSecretId)) return 'secret';
  if (splittings.some(describes)) return 'describing';
  const runTogether = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');
  return splittings.some(meansSecret) || RUN_TOGETHER.test(runTogether) ? 'secret' : 'neutral';
}

function isSecretId(words: readonly string[]): boolean {
  return words.at(-1) === 'id' && SECRET_IDS.has(words.at(-2) ?? '');
}

function describes(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return DESCRIBING_WORDS.has(last) || (last === 'tokens' && QUANTITIES.has(words.at(-2) ?? ''));
}

function meansSecret(words: readonly string[]): boolean {
  if (SECRET_ENDINGS.has(words.at(-1) ?? '') || words.some((word) => SECRET_WORDS.has(word))) return true;
  const pairs = words.slice(1).map((word, index) => [words[index] ?? '', word] as const);
  return pairs.some(
    ([first, second]) => (/^keys?$/.test(second) && KEY_KINDS.has(first)) || (first === 'connection' && second === 'string'),
  );
}

/** A part that every name has that means a secret; most names have none, and need not be cut into words. */
const SECRET_PART = /secret|pass|pwd|cred|token|jwt|key|auth|bearer|cookie|session|connection/i;

/** True for a name that says its value is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_PART.test(name) && classifyName(name) === 'secret';
}

/** True for a name that counts tokens when its value is a number: `tokens`. */
export function countsTokens(name: string): boolean {
  return splitWords(name).at(-1) === 'tokens';
}

/** Query parameters that carry secrets under names too short to mean one elsewhere. */
const SECRET_PARAMETERS = new Set('key sig signature code auth sas'.split(' '));

/** Last words of parameters that carry signatures, which open what they sign: `X-Amz-Signature`. */
const SIGNATURES = new Set('sig signature sas hmac'.split(' '));

/** True for a part of a connection string whose value is a secret: `Password`, `AccountKey`, `SharedAccessSignature`. */
export function isSecretAssignment(name: string): boolean {
  return isSecretName(name) || SIGNATURES.has(splitWords(name).at(-1) ?? '');
}

/** True for a query parameter whose value is a secret. */
export function isSecretParameter(name: string): boolean {
  return SECRET_PARAMETERS.has(name.toLowerCase()) || isSecretAssignment(name);
}
