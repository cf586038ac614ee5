/** What `scripts/e2e-cluster.sh` tells the tests about the cluster. */
import { inject } from 'vitest';
import type { KeycloakAddress } from '../keycloak/server.ts';

/** The cluster and what stands ready for it; plain data, so that it passes between processes. */
export interface ClusterEnvironment {
  readonly kubeconfig: string;
  /** The registry's image, as `repository:tag`. */
  readonly image: string;
  /** An image of PostgreSQL where the default of the chart cannot be pulled. */
  readonly postgresImage: string | undefined;
  readonly keycloak: KeycloakAddress;
  /** Where Keycloak is stopped (`POST /stop`) and started anew, with an empty database (`POST /start`). */
  readonly keycloakSwitch: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: ClusterEnvironment;
  }
}

/** The environment of this run. */
export const environment = (): ClusterEnvironment => inject('cluster');

/** An image as the values of the charts have it. */
export function imageValues(image: string): { readonly repository: string; readonly tag: string } {
  const colon = image.lastIndexOf(':');
  return { repository: image.slice(0, colon), tag: image.slice(colon + 1) };
}
