/**
 * Secrets inside texts: in URLs, in header lines and in command-line options.
 *
 * @module
 */
import { isTemplate } from '../settings/credential.ts';
import { isSecretAssignment, isSecretName, isSecretParameter } from '../settings/secret-names.ts';

/** What stands in the place of a secret. */
export const REDACTED = '<redacted>';

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Scheme and user of an address. */
const USERINFO = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s/?#"]+)@/gi;

function maskUserinfo(match: string, scheme: string, userinfo: string): string {
  const parts = userinfo.split(':');
  // `ssh://git@host` names a user; in a web address a lone user name is usually a token.
  if (parts.length === 1 && !/^https?:/i.test(scheme)) return match;
  return parts.every((part) => part === '' || isTemplate(part)) ? match : `${scheme}${REDACTED}@`;
}

/** A parameter of a query, or of a fragment that is written like one. */
const PARAMETER = /([?&;#])([^=?&;#\s"'<>]{1,128})=([^&;#\s"']+)/g;

function maskParameter(match: string, mark: string, name: string, value: string): string {
  return isSecretParameter(decode(name)) && !isTemplate(decode(value)) ? `${mark}${name}=${REDACTED}` : match;
}

/** Masks user names and passwords, and secret query and fragment values, of every URL in a text. */
export function maskUrls(text: string): string {
  if (!text.includes('://') && !text.startsWith('/') && !text.startsWith('?')) return text;
  // Most addresses have neither user nor parameters: to look for one character is cheap.
  const withoutUsers = text.includes('@') ? text.replaceAll(USERINFO, maskUserinfo) : text;
  return withoutUsers.includes('=') ? withoutUsers.replaceAll(PARAMETER, maskParameter) : withoutUsers;
}

/** `--api-key=x`, `API_KEY=x`, and header lines: a colon is only read so behind a name that is a header's, not a word of prose. */
const NAMED_VALUE =
  /^(\s{0,16}-{0,2})([A-Za-z][A-Za-z0-9_.-]{1,63})(=|(?<=^\s{0,16}(?:authorization|cookie|[a-z0-9]+-[a-z0-9-]+)):\s*)(\S.*)$/is;

/** Where a header line begins within a text of several lines; any other line continues the one before. */
const HEADER_LINES = /(?<=[\r\n])(?=[ \t]{0,16}[A-Za-z][A-Za-z0-9-]{0,63}:)/;

function maskLine(line: string): string {
  const [, lead = '', name = '', between = '', rest = ''] = NAMED_VALUE.exec(line) ?? [];
  if (name === '' || !isSecretName(name) || isTemplate(rest)) return line;
  // White space at the end is no part of the value. An expression that looks for it begins anew at each space in between.
  return `${lead}${name}${between}${REDACTED}${rest.slice(rest.trimEnd().length)}`;
}

/** Masks the values of header lines (`Authorization: Bearer x`), or of an option (`--api-key=x`), with a secret name. */
export function maskNamedValues(text: string): string {
  return /[\r\n]/.test(text) ? text.split(HEADER_LINES).map(maskLine).join('') : maskLine(text);
}

/** One part of a connection string: `Password=x` behind the start or a semicolon, the value quoted or not. */
const CONNECTION_PART =
  /(?<=^|;)(\s{0,16}[A-Za-z][A-Za-z0-9 _.-]{0,63}?\s{0,16}=\s{0,16})((?:"[^"]*"|'[^']*')(?=\s{0,16}(?:;|$))|[^;]+)/g;

/** Masks the secrets of a connection string: `Server=x;Password=y`. */
export function maskConnectionString(text: string): string {
  if (!text.includes(';')) return text;
  return text.replaceAll(CONNECTION_PART, (match, lead: string, value: string) =>
    isSecretAssignment(lead.slice(0, lead.indexOf('=')).trim()) && !isTemplate(value) ? `${lead}${REDACTED}` : match,
  );
}

/** True for a command-line option whose value, a secret, is the next argument: `--api-key`. */
export function announcesSecret(argument: unknown): boolean {
  return (
    typeof argument === 'string' &&
    argument.startsWith('-') &&
    /^--?[A-Za-z][A-Za-z0-9_-]*$/.test(argument) &&
    isSecretName(argument)
  );
}
