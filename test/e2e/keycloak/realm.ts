/** A realm made by Keycloak's admin REST API, as the provider's page tells an operator to make it. */
import { randomUUID } from 'node:crypto';
import type { KeycloakAddress } from './server.ts';

/** Audience that the gate expects. */
export const AUDIENCE = 'https://gate.example.com';

/** Optional client scope that puts the audience into the token. */
export const SCOPE = 'gate.check';

type Representation = Readonly<Record<string, unknown>>;

/** A client of a realm. */
export interface RealmClient {
  readonly clientId: string;
  /** Keycloak's own id of it. */
  readonly id: string;
  readonly secret: string;
}

const audienceMapper: Representation = {
  name: 'gate-audience',
  protocol: 'openid-connect',
  protocolMapper: 'oidc-audience-mapper',
  config: { 'included.custom.audience': AUDIENCE, 'access.token.claim': 'true', 'id.token.claim': 'false' },
};

async function adminToken({ url, adminPassword }: KeycloakAddress): Promise<string> {
  const response = await fetch(`${url}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: 'admin', password: adminPassword }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

/** A realm of one test file, and what an operator does in it. */
export class Realm {
  readonly name = `e2e-${randomUUID().slice(0, 8)}`;
  /** The issuer. */
  readonly url: string;
  readonly tokenEndpoint: string;
  readonly #keycloak: KeycloakAddress;
  #scopeId = '';

  private constructor(keycloak: KeycloakAddress, name?: string) {
    if (name !== undefined) this.name = name;
    this.#keycloak = keycloak;
    this.url = `${keycloak.publicUrl ?? keycloak.url}/realms/${this.name}`;
    this.tokenEndpoint = `${this.url}/protocol/openid-connect/token`;
  }

  /** Makes a realm with the client scope of the gate; `settings` are members of its representation. */
  static async create(keycloak: KeycloakAddress, { realm, ...settings }: Representation = {}): Promise<Realm> {
    const made = new Realm(keycloak, realm as string | undefined);
    await made.#call('POST', '/admin/realms', {
      realm: made.name,
      enabled: true,
      sslRequired: 'none',
      eventsEnabled: true,
      ...settings,
    });
    made.#scopeId = await made.#make('/client-scopes', {
      name: SCOPE,
      protocol: 'openid-connect',
      attributes: { 'include.in.token.scope': 'true' },
      protocolMappers: [audienceMapper],
    });
    return made;
  }

  /** Makes a confidential client with a service account, unless `settings` say otherwise, that may ask for the gate's scope. */
  async createClient(settings: Representation = {}): Promise<RealmClient> {
    const clientId = (settings['clientId'] as string | undefined) ?? `client-${randomUUID().slice(0, 8)}`;
    const secret = (settings['secret'] as string | undefined) ?? randomUUID();
    const id = await this.#make('/clients', {
      clientId,
      secret,
      publicClient: false,
      serviceAccountsEnabled: true,
      standardFlowEnabled: false,
      directAccessGrantsEnabled: false,
      ...settings,
    });
    await this.allowScope({ id }, 'optional');
    return { clientId, id, secret };
  }

  /** Gives a client the gate's scope: in every token, or when it asks for it. */
  async allowScope({ id }: Pick<RealmClient, 'id'>, kind: 'default' | 'optional'): Promise<void> {
    await this.#admin('DELETE', `/clients/${id}/${kind === 'default' ? 'optional' : 'default'}-client-scopes/${this.#scopeId}`);
    await this.#admin('PUT', `/clients/${id}/${kind}-client-scopes/${this.#scopeId}`);
  }

  /** Changes a client; attributes are added to those that it has. */
  async updateClient({ id }: RealmClient, changes: Representation): Promise<void> {
    const now = (await (await this.#admin('GET', `/clients/${id}`)).json()) as Representation;
    const attributes = { ...(now['attributes'] as object), ...(changes['attributes'] as object | undefined) };
    await this.#admin('PUT', `/clients/${id}`, { ...now, ...changes, attributes });
  }

  /** Changes the realm. */
  async update(changes: Representation): Promise<void> {
    const now = (await (await this.#admin('GET', '')).json()) as Representation;
    const attributes = { ...(now['attributes'] as object), ...(changes['attributes'] as object | undefined) };
    await this.#admin('PUT', '', { ...now, ...changes, attributes });
  }

  /** "Regenerate" in the client's credentials: the new secret. */
  async regenerateSecret({ id }: RealmClient): Promise<string> {
    const response = await this.#admin('POST', `/clients/${id}/client-secret`, {});
    return ((await response.json()) as { value: string }).value;
  }

  /** "Import" in the client's keys. */
  async importCertificate({ id }: RealmClient, pem: string): Promise<void> {
    const body = new FormData();
    body.set('keystoreFormat', 'Certificate PEM');
    body.set('file', new Blob([pem]), 'certificate.pem');
    await this.#admin('POST', `/clients/${id}/certificates/jwt.credential/upload-certificate`, body);
  }

  /** Has the realm take assertions of another issuer: once each, or as often as they come. */
  async trustIssuer(alias: string, issuer: string, jwksUrl: string, reuse: boolean): Promise<void> {
    await this.#admin('POST', '/identity-provider/instances', {
      alias,
      providerId: 'oidc',
      config: {
        issuer,
        jwksUrl,
        useJwksUrl: 'true',
        validateSignature: 'true',
        supportsClientAssertions: 'true',
        supportsClientAssertionReuse: String(reuse),
        // Needed by the form, not by assertions.
        clientId: 'unused',
        clientSecret: 'unused',
        authorizationUrl: `${issuer}/authorize`,
        tokenUrl: `${issuer}/token`,
      },
    });
  }

  /** Switches the user behind a client's service account on or off. */
  async enableServiceAccount({ id }: RealmClient, enabled: boolean): Promise<void> {
    const user = (await (await this.#admin('GET', `/clients/${id}/service-account-user`)).json()) as Representation;
    await this.#admin('PUT', `/users/${String(user['id'])}`, { ...user, enabled });
  }

  /** How many tokens the realm says that it gave to a client. */
  async loginsOf({ clientId }: RealmClient): Promise<number> {
    const query = new URLSearchParams({ type: 'CLIENT_LOGIN', client: clientId, max: '1000' });
    return ((await (await this.#admin('GET', `/events?${query}`)).json()) as unknown[]).length;
  }

  async remove(): Promise<void> {
    await this.#admin('DELETE', '');
  }

  #admin(method: string, path: string, body?: Representation | FormData): Promise<Response> {
    return this.#call(method, `/admin/realms/${this.name}${path}`, body);
  }

  async #make(path: string, representation: Representation): Promise<string> {
    const response = await this.#admin('POST', path, representation);
    return response.headers.get('location')?.split('/').at(-1) ?? '';
  }

  async #call(method: string, path: string, body?: Representation | FormData): Promise<Response> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${this.#keycloak.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await adminToken(this.#keycloak)}`,
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: HTTP ${response.status} ${await response.text()}`);
    return response;
  }
}
