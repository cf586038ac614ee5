import { describe, expect, it } from 'vitest';
import { readAppSettings } from '../../src/settings/app-settings.ts';
import { effectiveSettings } from '../../src/registry/effective-settings.ts';
import { appSettings } from '../../src/settings/setting.ts';
import { makeTempFolder } from './support/folder.ts';
import { runToEnd } from './support/registry.ts';

const WORD = 'canary';

/** Addresses, each with everything in it that may be secret. */
const addresses = appSettings.filter(({ key, secret }) => !secret && /(Url|Endpoint|HttpsProxy)$/i.test(key));
const secrets = appSettings.filter(({ secret }) => secret);

const env = Object.fromEntries([
  ...secrets.map((setting) => [setting.env, `${WORD}-value`]),
  ...addresses.map((setting) => [setting.env, `https://${WORD}:${WORD}@host.example/path?key=${WORD}#${WORD}`]),
]) as Record<string, string>;

describe('the settings that a start shows', () => {
  it('are all settings, each by its variable', () => {
    const shown = effectiveSettings(readAppSettings({}).settings);
    expect(Object.keys(shown)).toEqual(appSettings.map((setting) => setting.env));
  });

  it('hold no secret, and nothing of an address that may be one', () => {
    expect([secrets.length, addresses.length].every((count) => count >= 6)).toBe(true);
    const shown = effectiveSettings(readAppSettings(env).settings);
    expect(JSON.stringify(shown)).not.toContain(WORD);
    for (const setting of secrets) expect(shown[setting.env], setting.env).toBe('set');
  });

  it.each([
    ['https://hooks.example.com/services/T0/canary', 'https://hooks.example.com/[redacted]'],
    ['https://canary:canary@hooks.example.com:8443/canary?canary#canary', 'https://[redacted]@hooks.example.com:8443/[redacted]'],
    ['https://hooks.example.com?canary', 'https://hooks.example.com/[redacted]'],
    ['https://hooks.example.com/', 'https://hooks.example.com/'],
    ['https://hooks.example.com', 'https://hooks.example.com'],
    ['hooks.example.com/canary', '[redacted]'],
    ['https://hooks.example.com\\canary', 'https://hooks.example.com/[redacted]'],
    ['', ''],
  ])('show of where notifications go only the origin: %s', (url, shown) => {
    const { settings } = readAppSettings({ REGISTRATION_WEBHOOK_URL: url });
    expect(effectiveSettings({ ...settings, registrationWebhookUrl: url })['REGISTRATION_WEBHOOK_URL']).toBe(shown);
  });

  it.each([
    ['http://user:can ary@proxy:3128', 'http://[redacted]@proxy:3128'],
    ['http://user:12/canary@proxy:3128', 'http://[redacted]@proxy:3128'],
    ['http://user:can@ary/ry@proxy:3128/', 'http://[redacted]@proxy:3128/'],
    ['http://proxy:3128/a', 'http://proxy:3128/a'],
  ])('show a proxy without its password, however that is written: %s', (url, shown) => {
    expect(effectiveSettings(readAppSettings({ HTTPS_PROXY: url }).settings)['HTTPS_PROXY']).toBe(shown);
  });

  it('say that a secret is set by a file, not which', () => {
    const files = Object.fromEntries(secrets.map((setting) => [`${setting.env}_FILE`, `/run/${WORD}`]));
    const shown = effectiveSettings(readAppSettings(files).settings);
    for (const setting of secrets) expect(shown[setting.env], setting.env).toBe('set by file');
    expect(JSON.stringify(shown)).not.toContain(WORD);
  });

  it('keep it in the log of a start, too, with all that is said about them', async () => {
    const directory = makeTempFolder();
    const run = await runToEnd({ ...env, REGISTRY_DATA_DIR: directory, REGISTRY_PORT: '0', REGISTRY_LOG_LEVEL: 'trace' });
    expect(run.status).toBe(2);
    expect(run.lines.map(({ event }) => event)).toContain('registry starting');
    expect(run.text).not.toContain(WORD);
  });
});
