/**
 * Texts that are credentials, or stand where one belongs, whatever their name.
 *
 * @module
 */

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

/** One word of prose, as in `Basic calculator`: nothing but letters, small behind the first. */
const WORD = /^[A-Z]?[a-z]+(?:[-/'][A-Za-z]?[a-z]+)*[.,;:!?)]*$/;

/** What may stand behind `Bearer` in prose. */
const ABOUT_BEARER = /^(?:auth[a-z]*|credentials?)[.,;:!?)]*$/i;

/** True for a text that is a credential whatever its name: an Authorization value, or a private key in PEM. */
export function isCredential(text: string): boolean {
  if (/-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/.test(text)) return true;
  const [, scheme = '', value = ''] = /^\s*(Bearer|Basic)\s+(\S{8,})/i.exec(text) ?? [];
  if (value === '' || isTemplate(text)) return false;
  return scheme.toLowerCase() === 'bearer' ? !ABOUT_BEARER.test(value) : !WORD.test(value);
}
