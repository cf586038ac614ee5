import { afterEach, describe, expect, it } from 'vitest';
import { metadataUrls, readMetadata } from '../../src/idp/issuer-metadata.ts';
import { endpointOf } from '../../src/token/discovery.ts';
import { closeAll, closing, startServer, type TestServer } from '../http/support.ts';
import { movableClock, patience, tokenClient } from './support.ts';

afterEach(closeAll);

const OIDC = '/.well-known/openid-configuration';

/** A provider whose metadata stands at the given path. */
async function startIssuer(
  metadataPath: string,
  path = '',
  change: (document: Record<string, unknown>) => object = (document) => document,
) {
  const server: TestServer = closing(
    await startServer((request, response) => {
      if (request.path === metadataPath) {
        response.end(JSON.stringify(change({ issuer: `${server.url}${path}`, token_endpoint: `${server.url}/somewhere/token` })));
      } else if (request.method === 'POST' && request.path === '/somewhere/token') {
        response.end('{"access_token":"token","token_type":"bearer"}');
      } else {
        response.writeHead(404).end();
      }
    }),
  );
  return server;
}

const paths = (server: TestServer): string[] => server.requests.map(({ method, path }) => `${method} ${path}`);

describe('discovery', () => {
  it('looks where OpenID Connect says, then where RFC 8414 does', () => {
    expect(metadataUrls('https://idp.example.com/realms/a').map(String)).toEqual([
      'https://idp.example.com/realms/a/.well-known/openid-configuration',
      'https://idp.example.com/.well-known/oauth-authorization-server/realms/a',
      'https://idp.example.com/.well-known/openid-configuration/realms/a',
    ]);
    expect(metadataUrls('https://tenant.auth0.com/').map(String)).toEqual([
      'https://tenant.auth0.com/.well-known/openid-configuration',
      'https://tenant.auth0.com/.well-known/oauth-authorization-server',
    ]);
  });

  it.each([
    ['OpenID Connect', `/realms/a${OIDC}`, 1],
    ['RFC 8414', '/.well-known/oauth-authorization-server/realms/a', 2],
    ['RFC 8414 with the older name', `${OIDC}/realms/a`, 3],
  ])('finds the endpoint by %s', async (_name, metadataPath, looks) => {
    const server = await startIssuer(metadataPath, '/realms/a');
    const result = await tokenClient({ REGISTRATION_GATE_OAUTH2_ISSUER_URL: `${server.url}/realms/a` }).acquire(patience());
    expect(result).toMatchObject({ ok: true, requests: 1 });
    expect(paths(server)).toHaveLength(looks + 1);
    expect(paths(server).at(-1)).toBe('POST /somewhere/token');
  });

  it('goes on where a page stands in the place of a document', async () => {
    const server = closing(
      await startServer((request, response) => {
        const { url } = server;
        if (request.path.startsWith('/.well-known/oauth-authorization-server')) {
          response.end(JSON.stringify({ issuer: url, token_endpoint: `${url}/token` }));
        } else if (request.method === 'POST') response.end('{"access_token":"token","token_type":"bearer"}');
        else response.end('<!doctype html>');
      }),
    );
    const client = tokenClient({ REGISTRATION_GATE_OAUTH2_ISSUER_URL: server.url });
    expect(await client.acquire(patience())).toMatchObject({ ok: true });
    expect(paths(server)).toHaveLength(3);
  });

  it('finds pages alone: says so', async () => {
    const server = closing(await startServer((_request, response) => void response.end('<!doctype html>')));
    const client = tokenClient({ REGISTRATION_GATE_OAUTH2_ISSUER_URL: `${server.url}/a` });
    const failure = { reason: 'discovery: the answer is not a JSON object' };
    expect(await client.acquire(patience())).toMatchObject({ ok: false, requests: 0, failure });
    expect(paths(server)).toHaveLength(3);
  });

  it('asks once in ten minutes, and once for all who ask together', async () => {
    const clock = movableClock();
    const server = await startIssuer(OIDC);
    const client = tokenClient({ REGISTRATION_GATE_OAUTH2_ISSUER_URL: server.url }, clock);
    const looks = (): number => paths(server).filter((path) => path === `GET ${OIDC}`).length;
    await Promise.all([client.acquire(patience()), client.acquire(patience())]);
    clock.move(599_000);
    await client.acquire(patience());
    expect(looks()).toBe(1);
    clock.move(1000);
    await client.acquire(patience());
    expect(looks()).toBe(2);
  });

  it('asks again after a failure at the endpoint', async () => {
    const server = closing(
      await startServer(({ method }, response) => {
        const { url } = server;
        response.writeHead(method === 'GET' ? 200 : 503).end(JSON.stringify({ issuer: url, token_endpoint: `${url}/token` }));
      }),
    );
    const client = tokenClient({ REGISTRATION_GATE_OAUTH2_ISSUER_URL: server.url });
    await client.acquire(patience());
    await client.acquire(patience());
    expect(paths(server)).toEqual([`GET ${OIDC}`, 'POST /token', `GET ${OIDC}`, 'POST /token']);
  });

  it('allows an endpoint on another host', async () => {
    const other = await startIssuer('/none');
    const server = await startIssuer(OIDC, '', (document) => ({ ...document, token_endpoint: `${other.url}/somewhere/token` }));
    expect(await tokenClient({ REGISTRATION_GATE_OAUTH2_ISSUER_URL: server.url }).acquire(patience())).toMatchObject({
      ok: true,
    });
    expect(paths(other)).toEqual(['POST /somewhere/token']);
  });

  it.each([301, 500, 503, 429])('stops at HTTP %i', async (status) => {
    const server = closing(await startServer((_request, response) => response.writeHead(status, { location: '/x' }).end()));
    const result = await tokenClient({ REGISTRATION_GATE_OAUTH2_ISSUER_URL: server.url }).acquire(patience());
    expect(result).toMatchObject({ ok: false, requests: 0, failure: { reason: `discovery: no metadata (HTTP ${status})` } });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['429', 429, {}, 5],
    ['429 with a time', 429, { 'retry-after': '42' }, 42],
    ['503 with a time', 503, { 'retry-after': '7' }, 7],
  ])('leaves an issuer alone that wants fewer requests: %s', async (_name, status, headers, seconds) => {
    const clock = movableClock();
    const server = closing(await startServer((_request, response) => response.writeHead(status, headers).end()));
    const client = tokenClient({ REGISTRATION_GATE_OAUTH2_ISSUER_URL: server.url }, clock);
    const failure = { retryAfterSeconds: seconds };
    expect(await client.acquire(patience())).toMatchObject({ ok: false, failure });
    clock.move(seconds * 1000 - 1);
    expect(await client.acquire(patience())).toMatchObject({ ok: false, failure: { retryAfterSeconds: 1 } });
    expect(server.requests).toHaveLength(1);
    clock.move(1);
    await client.acquire(patience());
    expect(server.requests).toHaveLength(2);
  });

  it('learns nothing about the credential from a refusal', async () => {
    const server = closing(await startServer((_request, response) => response.writeHead(401).end()));
    const client = tokenClient({ REGISTRATION_GATE_OAUTH2_ISSUER_URL: server.url });
    for (let index = 0; index < 2; index += 1) {
      expect(await client.acquire(patience())).toMatchObject({ failure: { reason: 'discovery: no metadata (HTTP 401)' } });
    }
  });

  it('reports an issuer that cannot be reached', async () => {
    const server = closing(await startServer(() => undefined));
    await server.close();
    const result = await tokenClient({ REGISTRATION_GATE_OAUTH2_ISSUER_URL: server.url }).acquire(patience());
    expect(result).toMatchObject({ ok: false, requests: 0, failure: { reason: 'discovery: connect: ECONNREFUSED' } });
  });
});

