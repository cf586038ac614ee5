/** One Keycloak for all files of end-to-end tests. */
import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { type KeycloakAddress, startKeycloak } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    keycloak: KeycloakAddress;
  }
}

/** Mebibytes of memory that the processes of a group take. */
function memoryOf(group: number): number {
  const rows = execFileSync('ps', ['-e', '-o', 'pgid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const kibibytes = rows.map((row) => row.trim().split(/\s+/).map(Number)).filter(([pgid]) => pgid === group);
  return Math.round(kibibytes.reduce((sum, [, rss = 0]) => sum + rss, 0) / 1024);
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const keycloak = await startKeycloak();
  const { url, adminPassword, startMs, group } = keycloak;
  project.provide('keycloak', { url, adminPassword });
  process.stdout.write(`Keycloak ready after ${(startMs / 1000).toFixed(1)} s at ${url}\n`);
  return async () => {
    process.stdout.write(`Keycloak took ${memoryOf(group)} MiB of memory\n`);
    await keycloak.stop();
  };
}
