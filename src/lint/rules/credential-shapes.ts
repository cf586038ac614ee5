import { isCredential } from '../../settings/credential.ts';
import { isSecretName, isSecretParameter } from '../../settings/secret-names.ts';
import { isPlaceholder } from './placeholder.ts';
import { isSecretReference } from './secret-reference.ts';

/** Credentials that show what they are, by what to call them. */
const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['a JSON Web Token', /(?<![\w-])eyJ[\w-]{8,}\.(?:eyJ[\w-]{8,}|[\w-]*\.[\w-]+\.[\w-]+)\.[\w-]{8,}/],
  ['a private key', /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/],
  ['a token of GitHub', /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})/],
  ['a token of GitLab', /(?<!\w)gl(?:pat|dt|rt|ptt|cbt|soat)-[\w-]{20,}/],
  ['a token of Slack', /(?<!\w)(?:xox[abeoprs]-[\w-]{10,}|xapp-\d-[\w-]{10,})/],
  ['an access key of AWS', /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/],
  ['a key of Stripe', /(?<!\w)[sr]k_(?:live|test)_[A-Za-z0-9]{16,}/],
  ['a key of Google', /(?<![\w-])(?:AIza[\w-]{35}|GOCSPX-[\w-]{28})(?![\w-])/],
  ['a webhook key', /(?<!\w)whsec_[A-Za-z0-9+/]{24,}/],
  ['a key of a model provider', /(?<![\w-])sk-(?:proj|ant|svcacct|or)-[\w-]{20,}/],
  ['a token of Vault', /(?<![\w.])hv[sb]\.[\w-]{20,}/],
  ['a token of npm', /(?<!\w)npm_[A-Za-z0-9]{36}(?!\w)/],
  ['a client secret of Entra ID', /(?<![\w.~-])[A-Za-z0-9_.~-]{3}\dQ~[A-Za-z0-9_.~-]{30,40}(?![\w.~-])/],
];

/** What kind of credential a text holds, undefined when it shows none. */
export function credentialIn(text: string): string | undefined {
  const shape = SHAPES.find(([, pattern]) => pattern.test(text))?.[0];
  if (shape !== undefined) return shape;
  const value = text.replace(/^\s*authorization\s*:\s*/i, '');
  return isCredential(value) && !isSecretReference(text) && !isPlaceholder(text)
    ? 'the value of an Authorization header'
    : undefined;
}

/**
 * True for what cannot be the name of a Secret and is likely the secret itself: long, of letters in both cases and digits. A
 * name of Kubernetes has small letters only.
 */
export function isNoSecretName(text: string): boolean {
  return text.length >= 20 && /^[^\s{}]+$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && /[0-9]/.test(text);
}

/** True for a value that says nothing of itself and is likely no secret: an address, a number, a short word. */
function isHarmless(name: string, value: string): boolean {
  if (value === '' || isSecretReference(value) || isPlaceholder(value)) return true;
  if (/secret|passw|passphrase|pwd/i.test(name)) return false;
  return value.length < 16 || /^(?:https?|urn|api):/i.test(value) || !/\d/.test(value) || !/[A-Za-z]/.test(value);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Name of a form parameter (`a=b&c=d`) that carries a secret, undefined when there is none. */
export function secretParameterIn(text: string): string | undefined {
  return parameterIn(text, isSecretName);
}

/** Name of a query parameter of a URL that carries a secret, undefined when there is none. */
export function secretQueryIn(url: string): string | undefined {
  const query = /\?([^#\s]*)/.exec(url)?.[1];
  return query === undefined ? undefined : parameterIn(query, isSecretParameter);
}

function parameterIn(text: string, isSecret: (name: string) => boolean): string | undefined {
  return text
    .split('&')
    .map((pair) => [decode(pair.replace(/=.*$/s, '')), decode(pair.replace(/^[^=]*=?/, '').replaceAll('+', ' '))] as const)
    .find(([name, value]) => isSecret(name) && !isHarmless(name, value))?.[0];
}
