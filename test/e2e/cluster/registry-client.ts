/** A registry in the cluster, called as its users call it. */
import { randomUUID } from 'node:crypto';
import { docsServer, pdfSkill, travelAgent } from '../../registry/support/cards.ts';
import { type Forward, forward } from './forward.ts';
import { type Namespace, registryLabels } from './namespace.ts';

/** The kinds of assets: where each is registered, a card that the policy of examples/ allows, and what makes it deny one. */
export const KINDS = {
  agents: { route: '/api/agents/register', card: travelAgent, denied: { provider: null } },
  servers: { route: '/api/servers/register', card: docsServer, denied: { tags: ['experimental'] } },
  skills: { route: '/api/skills', card: pdfSkill, denied: { skill_md_url: 'http://raw.example.com/SKILL.md' } },
} as const;

/** A kind of asset. */
export type Kind = keyof typeof KINDS;

/** An answer of the registry. */
export interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string; readonly detail?: string; readonly [key: string]: any };
}

/** Where its pods listen. */
const PORT = 8080;

/** A registry that can be called. */
export class RegistryClient {
  readonly #forward: Forward;
  readonly #key: string;

  private constructor(way: Forward, key: string) {
    this.#forward = way;
    this.#key = key;
  }

  /** Opens a way to the registry of a release. */
  static async open(namespace: Namespace, release: string, key: string): Promise<RegistryClient> {
    return new RegistryClient(await forward(namespace, registryLabels(release), PORT), key);
  }

  async call(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.#forward.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        // The pod of a reused connection may be gone.
        connection: 'close',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Answer['body'] };
  }

  /** Registers an asset that nobody registered before, and says what became of it. */
  async register(kind: Kind, changes: object = {}): Promise<Answer & { readonly path: string; readonly stored: boolean }> {
    const path = `/${randomUUID()}`;
    const answer = await this.call('POST', KINDS[kind].route, { ...KINDS[kind].card, ...changes, path });
    return { ...answer, path, stored: await this.has(kind, path) };
  }

  async has(kind: Kind, path: string): Promise<boolean> {
    return (await this.call('GET', `/api/${kind}${path}`)).status === 200;
  }

  close(): void {
    this.#forward.close();
  }
}
