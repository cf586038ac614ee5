import { Agent, request } from 'node:http';

/** Where requests go, and as whom. */
export interface Target {
  readonly url: string;
  readonly key: string;
}

/** What many requests took. */
export interface Load {
  /** Milliseconds of each request. */
  readonly times: readonly number[];
  readonly seconds: number;
}

/** A value below which a part of the values lies. */
export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** A client with so many kept connections. */
export class Client {
  readonly #agent: Agent;
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
    this.#agent = new Agent({ keepAlive: true, maxSockets: width });
  }

  /** Sends one request. @throws Error when the answer has another status */
  send({ url, key }: Target, path: string, wanted: number, body?: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${key}`,
        ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      };
      const outgoing = request(
        url + path,
        { method: body === undefined ? 'GET' : 'POST', agent: this.#agent, headers },
        (message) => {
          let text = '';
          message.setEncoding('utf8');
          message.on('data', (chunk: string) => (text += chunk));
          message.on('end', () => {
            if (message.statusCode === wanted) resolve(text);
            else reject(new Error(`${path} was answered ${message.statusCode}: ${text.slice(0, 300)}`));
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** Sends as many requests, on all connections at once. */
  async load(count: number, send: (client: Client) => Promise<unknown>): Promise<Load> {
    const times: number[] = [];
    let left = count;
    const start = performance.now();
    const one = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const begin = performance.now();
        await send(this);
        times.push(performance.now() - begin);
      }
    };
    await Promise.all(Array.from({ length: this.#width }, one));
    return { times, seconds: (performance.now() - start) / 1000 };
  }

  close(): void {
    this.#agent.destroy();
  }
}
