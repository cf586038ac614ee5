import { parseApiKeys, parseEncryptionKeys, parseSigningKeys } from '../../settings/checks/keys.ts';
import { isTemplate } from '../../settings/credential.ts';
import type { Setting } from '../../settings/setting.ts';
import { holdsTemplate } from './templates.ts';

/** Whole texts that nobody has as a secret, in small letters and without separators. */
const WORDS = new Set(
  (
    'changeme changeit changethis changemenow pleasechange pleasechangeme replaceme replacethis replacemenow fixme todo tbd tba ' +
    'fillme fillmein fillin setme editme insertme putmehere secret secrets asecret mysecret yoursecret thesecret somesecret topsecret ' +
    'supersecret verysecret secretkey mysecretkey yoursecretkey secretvalue secrethere password passwd mypassword yourpassword ' +
    'passwordhere passw0rd p@ssword p@ssw0rd token mytoken yourtoken tokenhere apikey myapikey yourapikey apikeyhere clientsecret ' +
    'myclientsecret yourclientsecret theclientsecret clientsecrethere credential credentials yourcredential privatekey yourprivatekey ' +
    'yourkey yourkeyhere example examplesecret examplepassword exampletoken examplekey sample samplesecret dummy dummysecret ' +
    'dummypassword dummytoken dummyvalue fake fakesecret fakepassword faketoken placeholder placeholdersecret redacted hidden masked ' +
    'notset unset undefined null nil none novalue qwerty letmein 1234 12345 123456 1234567 12345678 123456789 1234567890 abc123'
  ).split(' '),
);

/** Words of a request to put the secret there (`your-client-secret-here`): one that asks, and one that says what for. */
const ASKING =
  /^(?:please|your|change|replace|insert|put|add|paste|enter|provide|fill|set|use|update|create|generate|get|todo|fixme|example|dummy|sample|fake|placeholder)$/;
const ASKED =
  /^(?:me|this|it|here|in|with|real|actual|own|secrets?|passwords?|passphrase|tokens?|keys?|apikeys?|credentials?|values?|client|before|production)$/;

function asksForSecret(text: string): boolean {
  if (!/^[A-Za-z]+(?:[-_ .]+[A-Za-z]+)+[.!]?$/.test(text)) return false;
  const words = text
    .toLowerCase()
    .split(/[-_ .!]+/)
    .filter((word) => word !== '');
  return ASKING.test(words[0] ?? '') && words.slice(1).some((word) => ASKED.test(word));
}

/** `xxxx`, `****`, `...`, `0000`, also behind a prefix such as `ghp_` or `sk-`. */
const FILLED = /^(?:[A-Za-z]{2,12}[-_])*(?:([xX*.•0#?_-])\1{2,})$/;

/** Something in brackets, with letters in it: `<your secret>`, `{secret}`, `[SECRET]`, also behind `Bearer`. */
const BRACKETS = /^(?:<[^<>]*[A-Za-z][^<>]*>|\{+[^{}"]*[A-Za-z][^{}"]*\}+|\[+[A-Za-z][A-Za-z _-]*\]+)$/;

/** What a template and other programs print for nothing. */
const NOTHING = /^(?:<no value>|%!s\(<nil>\)|\[object Object\])$/;

/** A variable that nothing replaces in a values file: of Windows, of Kubernetes, of PowerShell and others. */
const VARIABLE = /^(?:%[A-Za-z_][A-Za-z0-9_]*%|\$\([A-Z_][A-Z0-9_]*\)|\$?[Ee][Nn][Vv]:[A-Za-z_][A-Za-z0-9_]*)$/;

/** A PEM text with nothing in it. */
const EMPTY_PEM = /-----BEGIN [A-Z0-9 ]+-----\s*(?:\.{3}|…|<|\{|\[|x{3}|your\b|-----END)/i;

/** Characters of the longest text that can be a placeholder as a whole. */
const MAX_PLACEHOLDER = 200;

/** True for a text that stands in the place of a secret until somebody replaces it. */
export function isPlaceholder(text: string): boolean {
  const bare = text
    .trim()
    .replace(/^(?:Bearer|Basic)\s+/i, '')
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .trim();
  if (holdsTemplate(bare) || EMPTY_PEM.test(bare)) return true;
  if (bare.length > MAX_PLACEHOLDER) return false;
  const word = bare.toLowerCase().replaceAll(/[-_ .!]+/g, '');
  return (
    WORDS.has(word) ||
    asksForSecret(bare) ||
    [FILLED, BRACKETS, NOTHING, VARIABLE].some((pattern) => pattern.test(bare)) ||
    isTemplate(bare)
  );
}

/** A name in angle brackets or braces anywhere in a text: `api://<app id>/.default`, `{client-id}`. */
const BRACKETED_PART = /<(?!no value>|nil>)[^<>]*[A-Za-z][^<>]*>|(?<![$#{])\{[^{}"]*[A-Za-z][^{}"]*\}(?!\})/;

/** A part of an address or an identifier that asks for another one: `your-client-id`. */
const YOURS = /(?:^|[/:.@ ])your[-_][A-Za-z]/i;

/** What stands in a path for the id of something: `TENANT_ID`, `REALM`. */
const CAPITALS = /\/(?:(?:[A-Z]+_)+(?:ID|NAME|DOMAIN|HERE)|TENANT|TENANTID|REALM)(?=\/|$)/;

/** True for a text that is no secret and holds a part that somebody shall replace. */
export const holdsPlaceholderPart = (text: string): boolean => BRACKETED_PART.test(text) || YOURS.test(text);

/** True for a URL whose host or path holds a part that somebody shall replace. */
export function urlHoldsPlaceholder({ hostname, pathname }: URL): boolean {
  const labels = hostname.split('.');
  // The last two may be somebody's domain.
  const own = labels.length > 2 ? labels.slice(0, -2) : labels.length === 1 ? labels : [];
  return own.some((label) => YOURS.test(label)) || YOURS.test(pathname) || CAPITALS.test(pathname);
}

const isUniform = (bytes: Buffer): boolean => bytes.every((byte) => byte === bytes[0]);

/** Password of a URL, decoded; undefined where there is none. */
export function passwordOf(text: string): string | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#\s]*)/i.exec(text.trim())?.[1] ?? '';
  const userinfo = authority.slice(0, Math.max(authority.lastIndexOf('@'), 0));
  const password = userinfo.includes(':') ? userinfo.slice(userinfo.indexOf(':') + 1) : '';
  if (password === '') return undefined;
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}

/** True for a secret that is a placeholder, or has one within: as the key of a caller, as the password of a URL. */
export function holdsPlaceholder({ schema }: Setting, text: string): boolean {
  switch (schema['x-check']) {
    // A text that is none of these has a finding of its own.
    case 'api-keys': {
      const result = parseApiKeys(text);
      return result.ok && result.keys.some(({ key }) => key !== null && isPlaceholder(key));
    }
    case 'encryption-keys': {
      const result = parseEncryptionKeys(text);
      return result.ok && result.keys.some(({ key }) => isUniform(key));
    }
    case 'signing-keys': {
      const result = parseSigningKeys(text);
      return result.ok && result.keys.some(isUniform);
    }
    default:
      return isPlaceholder(text) || isPlaceholder(passwordOf(text) ?? '.');
  }
}
