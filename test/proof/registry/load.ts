/** Callers who register, update and publish all the time, and remember what they were told. */
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { KEYS } from '../../registry/support/test-app.ts';
import { docsServer, travelAgent } from '../../registry/support/cards.ts';
import { weather } from '../../registry/mcp/documents.ts';
import type { Random } from '../fuzz/random.ts';

const CALLERS = 16;

const NOBODY = 'nobody listens';
const BROKEN = 'connection broken';

/** What became of a request: the status and code of its answer, or the fault of the connection. */
export type Ending = { readonly status: number; readonly code: string | null } | { readonly fault: string };

/** What was acknowledged, by all registries of one database. */
export interface Ledger {
  /** Version and description of the last acknowledged write, by type and path. */
  readonly assets: Map<string, { readonly version: number; readonly description: string }>;
  /** Descriptions, by name and version. */
  readonly published: Map<string, string>;
  /** Acknowledged writes. */
  writes: number;
}

/** A ledger of nothing. */
export const createLedger = (): Ledger => ({ assets: new Map(), published: new Map(), writes: 0 });

/** What one run of callers saw. */
export interface Run {
  /** How many requests ended how. */
  readonly endings: Map<string, number>;
  /** Resolves when every caller has stopped. */
  readonly done: Promise<unknown>;
}

interface Answered {
  readonly ending: Ending;
  readonly body: { readonly _registry?: { readonly version: number } };
}

function send(agent: Agent, url: string, method: string, body: object): Promise<Answered> {
  const text = JSON.stringify(body);
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException): void => {
      const fault = error.code === 'ECONNREFUSED' ? NOBODY : `${BROKEN} (${error.code ?? error.message})`;
      resolve({ ending: { fault }, body: {} });
    };
    const headers = {
      authorization: `Bearer ${KEYS.alice}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    };
    const sent = request(url, { agent, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        const answer = JSON.parse(Buffer.concat(chunks).toString()) as Answered['body'] & { code?: string };
        resolve({ ending: { status: response.statusCode ?? 0, code: answer.code ?? null }, body: answer });
      });
    });
    sent.on('error', fail);
    sent.end(text);
  });
}

/**
 * Starts callers of a registry; they stop at the signal, or when nobody listens any more.
 *
 * @param name of the run, unlike all others on the same database
 */
export function startLoad(url: string, name: string, random: Random, ledger: Ledger, signal: AbortSignal): Run {
  const agent = new Agent({ keepAlive: true });
  const endings = new Map<string, number>();

  /** Sends a write, notes it when it was acknowledged, and says how it ended. */
  async function write(method: string, path: string, body: object, note: (answer: Answered['body']) => void): Promise<string> {
    const { ending, body: answer } = await send(agent, url + path, method, body);
    const label = 'fault' in ending ? ending.fault : [ending.status, ...(ending.code === null ? [] : [ending.code])].join(' ');
    endings.set(label, (endings.get(label) ?? 0) + 1);
    if (!('fault' in ending) && (ending.status === 200 || ending.status === 201)) {
      ledger.writes += 1;
      note(answer);
    }
    return label;
  }

  async function call(caller: string): Promise<void> {
    const own: string[] = [];
    let published = 0;
    for (let n = 0; !signal.aborted; n += 1) {
      const path = `/${caller}/n${n}`;
      let description = `${caller} ${n}`;
      const noteAsset =
        (type: string, at: string) =>
        ({ _registry: state }: Answered['body']): void => {
          ledger.assets.set(`${type} ${at}`, { version: state?.version ?? 0, description });
          own.push(at);
        };
      const choice = random.below(100);
      const updated = choice < 20 ? own.findLast(() => random.chance(70)) : undefined;
      let label: string;
      if (updated !== undefined) {
        label = await write(
          'PUT',
          `/api/agents${updated}`,
          { ...travelAgent, path: updated, description },
          noteAsset('agent', updated),
        );
      } else if (choice < 40) {
        const version = `1.0.${published}`;
        const server = `com.example/${caller}`;
        label = await write('POST', '/v0/publish', { ...weather, name: server, version, description }, () => {
          published += 1;
          ledger.published.set(`${server} ${version}`, description);
        });
        // An answer of 503 before did not know that it was stored.
        if (label === '409 version_exists') published += 1;
      } else if (choice < 55) {
        const body = { ...docsServer, path, description };
        label = await write('POST', '/api/servers/register', body, () => {
          ledger.assets.set(`server ${path}`, { version: 1, description });
        });
      } else {
        if (choice < 70) description = `denied ${description}`;
        label = await write('POST', '/api/agents/register', { ...travelAgent, path, description }, noteAsset('agent', path));
      }
      if (label === NOBODY) return;
      if (label.startsWith(BROKEN)) {
        // The registry is gone, or one connection is: the next request tells.
        await sleep(5);
      }
      // Connections are idle now and then.
      if (random.chance(30)) await sleep(random.below(30));
    }
  }

  const callers = Array.from({ length: CALLERS }, (_, n) => call(`${name}-c${n}`));
  return { endings, done: Promise.all(callers).finally(() => agent.destroy()) };
}
