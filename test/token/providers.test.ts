import { writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../src/http/client.ts';
import { recogniseProvider } from '../../src/idp/explain.ts';
import { expiryMargin } from '../../src/token/cache.ts';
import { TokenClient } from '../../src/token/token-client.ts';
import type { DocumentedAnswer, DocumentedError, DocumentedProvider, DocumentedSuccess } from '../idp/answers/answer.ts';
import { sampleToken } from '../idp/answers/answer.ts';
import { auth0 } from '../idp/answers/auth0.ts';
import { cognito } from '../idp/answers/cognito.ts';
import { entra, entraDiagnostics } from '../idp/answers/entra.ts';
import { keycloak } from '../idp/answers/keycloak.ts';
import { okta } from '../idp/answers/okta.ts';
import { closeAll, closing, startServer } from '../http/support.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { movableClock, patience, tokenSettings } from './support.ts';

afterEach(closeAll);

const folder = tempFolder();

const documented = { entra, okta, auth0, keycloak, cognito };

const success: DocumentedAnswer = { status: 200, body: { access_token: sampleToken, token_type: 'Bearer', expires_in: 60 } };

function reply(response: ServerResponse, { status, headers, body }: DocumentedAnswer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8', ...headers }).end(text);
}

/**
 * A client of a provider at the provider's own address, with a proxy on the way that answers in its place.
 *
 * @param answers one for each request, the last one for those that follow
 */
async function clientOf(
  { tokenUrl, settings }: DocumentedProvider,
  answers: readonly DocumentedAnswer[],
  { onRequest = () => {}, cache = 'off' }: { onRequest?: () => void; cache?: 'on' | 'off' } = {},
) {
  const proxy = closing(
    await startServer((_request, response, index) => {
      onRequest();
      reply(response, answers[index] ?? answers.at(-1) ?? success);
    }),
  );
  const secretFile = folder.write('client-secret', 'canary-old');
  const environment = {
    ...settings,
    REGISTRATION_GATE_OAUTH2_TOKEN_URL: tokenUrl,
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE: secretFile,
    REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: cache,
  };
  const http = closing(createHttpClient({ ca: undefined, environment: { HTTP_PROXY: proxy.url } }));
  const clock = movableClock();
  const client = new TokenClient({ settings: tokenSettings(environment), http, environment, clock });
  return { client, clock, proxy, secretFile, secrets: () => proxy.requests.map(({ body }) => secretIn(body)) };
}

const secretIn = (form: string): string | null => new URLSearchParams(form).get('client_secret');

const errors = Object.entries(documented).flatMap(([name, provider]) =>
  provider.errors.map((error): [string, string, DocumentedProvider, DocumentedError] => [name, error.name, provider, error]),
);
const successes = Object.entries(documented).flatMap(([name, provider]) =>
  provider.successes.map((given): [string, string, DocumentedProvider, DocumentedSuccess] => [name, given.name, provider, given]),
);

it.each(Object.entries(documented))('%s is known by its address', (name, { tokenUrl }) => {
  expect(recogniseProvider(new URL(tokenUrl)).name).toBe(name);
});

describe('a token', () => {
  it.each(successes)('of %s, %s', async (_provider, _name, provider, given) => {
    const { client, proxy } = await clientOf(provider, [given]);
    const result = await client.acquire(patience());
    if (!result.ok) throw new Error(result.failure.reason);
    expect([result.token.reveal(), result.token.lifetimeSeconds, result.requests]).toEqual([sampleToken, given.lifetime, 1]);
    expect(proxy.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([`POST ${provider.tokenUrl}`]);
    expect(Object.fromEntries(new URLSearchParams(proxy.requests[0]?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'registry',
      client_secret: 'canary-old',
      ...provider.form,
    });
  });

  it.each(successes)('of %s, %s, is used again until its end is near', async (_provider, _name, provider, given) => {
    const { client, clock, proxy } = await clientOf(provider, [given], { cache: 'on' });
    const acquire = async () => expect(await client.acquire(patience())).toMatchObject({ ok: true });
    await acquire();
    clock.move(given.lifetime * 1000 - expiryMargin(given.lifetime) - 1);
    await acquire();
    expect(proxy.requests).toHaveLength(1);
    clock.move(1);
    await acquire();
    expect(proxy.requests).toHaveLength(2);
  });
});

describe('a refusal', () => {
  it.each(errors)('of %s, %s, is explained, and not asked for again', async (name, _name, provider, given) => {
    const { client, proxy } = await clientOf(provider, [given]);
    const result = await client.acquire(patience());
    const { error, hint, status } = given;
    expect(result).toMatchObject({ ok: false, requests: 1, failure: { error, hint, status } });
    if (result.ok) return;
    const { reason, retryAfterSeconds, diagnostics } = result.failure;
    expect(reason).toMatch(error === null ? /^(no|unknown) error code \(HTTP \d+\)$/ : `${error} (HTTP ${status})`);
    expect(retryAfterSeconds).toBe(given.retryAfter ?? null);
    expect(diagnostics).toEqual(name === 'entra' ? { ...entraDiagnostics, error_codes: codesOf(given) } : {});
    expect(proxy.requests).toHaveLength(1);
    expect(hint).toMatch(/^[\x20-\x7e]{20,}$/);
    expect(hint).not.toMatch(/canary|\.$/);
  });

  it.each(errors)('of %s, %s, has a secret that was rotated meanwhile tried', async (_provider, _name, provider, given) => {
    const { client, secretFile, secrets } = await clientOf(provider, [given, success], {
      onRequest: () => writeFileSync(secretFile, 'canary-new'),
    });
    const result = await client.acquire(patience());
    expect([result.ok, result.requests]).toEqual([given.reads, given.reads ? 2 : 1]);
    expect(secrets()).toEqual(given.reads ? ['canary-old', 'canary-new'] : ['canary-old']);
  });

  it.each(errors)('of %s, %s, holds back later requests, as long as it says', async (_provider, _name, provider, given) => {
    const { client, clock, proxy } = await clientOf(provider, [given, success]);
    await client.acquire(patience());
    const second = await client.acquire(patience());
    if (given.throttles !== true && !given.reads) {
      expect(second).toMatchObject({ ok: true });
      expect(proxy.requests).toHaveLength(2);
      return;
    }
    expect(second).toMatchObject({ ok: false, requests: 0, failure: { retryAfterSeconds: given.retryAfter ?? null } });
    expect(proxy.requests).toHaveLength(1);
    clock.move((given.retryAfter ?? 1) * 1000);
    expect(await client.acquire(patience())).toMatchObject({ ok: true, requests: 1 });
  });
});

describe('a provider whose token endpoint is on a domain of the operator', () => {
  it.each([
    [
      'http://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc',
      'check client id and client secret; the app client must have a secret',
    ],
    ['http://sso.example.com/realms/a', 'check the client id: the realm does not know it, or the client is disabled'],
    ['http://idp.example.com', 'check client id, client secret and the client authentication method'],
  ])('is known by its issuer: %s', async (issuer, hint) => {
    const proxy = closing(
      await startServer(({ method }, response) =>
        method === 'GET'
          ? response.end(JSON.stringify({ issuer, token_endpoint: 'http://login.example.com/oauth2/token' }))
          : response.writeHead(401).end('{"error":"invalid_client"}'),
      ),
    );
    const http = closing(createHttpClient({ ca: undefined, environment: { HTTP_PROXY: proxy.url } }));
    const environment = { REGISTRATION_GATE_OAUTH2_ISSUER_URL: issuer };
    const client = new TokenClient({ settings: tokenSettings(environment), http, environment, clock: movableClock() });
    expect(await client.acquire(patience())).toMatchObject({ ok: false, failure: { error: 'invalid_client', hint } });
  });
});

const codesOf = ({ body }: DocumentedError): unknown => (body as { error_codes?: unknown }).error_codes;
