/** What an operator has ready before the first installation: a namespace, a realm with the gate's client, Secrets. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../support/repository.ts';
import { AUDIENCE, Realm, type RealmClient, SCOPE } from '../keycloak/realm.ts';
import { environment, imageValues } from './environment.ts';
import { Namespace } from './namespace.ts';

/** Folders of the charts. */
export const registryChart = join(root, 'charts/registry');
export const stackChart = join(root, 'charts/mcp-gateway-registry-stack');

/** Name of the stack's release, after which its policy gate and its database are called. */
export const STACK = 'stack';

/** Secrets that are there before the charts are. */
export const SECRETS = { gate: 'registration-gate', callers: 'registry-callers', database: `${STACK}-postgresql` } as const;

/** Entry of the client secret in its Secret. */
export const SECRET_NAME = 'REGISTRATION_GATE_OAUTH2_CLIENT_SECRET';

/** What the policy of examples/ says. */
const policy: object = (() => {
  const { $comment: _comment, ...schemas } = JSON.parse(readFileSync(join(root, 'examples/policy.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  return schemas;
})();

/** A namespace that is ready for the charts. */
export class Site {
  readonly namespace: Namespace;
  readonly realm: Realm;
  readonly client: RealmClient;
  /** API keys, by the name of their caller. */
  readonly keys: { readonly admin: string; readonly developer: string };

  private constructor(namespace: Namespace, realm: Realm, client: RealmClient, keys: Site['keys']) {
    this.namespace = namespace;
    this.realm = realm;
    this.client = client;
    this.keys = keys;
  }

  static async prepare(name: string): Promise<Site> {
    const { kubeconfig, keycloak } = environment();
    const realm = await Realm.create(keycloak, { realm: name });
    const client = await realm.createClient({ clientId: 'registry' });
    const namespace = await Namespace.make(kubeconfig, name);
    const keys = { admin: randomBytes(32).toString('hex'), developer: randomBytes(32).toString('hex') };
    const site = new Site(namespace, realm, client, keys);
    await namespace.createSecret(SECRETS.gate, { [SECRET_NAME]: client.secret });
    await namespace.createSecret(SECRETS.callers, {
      'api-key': keys.admin,
      REGISTRY_API_KEYS: JSON.stringify([
        { key: keys.admin, name: 'admin', groups: ['admins'] },
        { key: keys.developer, name: 'developer', groups: [] },
      ]),
    });
    const password = randomBytes(16).toString('hex');
    await namespace.createSecret(SECRETS.database, {
      password,
      uri: `postgres://registry:${password}@${SECRETS.database}:5432/registry`,
    });
    return site;
  }

  /** Values of the chart registry: the gate of the stack beside it, by its address; the secret by reference. */
  registryValues(app: object = {}, more: object = {}): object {
    const gate = { registrationGateEnabled: true, registrationGateUrl: `http://${STACK}-policy-gate:8090/check` };
    return this.#registry({ ...gate, ...app }, more);
  }

  #registry(app: object, more: object): object {
    return {
      image: imageValues(environment().image),
      app: { ...this.#login(), ...app },
      test: {
        apiKeySecret: SECRETS.callers,
        deniedPayload: {
          name: 'Nobody',
          description: 'Is provided by nobody at all',
          url: 'https://nobody.example.com',
          version: '1',
        },
        allowedPayload: {
          name: 'Somebody',
          description: 'Is provided by somebody after all',
          url: 'https://somebody.example.com',
          version: '1',
          provider: { organization: 'Example' },
        },
      },
      ...more,
    };
  }

  /** Values of the stack: policy gate and registry, which asks it without another word. */
  stackValues(app: object = {}, more: object = {}): object {
    return {
      registry: this.#registry(app, more),
      policyGate: {
        enabled: true,
        image: imageValues(environment().image),
        policy,
        settings: {
          policyGateIssuerUrl: this.realm.url,
          policyGateAudience: AUDIENCE,
          policyGateAllowedClients: this.client.clientId,
        },
      },
    };
  }

  /** The same with a PostgreSQL, which the registry uses without another word, and two pods of the registry. */
  replicatedValues(app: object = {}, more: object = {}): object {
    const image = environment().postgresImage;
    return {
      ...this.stackValues(app, { replicaCount: 2, ...more }),
      postgresql: { enabled: true, existingSecret: SECRETS.database, ...(image !== undefined && { image: imageValues(image) }) },
    };
  }

  /** Makes realm and client again, as they were, in a Keycloak that was started anew; the Secret holds what the client has. */
  async restoreRealm(): Promise<void> {
    const held = await this.namespace.core.readNamespacedSecret({ namespace: this.namespace.name, name: SECRETS.gate });
    const secret = Buffer.from(held.data![SECRET_NAME]!, 'base64').toString('utf8');
    const realm = await Realm.create(environment().keycloak, { realm: this.realm.name });
    await realm.createClient({ clientId: this.client.clientId, secret });
  }

  async remove(): Promise<void> {
    await this.namespace.remove();
    await this.realm.remove().catch(() => {
      // It went with a Keycloak that was stopped.
    });
  }

  #login(): object {
    return {
      registrationGateAuthType: 'oauth2_client_credentials',
      registrationGateOauth2IssuerUrl: this.realm.url,
      registrationGateOauth2ClientId: this.client.clientId,
      registrationGateOauth2ClientSecretExistingSecret: SECRETS.gate,
      registrationGateOauth2Scope: SCOPE,
      registryApiKeysExistingSecret: SECRETS.callers,
    };
  }
}
