/** Once for all files: Keycloak on this machine, behind a Service of the cluster. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type RunningKeycloak, startKeycloak } from '../keycloak/server.ts';
import { freePort } from '../../support/free-port.ts';
import { Namespace } from './namespace.ts';

/** Pods reach Keycloak by the name of a Service, as they would one of their own cluster. */
const NAME = 'keycloak';
const NAMESPACE = 'e2e-identity';
const PORT = 8080;

const needed = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set; run: make e2e-cluster`);
  return value;
};

/** A Service whose one endpoint is a server of this machine. */
async function exposeHost(namespace: Namespace, address: string, port: number): Promise<void> {
  await namespace.create({ apiVersion: 'v1', kind: 'Service', metadata: { name: NAME }, spec: { ports: [{ port: PORT }] } });
  await namespace.create({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${NAME}-host`, labels: { 'kubernetes.io/service-name': NAME } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [address] }],
    ports: [{ port }],
  });
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kubeconfig = needed('KUBECONFIG');
  const host = needed('E2E_HOST_ADDRESS');
  const place = { port: await freePort(), host, publicUrl: `http://${NAME}.${NAMESPACE}.svc:${PORT}` };
  const namespace = await Namespace.make(kubeconfig, NAMESPACE);
  let keycloak: RunningKeycloak | undefined;
  const password = { adminPassword: '' };
  try {
    await exposeHost(namespace, host, place.port);
    keycloak = await startKeycloak(place);
    password.adminPassword = keycloak.adminPassword;
    process.stdout.write(`Keycloak ready after ${(keycloak.startMs / 1000).toFixed(1)} s\n`);
  } catch (error) {
    await keycloak?.stop();
    await namespace.remove();
    throw error;
  }
  const actions: Record<string, () => Promise<void>> = {
    '/stop': async () => {
      await keycloak?.stop();
      keycloak = undefined;
    },
    '/start': async () => {
      keycloak ??= await startKeycloak({ ...place, adminPassword: password.adminPassword });
    },
  };
  const server = createServer((request, response) => {
    const action = actions[request.url ?? ''] ?? (() => Promise.reject(new Error('no such action')));
    action().then(
      () => response.end(),
      (error: unknown) => response.writeHead(500).end((error as Error).message),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  project.provide('cluster', {
    kubeconfig,
    image: needed('E2E_IMAGE'),
    postgresImage: process.env['E2E_POSTGRES_IMAGE'],
    keycloak: { url: keycloak.url, publicUrl: place.publicUrl, adminPassword: password.adminPassword },
    keycloakSwitch: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
  return async () => {
    server.close();
    await keycloak?.stop();
    await namespace.remove();
  };
}
