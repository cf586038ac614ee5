import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basicCredentials } from '../../src/token/basic.ts';
import { buildTokenRequest } from '../../src/token/request.ts';
import { tokenSettings } from './support.ts';

const formOf = (env: Record<string, string>, form: Record<string, string> = {}) =>
  Object.fromEntries(new URLSearchParams(buildTokenRequest(tokenSettings(env), { form, headers: {}, credentials: [] }).body));

describe('a token request', () => {
  it('sends nothing that is not set', () => {
    expect(formOf({})).toEqual({ grant_type: 'client_credentials' });
  });

  it('sends scope, audience, resource and extra parameters that are set', () => {
    const env = {
      REGISTRATION_GATE_OAUTH2_SCOPE: 'api://gate/.default',
      REGISTRATION_GATE_OAUTH2_AUDIENCE: 'https://gate.example.com',
      REGISTRATION_GATE_OAUTH2_RESOURCE: 'urn:gate',
      REGISTRATION_GATE_OAUTH2_EXTRA_PARAMS: 'organization=org%201&x=a+b',
    };
    expect(formOf(env, { client_id: 'c' })).toEqual({
      grant_type: 'client_credentials',
      client_id: 'c',
      scope: 'api://gate/.default',
      audience: 'https://gate.example.com',
      resource: 'urn:gate',
      organization: 'org 1',
      x: 'a b',
    });
  });

  it('lets no extra parameter replace one that is sent', () => {
    const settings = { ...tokenSettings({}), registrationGateOauth2ExtraParams: 'grant_type=password&client_id=other&scope=x' };
    const { body } = buildTokenRequest(settings, { form: { client_id: 'c' }, headers: {}, credentials: [] });
    expect(body).toBe('grant_type=client_credentials&client_id=c&scope=x');
  });

  it('is a form', () => {
    const { headers } = buildTokenRequest(tokenSettings({}), {
      form: {},
      headers: { authorization: 'Basic x' },
      credentials: [],
    });
    expect(headers).toEqual({
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      authorization: 'Basic x',
    });
  });
});

describe('Basic credentials', () => {
  it('are encoded as in the known example', () => {
    expect(basicCredentials('1PpG/Q 1', 'z/tZ9VwFZqApmIQ+ZH1I5pLk/uB4ud:X2/8bL+wfFTt1rFw=')).toBe(
      'Basic MVBwRyUyRlErMTp6JTJGdFo5VndGWnFBcG1JUSUyQlpIMUk1cExrJTJGdUI0dWQlM0FYMiUyRjhiTCUyQndmRlR0MXJGdyUzRA==',
    );
  });

  it('come back as they were', () => {
    const decode = (part: string): string => decodeURIComponent(part.replaceAll('+', '%20'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (id, secret) => {
        const pair = Buffer.from(basicCredentials(id, secret).slice('Basic '.length), 'base64').toString('ascii');
        const colon = pair.indexOf(':');
        expect(pair.slice(colon + 1)).not.toContain(':');
        expect([decode(pair.slice(0, colon)), decode(pair.slice(colon + 1))]).toEqual([id, secret]);
      }),
    );
  });
});
