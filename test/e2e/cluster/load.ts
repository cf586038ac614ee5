/** Registrations from within the cluster, through the Service: what was acknowledged, and what failed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { environment } from './environment.ts';
import { type Forward, forward } from './forward.ts';
import { eventually, isReady, type Namespace } from './namespace.ts';
import { KINDS } from './registry-client.ts';

const PORT = 9000;
const WORKERS = 6;

/** What came of the load so far. */
export interface LoadReport {
  /** Paths of the agents that the registry said it stored. */
  readonly acknowledged: readonly string[];
  /** Attempts that were answered otherwise, or not at all. */
  readonly failures: readonly string[];
}

/** Runs in a pod of the registry's image; a failed attempt is never sent again, since it may have been stored. */
const program = `
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
const acknowledged = [], failures = [];
let running = true;
async function work() {
  while (running) {
    const path = '/' + randomUUID();
    try {
      const response = await fetch(process.env.REGISTRY_URL + '/api/agents/register', {
        method: 'POST',
        // A connection each, so that every pod has its share.
        headers: { 'x-api-key': process.env.API_KEY, 'content-type': 'application/json', connection: 'close' },
        body: JSON.stringify({ ...JSON.parse(process.env.CARD), path }),
      });
      const body = await response.json();
      if (response.status === 201) acknowledged.push(path);
      else failures.push(response.status + ' ' + body.code);
    } catch (error) {
      failures.push(error.cause?.code ?? error.name);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
const workers = Promise.all(Array.from({ length: ${WORKERS} }, work));
createServer(async (request, response) => {
  if (request.url === '/stop') {
    running = false;
    await workers;
  }
  response.end(JSON.stringify({ acknowledged, failures }));
}).listen(${PORT});
`;

/** A load that runs. */
export class Load {
  readonly #way: Forward;

  private constructor(way: Forward) {
    this.#way = way;
  }

  /** Starts it against a Service of the namespace, with an API key from a Secret. */
  static async start(namespace: Namespace, service: string, secret: string): Promise<Load> {
    const name = 'load';
    await namespace.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, labels: { app: name } },
      spec: {
        restartPolicy: 'Never',
        terminationGracePeriodSeconds: 0,
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            name,
            image: environment().image,
            command: ['node', '--input-type=module', '--eval', program],
            env: [
              { name: 'CARD', value: JSON.stringify(KINDS.agents.card) },
              { name: 'REGISTRY_URL', value: `http://${service}:8080` },
              { name: 'API_KEY', valueFrom: { secretKeyRef: { name: secret, key: 'api-key' } } },
            ],
            readinessProbe: { tcpSocket: { port: PORT }, periodSeconds: 1 },
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          },
        ],
      },
    });
    await eventually('the pod of the load', async () => (await namespace.pods(`app=${name}`)).find(isReady));
    return new Load(await forward(namespace, `app=${name}`, PORT));
  }

  async report(): Promise<LoadReport> {
    return this.#ask('/');
  }

  /** Waits until so many more registrations are acknowledged than now. */
  async more(count: number): Promise<void> {
    const goal = (await this.report()).acknowledged.length + count;
    while ((await this.report()).acknowledged.length < goal) await sleep(200);
  }

  /** Ends it, after the attempts that are under way. */
  async stop(): Promise<LoadReport> {
    const report = await this.#ask('/stop');
    this.#way.close();
    return report;
  }

  async #ask(path: string): Promise<LoadReport> {
    const response = await fetch(`${this.#way.url}${path}`, { headers: { connection: 'close' } });
    return (await response.json()) as LoadReport;
  }
}
