/**
 * A real authorization server (oidc-provider) on a free port of 127.0.0.1, for the tests and the demo: client credentials grant,
 * JWT access tokens for the gate.
 *
 * @module
 */
import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { errors } from 'oidc-provider';

/** A client that the server knows. */
export interface AuthorizationServerClient {
  readonly clientId: string;
  readonly method: 'client_secret_post' | 'client_secret_basic' | 'private_key_jwt';
  /** For the two secret methods. */
  readonly secret?: string;
  /** Public keys, for `private_key_jwt`. */
  readonly keys?: readonly JsonWebKey[];
  /** Scopes that it may ask for; `gate.check` when not given. */
  readonly scopes?: readonly string[];
}

/** What the server is to be. */
export interface AuthorizationServerOptions {
  /** The gate: `aud` of every access token, whether or not a request names it as `resource` (RFC 8707). An absolute URI. */
  readonly audience: string;
  readonly clients: readonly AuthorizationServerClient[];
  /** Scopes that exist; others are ignored. `gate.check` when not given. */
  readonly scopes?: readonly string[];
  /** Seconds that a token lives; 300 when not given. */
  readonly tokenLifetimeSeconds?: number;
}

/** A running server. */
export interface AuthorizationServer {
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  /** Tokens issued so far. */
  tokensIssued(): number;
  close(): Promise<void>;
}

const DEFAULT_SCOPES = ['gate.check'];
/** Keeps what the server stores in memory, apart for each server (`docs/README.md` of oidc-provider, adapter). */
function memoryAdapter(): new (model: string) => object {
  const entries = new Map<string, object>();
  return class {
    readonly #model: string;

    constructor(model: string) {
      this.#model = model;
    }

    upsert(id: string, payload: object): Promise<void> {
      entries.set(`${this.#model}:${id}`, payload);
      return Promise.resolve();
    }

    find(id: string): Promise<object | undefined> {
      return Promise.resolve(entries.get(`${this.#model}:${id}`));
    }

    destroy(id: string): Promise<void> {
      entries.delete(`${this.#model}:${id}`);
      return Promise.resolve();
    }
  };
}

const ALGORITHMS = ['RS256', 'PS256', 'ES256'];

function clientMetadata({ clientId, method, secret, keys, scopes = DEFAULT_SCOPES }: AuthorizationServerClient): object {
  return {
    client_id: clientId,
    token_endpoint_auth_method: method,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    scope: scopes.join(' '),
    ...(secret !== undefined && { client_secret: secret }),
    ...(keys !== undefined && { jwks: { keys } }),
  };
}

/** Starts the server. Keys are made anew for each one. */
export async function startAuthorizationServer(options: AuthorizationServerOptions): Promise<AuthorizationServer> {
  const { audience, clients, scopes = DEFAULT_SCOPES, tokenLifetimeSeconds = 300 } = options;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signingKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });

  const provider = new Provider(issuer, {
    adapter: memoryAdapter(),
    clients: clients.map(clientMetadata),
    jwks: { keys: [{ ...signingKey, alg: 'RS256', use: 'sig', kid: 'gate-test' }] },
    scopes,
    clientAuthMethods: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ALGORITHMS },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        // A request that names no resource gets a token for the gate.
        defaultResource: () => audience,
        getResourceServerInfo: (_context: unknown, resource: string) => {
          if (resource !== audience) throw new (errors.InvalidTarget ?? Error)();
          return {
            audience,
            scope: scopes.join(' '),
            accessTokenFormat: 'jwt',
            accessTokenTTL: tokenLifetimeSeconds,
            jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
    },
    ttl: { ClientCredentials: tokenLifetimeSeconds },
  });
  let issued = 0;
  provider.on('client_credentials.issued', () => (issued += 1));
  server.on('request', provider.callback());

  return {
    issuer,
    tokenEndpoint: `${issuer}/token`,
    jwksUri: `${issuer}/jwks`,
    tokensIssued: () => issued,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
