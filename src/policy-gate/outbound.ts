import { UsageError } from '../errors/usage-error.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import type { Environment } from '../settings/environment.ts';

/**
 * Opens the client for outbound calls.
 *
 * @param ca trusted certificate authorities in PEM; the platform's when undefined
 * @throws UsageError when a proxy variable is not a URL; its value may hold a password and is not shown
 */
export function openHttpClient(ca: readonly string[] | undefined, environment: Environment): HttpClient {
  try {
    return createHttpClient({ ca, environment });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_PROXY_INVALID_CONFIG') throw error;
    throw new UsageError('HTTPS_PROXY or HTTP_PROXY is not a URL', 'write it as http://host:port');
  }
}