describe('a metadata document', () => {
  const issuer = 'https://idp.example.com/a';
  const read = (document: unknown, of = issuer) => {
    const found = readMetadata(of, Buffer.from(typeof document === 'string' ? document : JSON.stringify(document)));
    return found.ok ? endpointOf(of, found.metadata) : { ok: false, failure: found };
  };

  it('names the endpoint', () => {
    expect(read({ issuer, token_endpoint: 'https://IDP.example.com:443/token' })).toMatchObject({
      ok: true,
      endpoint: { text: 'https://IDP.example.com:443/token' },
    });
  });

  it.each([
    [
      'of another issuer',
      { issuer: 'https://evil.example.com/a', token_endpoint: 'https://idp.example.com/t' },
      'names another issuer',
    ],
    ['with a trailing slash more', { issuer: `${issuer}/`, token_endpoint: 'https://idp.example.com/t' }, 'names another issuer'],
    ['without an issuer', { token_endpoint: 'https://idp.example.com/t' }, 'names another issuer'],
    ['without an endpoint', { issuer }, 'names no token_endpoint'],
    [
      'with an http endpoint',
      { issuer, token_endpoint: 'http://idp.example.com/t' },
      'an https issuer names an http token_endpoint',
    ],
    ['with an endpoint that is no text', { issuer, token_endpoint: 5 }, 'not a safe URL'],
    ['with a relative endpoint', { issuer, token_endpoint: '/token' }, 'not a safe URL'],
    ['with credentials in the endpoint', { issuer, token_endpoint: 'https://u:p@idp.example.com/t' }, 'not a safe URL'],
    ['with a metadata service as endpoint', { issuer, token_endpoint: 'https://169.254.169.254/t' }, 'not a safe URL'],
    ['with another scheme', { issuer, token_endpoint: 'file:///etc/passwd' }, 'not a safe URL'],
    ['that is a list', [issuer], 'not a JSON object'],
    [
      'that names a member twice',
      `{"issuer":"${issuer}","token_endpoint":"https://idp.example.com/t","token_endpoint":"https://evil.example.com/t"}`,
      'names a member twice',
    ],
    ['that is HTML', '<html>', 'not a JSON object'],
  ])('%s is refused', (_name, document, reason) => {
    expect(read(document)).toMatchObject({ ok: false, failure: { reason: expect.stringContaining(reason) as string } });
  });

  it('of a Cognito pool without a domain says what to do', () => {
    const pool = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc';
    expect(read({ issuer: pool }, pool)).toMatchObject({
      failure: { hint: 'the user pool has no token endpoint until a domain is attached to it' },
    });
  });
});
