import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose';
import { runPolicyGate } from '../../src/policy-gate/program.ts';

/** A small issuer: discovery, keys, and tokens of any kind. */
export interface Issuer {
  readonly url: string;
  /** Signs claims; `iss`, `exp` and `iat` are right unless given. */
  sign(claims: Record<string, unknown>, header?: Partial<JWTHeaderParameters>, foreign?: boolean): Promise<string>;
  readonly publicKeyPem: string;
  close(): Promise<void>;
}

/** Starts a server on a free port. */
export async function listen(listener: RequestListener): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export async function startIssuer(): Promise<Issuer> {
  const own = await generateKeyPair('RS256', { extractable: true });
  const foreign = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  let url = '';
  const server = await listen((request, response) => {
    const documents: Record<string, object> = {
      '/.well-known/openid-configuration': { issuer: url, jwks_uri: `${url}/keys` },
      '/keys': { keys: [jwk] },
    };
    const document = documents[request.url ?? ''];
    response
      .writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(document ?? {}));
  });
  ({ url } = server);
  const now = (): number => Math.floor(Date.now() / 1000);
  return {
    url,
    publicKeyPem: JSON.stringify(jwk),
    sign: (claims, header = {}, byForeign = false) =>
      new SignJWT({ iss: url, iat: now(), exp: now() + 300, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header })
        .sign(byForeign ? foreign.privateKey : own.privateKey),
    close: () => server.close(),
  };
}

/** A policy gate that runs in this process. */
export interface RunningGate {
  readonly url: string;
  /** Everything that it printed. */
  output(): string;
  signal(name: 'SIGHUP'): void;
  stop(): Promise<number>;
}

/** Starts the policy gate and waits until it listens. */
export async function startGate(env: Record<string, string>, drainMs?: number): Promise<RunningGate> {
  const events = new EventEmitter();
  let output = '';
  const address = Promise.withResolvers<string>();
  const input = {
    args: [],
    env: { POLICY_GATE_PORT: '0', ...env },
    stdout: { write: (text: string) => address.resolve(/http\S+/.exec(text)?.[0] ?? '') },
    stderr: { write: (text: string) => (output += text) },
    events,
  };
  const status = runPolicyGate(input, drainMs);
  void status.then((code) => address.reject(new Error(`ended with ${code}: ${output}`)));
  const url = await address.promise;
  return {
    url,
    output: () => output,
    signal: (name) => events.emit(name),
    stop: () => {
      events.emit('SIGTERM');
      return status;
    },
  };
}
