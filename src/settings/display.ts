import type { Setting } from './setting.ts';

/** Stands where a value must not be shown. */
export const REDACTED = '[redacted]';

/**
 * A URL without what may be secret in it: user name, password, query, fragment. One with an `@` that is none is not shown. Of an `@` in
 * the path nobody knows whether it ends a password that holds a slash.
 */
export function displayUrl(text: string): string {
  if (text.includes('@') && !(/^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(text) && URL.canParse(text))) return REDACTED;
  return text.replace(/(\/\/)[^?#]*@/, `$1${REDACTED}@`).replace(/[?#].*$/s, `?${REDACTED}`);
}

/** The origin of a URL; chat services and the like hand out addresses whose path is the secret. */
function displayOrigin(text: string): string {
  const shown = displayUrl(text);
  const origin = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\\]+/i.exec(shown)?.[0];
  if (origin === undefined) return REDACTED;
  return /^\/?$/.test(shown.slice(origin.length)) ? shown : `${origin}/${REDACTED}`;
}

/** Names of form parameters without their values; nothing at all where the text is not of that form. */
function displayParams(text: string): string {
  const pairs = text.split('&');
  if (!pairs.every((pair) => /^[\w.-]+=/.test(pair))) return REDACTED;
  return pairs.map((pair) => `${pair.slice(0, pair.indexOf('='))}=${REDACTED}`).join('&');
}

/** What may be shown of a setting's value, to people and in logs. */
export function displaySetting(setting: Setting, text: string): string {
  if (text === '') return text;
  if (setting.secret) return REDACTED;
  if (setting.schema['x-secret-path'] === true) return displayOrigin(text);
  const check = setting.schema['x-check'];
  if (check === 'url' || check === 'proxy-url') return displayUrl(text);
  return check === 'extra-params' ? displayParams(text) : text;
}
