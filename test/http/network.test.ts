import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createHttpClient, type HttpRequest } from '../../src/http/client.ts';
import { describeFailure } from '../../src/http/failure.ts';
import { readTrust } from '../../src/http/trust.ts';
import { makeCertificates, type TestCertificates } from './certificates.ts';
import { closeAll, closing, startServer } from './support.ts';

let certificates: TestCertificates;
let folder: string;

beforeAll(async () => {
  certificates = makeCertificates();
  folder = await mkdtemp(join(tmpdir(), 'trust-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(closeAll);

const post = (url: string): HttpRequest => ({
  method: 'POST',
  url: new URL(url),
  headers: { authorization: 'Bearer token-canary' },
  body: 'a=b',
  timeoutMs: 20_000,
  signal: new AbortController().signal,
});

const startTls = async (options: object = {}) =>
  closing(
    await startServer(
      (_request, response) => response.end('secure'),
      (listener) =>
        createHttpsServer({ cert: certificates.cert, key: certificates.key, ...options }, listener) as unknown as Server,
    ),
  );

const https = (url: string): string => url.replace('http:', 'https:');

describe('trust', () => {
  it('refuses a certificate of an unknown authority, and takes it with the CA file', async () => {
    const server = await startTls();
    const plain = closing(createHttpClient({ ca: undefined, environment: {} }));
    const refused = await plain.send(post(https(server.url)));
    expect(refused).toMatchObject({
      ok: false,
      failure: { kind: 'network', phase: 'tls', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    });
    expect(!refused.ok && describeFailure(refused.failure)).toBe('tls: UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    expect(server.requests).toHaveLength(0);

    await writeFile(join(folder, 'ca.pem'), `# our own\n${certificates.ca}`);
    const trust = await readTrust(join(folder, 'ca.pem'));
    if (!trust.ok) throw new Error(trust.reason);
    expect(trust.ca?.length).toBeGreaterThan(50);
    const trusting = closing(createHttpClient({ ca: trust.ca, environment: {} }));
    expect(await trusting.send(post(https(server.url)))).toMatchObject({ ok: true, response: { status: 200 } });
  });

  it('checks the host name', async () => {
    const server = await startTls();
    const http = closing(createHttpClient({ ca: [certificates.ca], environment: {} }));
    expect(await http.send(post(`https://localhost:${server.port}/`))).toMatchObject({
      ok: false,
      failure: { phase: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
    expect(server.requests).toHaveLength(0);
  });

  it('refuses TLS 1.1', async () => {
    const server = await startTls({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
    const http = closing(createHttpClient({ ca: [certificates.ca], environment: {} }));
    expect(await http.send(post(https(server.url)))).toMatchObject({ ok: false, failure: { kind: 'network', phase: 'tls' } });
  });

  it('leaves the platform alone without a file', async () => {
    expect(await readTrust('')).toEqual({ ok: true, ca: undefined });
  });

  it.each([
    ['missing', null, 'the CA file cannot be read (ENOENT)'],
    ['empty', '', 'the CA file holds no certificate in PEM'],
    [
      'broken',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
      'the CA file holds a certificate that cannot be read',
    ],
  ])('reports a file that is %s', async (name, text, reason) => {
    const path = join(folder, `${name}.pem`);
    if (text !== null) await writeFile(path, text);
    expect(await readTrust(path)).toEqual({ ok: false, reason });
  });
});

/** A proxy: forwards absolute-form requests and opens tunnels, always to the given port. */
async function startProxy(port: number) {
  const seen: { readonly method: string; readonly target: string; readonly authorization: string }[] = [];
  const proxy = await startServer(
    ({ method, path, headers }, response) => {
      seen.push({ method, target: path, authorization: headers['proxy-authorization'] ?? '' });
      response.end('through the proxy');
    },
    (listener) => {
      const server = createHttpServer(listener);
      server.on('connect', (message, client, head) => {
        seen.push({ method: 'CONNECT', target: message.url ?? '', authorization: message.headers['proxy-authorization'] ?? '' });
        const upstream = connect(port, '127.0.0.1', () => {
          client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
          upstream.write(head);
          upstream.pipe(client).pipe(upstream);
        });
        upstream.on('error', () => client.destroy());
        client.on('error', () => upstream.destroy());
      });
      return server;
    },
  );
  return { ...closing(proxy), seen };
}

describe('proxies', () => {
  it('tunnel https calls', async () => {
    const server = await startTls();
    const proxy = await startProxy(server.port);
    const http = closing(
      createHttpClient({ ca: [certificates.ca], environment: { HTTPS_PROXY: `http://user:pw@127.0.0.1:${proxy.port}` } }),
    );
    const result = await http.send(post('https://gate.example.com/check'));
    expect(result).toMatchObject({ ok: true, response: { status: 200 } });
    expect(proxy.seen).toEqual([
      { method: 'CONNECT', target: 'gate.example.com:443', authorization: `Basic ${Buffer.from('user:pw').toString('base64')}` },
    ]);
    expect(server.requests).toMatchObject([{ path: '/check', body: 'a=b' }]);
    expect(server.requests[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it('carry http calls', async () => {
    const proxy = await startProxy(0);
    const http = closing(
      createHttpClient({ ca: undefined, environment: { http_proxy: `http://user:pw@127.0.0.1:${proxy.port}` } }),
    );
    const result = await http.send(post('http://gate.example.com/check'));
    expect(result.ok && result.response.body.toString()).toBe('through the proxy');
    const authorization = `Basic ${Buffer.from('user:pw').toString('base64')}`;
    expect(proxy.seen).toEqual([{ method: 'POST', target: 'http://gate.example.com/check', authorization }]);
  });

  it('are not used for hosts of NO_PROXY', async () => {
    const server = closing(await startServer((_request, response) => response.end('direct')));
    const proxy = await startProxy(0);
    const environment = { HTTP_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: '127.0.0.1,.svc' };
    const result = await closing(createHttpClient({ ca: undefined, environment })).send(post(server.url));
    expect(result.ok && result.response.body.toString()).toBe('direct');
    expect(proxy.seen).toEqual([]);
  });

  it('that refuse the tunnel are a failure of the connection', async () => {
    const proxy = closing(
      await startServer(
        () => undefined,
        (listener) =>
          createHttpServer(listener).on(
            'connect',
            (_message, socket) => void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
          ),
      ),
    );
    const environment = { HTTPS_PROXY: `http://user:pw@127.0.0.1:${proxy.port}` };
    const result = await closing(createHttpClient({ ca: undefined, environment })).send(post('https://gate.example.com/'));
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'network', phase: 'connect', code: 'ERR_PROXY_TUNNEL', head: null },
    });
  });
});
