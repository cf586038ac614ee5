/** One PostgreSQL for all files of tests; it starts when the first of them asks for it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type Cluster, createCluster } from './cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where to ask for a new database: the answer is its address. */
    postgres: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let cluster: Promise<Cluster> | undefined;
  let count = 0;
  const createDatabase = async (): Promise<string> => {
    cluster ??= createCluster({ max_connections: '300' });
    const name = `test_${(count += 1)}`;
    await (await cluster).query('postgres', `create database ${name}`);
    return (await cluster).url(name);
  };
  const server = createServer((_request, response) => {
    createDatabase().then(
      (url) => response.end(url),
      (error: unknown) => response.writeHead(500).end((error as Error).message),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  project.provide('postgres', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    await cluster?.then((one) => one.remove()).catch(() => {});
  };
}
