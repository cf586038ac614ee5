import { displaySetting } from '../settings/display.ts';
import type { AppSettings } from '../settings/generated/settings.ts';
import { Secret } from '../settings/secret.ts';
import { appSettings, type Setting } from '../settings/setting.ts';

function displayValue(setting: Setting, value: unknown): unknown {
  if (value instanceof Secret) return value.isSet ? (value.isFile ? 'set by file' : 'set') : 'unset';
  return typeof value === 'string' ? displaySetting(setting, value) : value;
}

/** The settings in force by their environment variable, as they may be logged: secrets only as set or unset. */
export function effectiveSettings(settings: AppSettings): Record<string, unknown> {
  const values = settings as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(appSettings.map((setting) => [setting.env, displayValue(setting, values[setting.key])]));
}
