import type { AppSettings } from '../settings/generated/settings.ts';
import { Secret } from '../settings/secret.ts';
import { appSettings, type Setting } from '../settings/setting.ts';

/** A URL as it may be shown: without user name, password, query and fragment. */
export function displayUrl(text: string): string {
  if (text === '') return '';
  if (!URL.canParse(text)) return '[not a URL]';
  const { protocol, host, pathname } = new URL(text);
  return `${protocol}//${host}${pathname}`;
}

function displayValue(setting: Setting, value: unknown): unknown {
  if (value instanceof Secret) return value.isSet ? (value.isFile ? 'set by file' : 'set') : 'unset';
  if (setting.secret) return 'set';
  const check = setting.schema['x-check'];
  if (check === 'url' || check === 'proxy-url') return displayUrl(String(value));
  // The values of extra parameters may be anything that an identity provider asks for.
  if (check === 'extra-params') return [...new URLSearchParams(String(value)).keys()];
  return value;
}

/** The settings in force by their environment variable, as they may be logged: secrets only as set or unset. */
export function effectiveSettings(settings: AppSettings): Record<string, unknown> {
  const values = settings as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(appSettings.map((setting) => [setting.env, displayValue(setting, values[setting.key])]));
}
