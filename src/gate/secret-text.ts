/**
 * Secrets inside texts: in URLs, in header lines and in command-line options.
 *
 * @module
 */
import { isSecretName, isSecretParameter } from './secret-names.ts';

/** What stands in the place of a secret. */
export const REDACTED = '<redacted>';

const IDENTIFIER = '[A-Za-z_][A-Za-z0-9_.-]{0,63}';

/** Only a variable in capitals counts without braces: a password may begin with a dollar sign. */
const TEMPLATE = new RegExp(
  `^(?:(?:[Bb]earer|[Bb]asic|[Tt]oken|ApiKey)\\s+)?` +
    `(?:\\$?\\{\\{?\\s?${IDENTIFIER}\\s?\\}?\\}|<${IDENTIFIER}>|\\$[A-Z_][A-Z0-9_]{0,63})$`,
);

/** A place for a value rather than a value: `{api_key}`, `${API_KEY}`, `{{key}}`, `<token>`, also behind `Bearer`. */
export function isTemplate(text: string): boolean {
  return TEMPLATE.test(text.trim());
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function maskUserinfo(match: string, scheme: string, userinfo: string): string {
  const parts = userinfo.split(':');
  // `ssh://git@host` names a user; in a web address a lone user name is usually a token.
  if (parts.length === 1 && !/^https?:/i.test(scheme)) return match;
  return parts.every((part) => part === '' || isTemplate(part)) ? match : `${scheme}${REDACTED}@`;
}

/** Masks user names and passwords, and secret query and fragment values, of every URL in a text. */
export function maskUrls(text: string): string {
  if (!text.includes('://') && !text.startsWith('/') && !text.startsWith('?')) return text;
  return text
    .replaceAll(/\b([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s/?#"]+)@/gi, maskUserinfo)
    .replaceAll(/([?&;#])([^=?&;#\s"'<>]{1,128})=([^&;#\s"']+)/g, (match, mark: string, name: string, value: string) =>
      isSecretParameter(decode(name)) && !isTemplate(decode(value)) ? `${mark}${name}=${REDACTED}` : match,
    );
}

/** `--api-key=x`, `API_KEY=x`, and header lines: a colon is only read so behind a name that is a header's, not a word of prose. */
const NAMED_VALUE = /^(-{0,2})([A-Za-z][A-Za-z0-9_.-]{1,63})(=|(?<=^(?:authorization|cookie|[a-z0-9]+-[a-z0-9-]+)):\s*)(\S.*)$/is;

/** Masks the value of a header line (`Authorization: Bearer x`) or option (`--api-key=x`) with a secret name. */
export function maskNamedValue(text: string): string {
  const [, lead = '', name = '', between = '', value = ''] = NAMED_VALUE.exec(text) ?? [];
  return name !== '' && isSecretName(name) && !isTemplate(value) ? `${lead}${name}${between}${REDACTED}` : text;
}

/** True for a command-line option whose value, a secret, is the next argument: `--api-key`. */
export function announcesSecret(argument: unknown): boolean {
  return typeof argument === 'string' && /^--?[A-Za-z][A-Za-z0-9_-]*$/.test(argument) && isSecretName(argument);
}
