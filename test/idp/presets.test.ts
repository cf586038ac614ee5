import { describe, expect, it } from 'vitest';
import { adviseClient } from '../../src/idp/advise.ts';
import { auth0 } from '../../src/idp/auth0.ts';
import { type Address, clientKeys, type FormParameter } from '../../src/idp/client.ts';
import { cognito } from '../../src/idp/cognito.ts';
import { entra } from '../../src/idp/entra.ts';
import { recogniseProvider } from '../../src/idp/explain.ts';
import { generic } from '../../src/idp/generic.ts';
import { keycloak } from '../../src/idp/keycloak.ts';
import { okta } from '../../src/idp/okta.ts';
import type { Provider } from '../../src/idp/provider.ts';

const providers = [entra, okta, auth0, keycloak, cognito, generic];

/** Values for the parts that differ. */
const FILLED: Readonly<Record<string, string>> = {
  'tenant id': '00000000-0000-0000-0000-000000000000',
  'client id': 'mcp-registry',
  'app id': '22222222-2222-2222-2222-222222222222',
  org: 'dev-1',
  'custom scope': 'gate.check',
  tenant: 'tenant.eu',
  'API identifier': 'https://gate.example.com',
  host: 'sso.example.com',
  realm: 'platform',
  region: 'eu-west-1',
  'user pool id': 'eu-west-1_a1B2c3D4e',
  'resource server identifier': 'gate',
  scope: 'check',
  'token endpoint': 'idp.example.com/token',
};

function filled({ preset }: Provider): ReadonlyMap<string, string> {
  return new Map(
    preset.map(({ key, value }) => [
      key,
      value.replaceAll(/<([^>]*)>/g, (_match, part: string) => FILLED[part] ?? expect.fail(part)),
    ]),
  );
}

describe.each(providers.map((provider) => [provider.name, provider] as const))('the preset of %s', (name, provider) => {
  it('filled in, is a client that nothing is wrong with', () => {
    const values = filled(provider);
    const address = (key: string): Address | undefined => {
      const text = values.get(key);
      return text === undefined ? undefined : { url: new URL(text), endsInSlash: text.endsWith('/') };
    };
    const parameters = new Map<'scope' | 'audience' | 'resource', FormParameter>();
    for (const parameter of ['scope', 'audience'] as const) {
      const value = values.get(clientKeys[parameter]);
      if (value !== undefined) parameters.set(parameter, { key: clientKeys[parameter], value });
    }
    const tokenUrl = address(clientKeys.tokenUrl);
    const issuerUrl = address(clientKeys.issuerUrl);
    expect([tokenUrl, issuerUrl].filter((given) => given !== undefined)).toHaveLength(1);
    const client = {
      tokenUrl,
      issuerUrl,
      authMethod: 'client_secret_post',
      hasAssertionAudience: false,
      parameters,
      secret: { looksLikeGuid: false },
    };
    expect(adviseClient({ ...client, complete: true })).toEqual([]);
    expect(recogniseProvider((tokenUrl ?? issuerUrl)!.url).name).toBe(name);
  });

  it('names each setting once, and where its value is found', () => {
    const keys = provider.preset.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain(clientKeys.clientId);
    for (const { value, about } of provider.preset) {
      expect(value).toMatch(/<[^<>]+>/);
      expect(about).toMatch(/^[^\r\n]{10,}[^.]$/);
    }
  });
});
